import type { AnswerContext } from '../command/command.js'
import { type Finding, isOutcome } from '../model/finding.js'
import type { JudgementAsked, Where } from '../model/query.js'
import type { Choice } from '../model/reply.js'
import { type Judgement, type Report, STRAND_IN_WORDS } from '../model/report.js'
import { whenInspected } from '../quotation/quote.js'
import { capitalised } from '../text/in-words.js'
import { overallAsked, sendAsked } from '../understand/entities/grades.js'
import { shortLabel } from '../vocabulary/judgements.js'
import { meantIn } from './families.js'

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
