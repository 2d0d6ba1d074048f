import type { Grade, Paragraph, Report } from '../../../src/model/report.js'
import { oneOf, type Random } from '../../../train/random.js'
import type { Writer } from './words.js'

const OLD_SCALE: readonly Grade[] = ['Outstanding', 'Good', 'Adequate', 'Inadequate']
const SCALE: readonly Grade[] = ['Outstanding', 'Good', 'Requires improvement', 'Inadequate']

/** Real reports have some 80 paragraphs and passages; the five that come with Pilcrow 137. */
const KEPT = 0.6

export interface Identity {
  readonly authority: Report['authority']
  readonly year: number
}

/** A report built like a real one (its headings, its numbers, its judgements), with other words, grades and dates. */
export function madeReport(
  like: Report,
  { authority, year }: Identity,
  writer: Writer,
  random: Random,
): Report {
  const names = writer.names()
  const scale = ['SLAC', 'LAC'].includes(like.framework) ? OLD_SCALE : SCALE
  const judgements = like.judgements.map((judgement) => {
    const grade = oneOf(scale, random)
    const quote = `${judgement.label} is judged to be ${grade.toLowerCase()}.`
    return { ...judgement, grade, evidence: judgement.evidence.map((one) => ({ ...one, grade, quote })) }
  })
  const said = new Map(
    judgements.flatMap(({ evidence }) => evidence.map(({ paragraph, quote }) => [paragraph, quote] as const)),
  )
  const advised = new Set(like.recommendations.map(({ key }) => key))
  const paragraphs = like.paragraphs
    .filter(({ key }) => said.has(key) || advised.has(key) || random() < KEPT)
    .map((paragraph) => ({
      ...paragraph,
      text: rewritten(paragraph, said.get(paragraph.key), writer, names),
    }))
  const texts = new Map(paragraphs.map(({ key, text }) => [key, text]))
  return {
    ...like,
    id: `${authority.slug}-${year}`,
    authority,
    inspected: { from: `${year}-03-05`, to: `${year}-03-16` },
    published: `${year}-05-11`,
    publishedSource: 'printed',
    paragraphs,
    judgements,
    recommendations: like.recommendations.map((one) => ({ ...one, text: texts.get(one.key) ?? one.text })),
  }
}

/** The same lines, with other words in each. */
function rewritten(
  { text }: Paragraph,
  said: string | undefined,
  writer: Writer,
  names: readonly string[],
): string {
  const lines = text.split('\n').map((line) => {
    const bullet = line.match(/^ *- /)?.[0] ?? ''
    return bullet + writer.write(line.split(/\s+/).length, names)
  })
  return [...(said ? [said] : []), ...lines].join('\n')
}
