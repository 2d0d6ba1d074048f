import { findingOf, isDisputed } from '../model/finding.js'
import type { JudgementAsked } from '../model/query.js'
import type { Excerpt, GradeRow } from '../model/reply.js'
import type { Evidence, Judgement, Report } from '../model/report.js'
import { yearOf } from '../model/year.js'
import { placeCitation, shortCitation } from '../quotation/citation.js'
import { linkTo } from '../quotation/link.js'
import { excerptOf } from './excerpt.js'
import { states, stating } from './grade-stated.js'

/** The paragraph that states the grade; where none does, the place that prints it. */
const citationsOf = (report: Report, judgement: Judgement, evidence: readonly Evidence[]): string[] => {
  const cited = evidence.map((one) => {
    const paragraph = report.paragraphs.find(({ key }) => key === one.paragraph)
    return paragraph && states(report, judgement, one)
      ? shortCitation(report, paragraph)
      : placeCitation(report, one.place)
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
      citations: citationsOf(report, judgement, evidence),
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

/** The sentences of the paragraphs behind a grade that state it. */
export const behind = (report: Report, judgement: Judgement): Excerpt[] =>
  stating(report, judgement).map(({ paragraph, sentence }) =>
    excerptOf(report, paragraph, { sentences: [sentence], score: 0 }),
  )

const distinct = (evidence: readonly Evidence[]): Evidence[] =>
  evidence.filter((one, at) => evidence.findIndex((each) => findingOf(each) === findingOf(one)) === at)

/** Where no paragraph states the grade: the heading, sentence or table row that does, word for word, by its place. */
export function printedAs(report: Report, judgement: Judgement): Record<string, string> {
  if (stating(report, judgement).length > 0) return {}
  return Object.fromEntries(
    judgement.evidence.map((one) => [
      placeCitation(report, one.place),
      `“${one.quote.replace(/\s+/g, ' ')}”`,
    ]),
  )
}
