import { findingOf, isDisputed } from '../model/finding.js'
import type { JudgementAsked } from '../model/query.js'
import type { Excerpt, GradeRow } from '../model/reply.js'
import type { Evidence, Judgement, Paragraph, Report } from '../model/report.js'
import { yearOf } from '../model/year.js'
import { placeCitation, shortCitation } from '../quotation/citation.js'
import { linkTo } from '../quotation/link.js'
import { sentencesOf } from '../quotation/quote.js'
import { excerptOf, sentencesWith } from './excerpt.js'

/** The paragraph that names the grade; where none does, the place that prints it. */
const citationsOf = (report: Report, evidence: readonly Evidence[]): string[] => {
  const cited = evidence.map((one) => {
    const paragraph = report.paragraphs.find(({ key }) => key === one.paragraph)
    const says = paragraph && sentencesThatSay(paragraph.text, [one]).length > 0
    return says ? shortCitation(report, paragraph) : placeCitation(report, one.place)
  })
  return [...new Set(cited)]
}

/** One judgement's grade; where the report's own places disagree, a row for each grade that it prints. */
export function gradeRows(report: Report, judgement: Judgement): GradeRow[] {
  const disputed = isDisputed(judgement)
  const printed = disputed ? distinct(judgement.evidence) : [judgement]
  return printed.map(({ grade, outcome }) => {
    const evidence = judgement.evidence.filter((one) => one.grade === grade && one.outcome === outcome)
    return {
      report: report.id,
      authority: report.authority.name,
      year: yearOf(report),
      strand: judgement.strand,
      judgement: judgement.judgement,
      label: judgement.label,
      grade,
      outcome,
      wording: judgement.wording,
      disputed,
      citations: citationsOf(report, evidence),
      url: linkTo(report, evidence[0]?.page),
    }
  })
}

/** The row of a judgement that a report does not make. */
export const notMade = (report: Report, { keys, label }: JudgementAsked): GradeRow => ({
  report: report.id,
  authority: report.authority.name,
  year: yearOf(report),
  strand: null,
  judgement: keys[0]?.split('/').at(-1) ?? '',
  label,
  grade: null,
  outcome: null,
  wording: null,
  disputed: false,
  citations: [],
  url: linkTo(report),
})

/** The words around a grade: the sentences of the paragraphs behind it that name it. */
export const behind = (report: Report, judgement: Judgement): Excerpt[] =>
  naming(report, judgement).map(({ paragraph, sentence }) =>
    excerptOf(report, paragraph, { sentences: [sentence], score: 0 }),
  )

/** The paragraphs behind a grade that name it, and the first sentence of each that does. */
function naming(report: Report, judgement: Judgement): { paragraph: Paragraph; sentence: number }[] {
  const keys = [...new Set(judgement.evidence.flatMap(({ paragraph }) => paragraph ?? []))]
  return keys.flatMap((key) => {
    const paragraph = report.paragraphs.find((one) => one.key === key)
    const [sentence] = paragraph ? sentencesThatSay(paragraph.text, judgement.evidence) : []
    return paragraph && sentence !== undefined ? [{ paragraph, sentence }] : []
  })
}

const distinct = (evidence: readonly Evidence[]): Evidence[] =>
  evidence.filter((one, at) => evidence.findIndex((each) => findingOf(each) === findingOf(one)) === at)

/** The sentences of a text that name a grade that was found, or are the very ones that print an outcome. */
function sentencesThatSay(text: string, evidence: readonly Evidence[]): number[] {
  const outcomes = evidence.filter(({ outcome }) => outcome !== null)
  const said = sentencesOf(text).flatMap((sentence, at) =>
    outcomes.some(({ quote }) => sentence.includes(quote) || quote.includes(sentence)) ? [at] : [],
  )
  const grades = evidence.flatMap(({ grade }) => grade ?? [])
  return [...sentencesWith(text, grades), ...said]
}

/** Where no paragraph names the grade: the heading, sentence or table row that does, word for word, by its place. */
export function printedAs(report: Report, judgement: Judgement): Record<string, string> {
  if (naming(report, judgement).length > 0) return {}
  return Object.fromEntries(
    judgement.evidence.map((one) => [
      placeCitation(report, one.place),
      `“${one.quote.replace(/\s+/g, ' ')}”`,
    ]),
  )
}
