import type { AnswerContext } from '../../command/command.js'
import type { JudgementAsked } from '../../model/query.js'
import { reportName } from '../../quotation/quote.js'
import { listInWords } from '../../text/in-words.js'
import type { JudgementName } from '../../vocabulary/judgements.js'
import { type Condition, isOfNone, type JudgedInspection } from './conditions.js'
import { gradesGiven, judgementNames } from './judged.js'
import type { CouncilInspection } from './population.js'

/** More than these are counted and not named. */
const MOST_NAMED_JOINTLY = 5

/**
 * What a reader must know of the reports that were counted: those that judge what was asked together with something else
 * (until 2022 care leavers with children in care), and those that print that they do not judge it. Each a sentence.
 * @param meant those that meet the conditions; null where there are none
 */
export function jointInWords(
  {
    judged,
    meant,
  }: { readonly judged: readonly JudgedInspection[]; readonly meant: readonly JudgedInspection[] | null },
  asked: readonly JudgementAsked[],
  conditions: readonly Condition[],
  context: AnswerContext,
): string[] {
  const joint = [...new Set(asked.flatMap((one) => jointNames(one, context)))]
  return [
    ...joint.flatMap((name) => {
      const isJoint = ({ report }: CouncilInspection) =>
        report.framework === name.framework &&
        report.judgements.some(({ judgement }) => judgement === name.slug)
      const of = judged.filter(isJoint)
      const among = meant === null ? '' : amongInWords(meant.filter(isJoint), meant.length)
      return of.length === 0
        ? []
        : [` ${numberOfThose(of.length, judged.length)} judged on “${name.short}” together${among}.`]
    }),
    ...notJudgedInWords(judged, conditions),
  ]
}

/** Names of what was asked that stand for something else too, where others of its names do not. */
function jointNames(asked: JudgementAsked, { vocabulary }: AnswerContext): JudgementName[] {
  const names = judgementNames(asked, vocabulary).filter(({ slug }) => slug !== 'overall-effectiveness')
  const isJoint = ({ families }: JudgementName) => families.length > 1
  return names.every(isJoint) ? [] : names.filter(isJoint)
}

function notJudgedInWords(judged: readonly JudgedInspection[], conditions: readonly Condition[]): string[] {
  if (conditions.some(isOfNone)) return []
  const none = judged.filter(({ judgements }) =>
    judgements.some((made) => gradesGiven(made).join() === 'Not judged'),
  )
  return none.length === 0
    ? []
    : [` ${numberOfThose(none.length, judged.length)} Not judged${namedInWords(none)}.`]
}

/** `9 of the 42 are` */
const numberOfThose = (count: number, of: number): string =>
  `${count} of the ${of} ${count === 1 ? 'is' : 'are'}`

const amongInWords = (some: readonly CouncilInspection[], of: number): string =>
  some.length === 0
    ? `, none of the ${of} among them`
    : `, ${some.length} of the ${of} among them${namedInWords(some)}`

const namedInWords = (some: readonly CouncilInspection[]): string =>
  some.length > MOST_NAMED_JOINTLY ? '' : `: ${listInWords(some.map(({ report }) => reportName(report)))}`
