import type { AnswerContext } from '../command/command.js'
import type { JudgementAsked, Where } from '../model/query.js'
import type { Choice, ReportWords } from '../model/reply.js'
import {
  type Finding,
  findingOf,
  isOutcome,
  type Judgement,
  type Report,
  STRAND_IN_WORDS,
  stepOf,
} from '../model/report.js'
import { whenInspected } from '../quotation/quote.js'
import { capitalised } from '../text/in-words.js'
import { judgementKey, judgementKeyIn, overallAsked, sendAsked } from '../understand/entities/grades.js'
import { type JudgementName, shortLabel } from '../vocabulary/judgements.js'

/** What a judgement of a report is about, across frameworks; nothing for one that the vocabulary does not know. */
export const familiesOf = (
  report: Report,
  judgement: Judgement,
  names: readonly JudgementName[],
): readonly string[] =>
  names.find(
    ({ framework, strand, slug }) =>
      framework === report.framework && strand === judgement.strand && slug === judgement.judgement,
  )?.families ?? []

/**
 * The judgements of one report that are meant. A strand that is named chooses between the halves of a SLAC report;
 * nothing else does, so both are given where none is.
 */
export function meantIn({ framework, judgements }: Report, { keys, strand }: JudgementAsked): Judgement[] {
  // A board is no council.
  if (keys.includes('*') || keys.includes('?'))
    return judgements.filter(({ judgement }) => judgement !== 'lscb' && !keys.includes(`-${judgement}`))
  const asked = new Set(keys)
  const meant = judgements.filter((one) => asked.has(judgementKeyIn({ framework }, one)))
  const ofStrand = meant.filter((one) => one.strand === strand)
  return ofStrand.length > 0 ? ofStrand : meant
}

/** The names that data/judgements.csv has for what is asked about. */
const namesAsked = ({ keys }: JudgementAsked, { vocabulary }: AnswerContext): JudgementName[] =>
  keys.flatMap((key) => vocabulary.judgements.find((one) => judgementKey(one) === key) ?? [])

/** The judgements of a report that are about the same thing as the one asked about; those it names itself come first. */
export function kinIn(report: Report, asked: JudgementAsked, context: AnswerContext): Judgement[] {
  const own = meantIn(report, asked)
  if (own.length > 0) return own
  const families = sharedFamilies(namesAsked(asked, context))
  return report.judgements.filter((judgement) =>
    familiesOf(report, judgement, context.vocabulary.judgements).some((family) => families.has(family)),
  )
}

/** A judgement of a report, and the one grade or outcome that it gives for it. */
export interface GradedOnce {
  readonly report: Report
  readonly judgement: Judgement
  readonly finding: Finding
}

/** The one grade among some judgements of a report, to be held against another's; nothing where there is none, or more than one. */
export const gradedOnce = (report: Report, judgements: readonly Judgement[]): GradedOnce[] =>
  judgements.length > 1
    ? []
    : judgements
        .flatMap((judgement) => gradeGiven(report, judgement))
        .filter(({ finding }) => stepOf(finding) >= 0)

/** A judgement with its grade; nothing where the report's own places disagree about it. */
export function gradeGiven(report: Report, judgement: Judgement): GradedOnce[] {
  const finding = findingOf(judgement)
  return finding === null ? [] : [{ report, judgement, finding }]
}

/** Words of Pilcrow's that tell a grade, with the grade: `Good overall`, `Leeds 2022 is outcome 2`. */
export const gradeTold = (
  { report, judgement: { judgement, strand }, finding }: GradedOnce,
  words: string,
): ReportWords => ({ report: report.id, words, grade: { judgement, strand, finding } })

/** Whether one grade of a report covers something beside what was asked: care leavers with children in care. */
export const coversMore = (
  report: Report,
  judgement: Judgement,
  asked: JudgementAsked,
  context: AnswerContext,
): boolean => {
  const families = sharedFamilies(namesAsked(asked, context))
  const covered = familiesOf(report, judgement, context.vocabulary.judgements)
  return covered.some((family) => families.has(family)) && covered.some((family) => !families.has(family))
}

/**
 * The families that every name of a judgement is in, else those of any: the overall grade for children in care of 2012 is
 * an overall grade and one for children in care, and who asks for 'overall' means the first alone.
 */
function sharedFamilies(names: readonly JudgementName[]): ReadonlySet<string> {
  const all = names.flatMap(({ families }) => families)
  const shared = all.filter((family) => names.every(({ families }) => families.includes(family)))
  return new Set(shared.length > 0 ? shared : all)
}

/** Of one authority's reports (newest first) the newest that grades what is named or its kin; else the newest. */
export const newestThatGrades = (
  [newest, ...older]: readonly [Report, ...Report[]],
  named: JudgementAsked,
  context: AnswerContext,
): Report => [newest, ...older].find((report) => kinIn(report, named, context).length > 0) ?? newest

/** The judgement of a council's services as a whole. */
export const OVERALL_SLUG = 'overall-effectiveness'

export const isOverall = ({ judgement }: Pick<Judgement, 'judgement'>): boolean => judgement === OVERALL_SLUG

/** The overall grade, as a query would ask for it. */
export const overall = ({ vocabulary }: AnswerContext): JudgementAsked => overallAsked(vocabulary.judgements)

/** The outcome of area SEND inspections, as a query would ask for it. */
export const sendOutcomeAsked = (context: AnswerContext): JudgementAsked =>
  sendAsked(context.vocabulary.judgements) ?? overall(context)

/** What is asked for where no judgement is named: the overall grade; under SEND, and where outcomes are named, the outcome. */
export const judgementMeant = (
  { framework }: Pick<Where, 'framework'>,
  context: AnswerContext,
  named: readonly Finding[] = [],
): JudgementAsked =>
  framework === 'SEND' || (named.length > 0 && named.every(isOutcome))
    ? sendOutcomeAsked(context)
    : overall(context)

/** A judgement in the report that makes it. */
export interface Made {
  readonly report: Report
  readonly judgement: Judgement
}

/** 'Looked after children' */
const strandWords = ({ strand }: Judgement): string =>
  strand === null ? '' : capitalised(STRAND_IN_WORDS[strand])

const message = ({ report, judgement }: Made): string =>
  ['/grade', report.id, judgement.judgement, judgement.strand ?? ''].join(' ').trim()

/** The other half of a report that judges the same there. */
const inOtherStrand = (shown: readonly Made[]): Choice[] =>
  shown.flatMap(({ report, judgement }) =>
    report.judgements
      .filter((one) => one.judgement === judgement.judgement && one.strand !== judgement.strand)
      .filter((one) => !shown.some((made) => made.judgement === one))
      .map((one) => ({
        label: `${strandWords(one)} (${whenInspected(report)})`,
        message: message({ report, judgement: one }),
      })),
  )

/** The same judgement where it was not asked for: in the other strand, and in other inspections of the authority. */
export function otherGrades(
  shown: readonly Made[],
  inspections: readonly Report[],
  named: JudgementAsked,
): Choice[] {
  const others = inspections.filter(({ id }) => !shown.some(({ report }) => report.id === id))
  const inOthers = others.flatMap((report) => {
    const [judgement, second] = meantIn(report, named)
    if (judgement === undefined) return []
    const meant = second === undefined ? judgement : { ...judgement, strand: null }
    return [
      {
        label: `${whenInspected(report)}: ${shortLabel(judgement).toLowerCase()}`,
        message: message({ report, judgement: meant }),
      },
    ]
  })
  return [...inOtherStrand(shown), ...inOthers]
}

/** Other inspections of the same council, to pick instead; what differs stands first: '2024: all grades'. */
export const otherReports = (others: readonly Report[], command = '/report', what = 'all grades'): Choice[] =>
  others.map((other) => ({ label: `${whenInspected(other)}: ${what}`, message: `${command} ${other.id}` }))
