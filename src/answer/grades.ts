import { findingOf, isDisputed } from '../model/finding.js'
import type { JudgementAsked } from '../model/query.js'
import type { Excerpt, GradeRow, Printed } from '../model/reply.js'
import type { Evidence, Judgement, Report } from '../model/report.js'
import { yearOf } from '../model/year.js'
import { linkTo, placeCitation, placeInShort, shortCitation, whenInspected } from '../quotation/quote.js'
import { judgementsKeyed } from '../understand/entities/grades.js'
import { excerptOf } from './excerpt.js'
import { states, stating } from './grade-stated.js'

interface CitedEvidence {
  readonly citation: string
  /** The place alone. */
  readonly place: string
}

/** The paragraph that states the grade; where none does, the place that prints it. Each once. */
function citedBehind(report: Report, judgement: Judgement, evidence: readonly Evidence[]): CitedEvidence[] {
  const cited = evidence.map((one): [string, CitedEvidence] => {
    const paragraph = report.paragraphs.find(({ key }) => key === one.paragraph)
    const isStated = paragraph !== undefined && states(report, judgement, one)
    const place = isStated ? placeInShort(paragraph) : one.place
    const citation = isStated ? shortCitation(report, paragraph) : placeCitation(report, one.place)
    return [citation, { citation, place }]
  })
  return [...new Map(cited).values()]
}

/** One judgement's grade; where the report's own places disagree, a row for each grade that it prints. */
export function gradeRows(report: Report, judgement: Judgement): GradeRow[] {
  const disputed = isDisputed(judgement)
  const printed = disputed ? distinctEvidence(judgement.evidence) : [judgement]
  return printed.map(({ grade, outcome }) => {
    const evidence = judgement.evidence.filter((one) => one.grade === grade && one.outcome === outcome)
    const cited = citedBehind(report, judgement, evidence)
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
      citations: cited.map(({ citation }) => citation),
      when: whenInspected(report),
      places: cited.map(({ place }) => place),
      url: linkTo(report, evidence[0]?.page),
    }
  })
}

/** The row of a judgement that a report does not make. */
export const notMade = (report: Report, asked: JudgementAsked): GradeRow =>
  rowWithout(report, {
    judgement: judgementsKeyed(asked)[0]?.slug ?? asked.keys[0] ?? '',
    label: asked.label,
  })

/** The same by the judgement's slug. */
export const rowWithout = (
  report: Report,
  { judgement, label }: Pick<GradeRow, 'judgement' | 'label'>,
): GradeRow => ({
  report: report.id,
  authority: report.authority.name,
  year: yearOf(report),
  strand: null,
  judgement,
  label,
  grade: null,
  outcome: null,
  wording: null,
  disputed: false,
  citations: [],
  when: whenInspected(report),
  places: [],
  url: linkTo(report),
})

/** The sentences of the paragraphs behind a grade that state it. */
export const evidenceExcerpts = (report: Report, judgement: Judgement): Excerpt[] =>
  stating(report, judgement).map(({ paragraph, sentence }) =>
    excerptOf(report, paragraph, { sentences: [sentence], score: 0 }),
  )

const distinctEvidence = (evidence: readonly Evidence[]): Evidence[] =>
  evidence.filter((one, at) => evidence.findIndex((each) => findingOf(each) === findingOf(one)) === at)

/** Where no paragraph states the grade: the heading, sentence or table row that does, word for word, by its place. */
export function printedPlaces(report: Report, judgement: Judgement): Printed[] {
  if (stating(report, judgement).length > 0) return []
  return judgement.evidence.map((one) => ({
    report: report.id,
    citation: placeCitation(report, one.place),
    words: one.quote.replace(/\s+/g, ' '),
  }))
}
