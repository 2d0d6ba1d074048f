import type { Evidence, Judgement, Paragraph } from '../../../model/report.js'
import { judgementsOf } from '../../../vocabulary/judgements.js'
import type { Layout, Wording } from '../layout/layout.js'

/** The heading over the passages that say it. */
const HEADING = /^(inspection outcomes?|outcome of the inspection)$/i

/** In a copy that has lost its headings, the outcome stands within so many passages. */
const FIRST_PASSAGES = 4

/** The sentence of a text that holds these words. */
const sentenceWith = (text: string, words: string): string =>
  text.split(/(?<=[.!?])\s+/).find((sentence) => sentence.includes(words)) ?? text

function evidenceIn({ text, key, page, locator }: Paragraph, { outcome, words }: Wording) {
  const [found] = words.exec(text) ?? []
  if (found === undefined) return []
  const evidence: Evidence = {
    kind: 'sentence',
    grade: null,
    outcome,
    quote: sentenceWith(text, found),
    place: locator,
    paragraph: key,
    page,
  }
  return [{ evidence, outcome, wording: found }]
}

/**
 * The outcome of an inspection that makes no graded judgements, from the passages under its heading. Where they print more
 * than one, it is left open and each is kept as evidence.
 */
export function outcomesIn(
  paragraphs: readonly Paragraph[],
  { framework, outcomes = [] }: Layout,
): Judgement[] {
  const headed = paragraphs.filter(({ locator }) => HEADING.test(locator))
  const meant = headed.length > 0 ? headed : paragraphs.slice(0, FIRST_PASSAGES)
  const found = meant.flatMap((paragraph) => outcomes.flatMap((wording) => evidenceIn(paragraph, wording)))
  const [first, ...others] = found
  const name = judgementsOf(framework)[0]
  if (!first || !name) return []
  const agreed = others.every(({ outcome }) => outcome === first.outcome)
  return [
    {
      judgement: name.slug,
      label: name.label,
      strand: null,
      grade: null,
      outcome: agreed ? first.outcome : null,
      wording: agreed ? first.wording : null,
      evidence: found.map(({ evidence }) => evidence),
    },
  ]
}
