import type { AnswerContext } from '../../command/command.js'
import { type AskedFor, isDated, isPeriodNamed } from '../../model/query.js'
import type { Reply } from '../../model/reply.js'
import { byDate } from './by-date.js'
import { byGap, byOccasion } from './by-gap.js'
import { byGrade } from './by-grade.js'
import { byMovement } from './by-movement.js'
import { type CouncilList, listReply } from './listed.js'
import type { Reach } from './population.js'

/** Whether reports are asked for by when, by whom or under what they were made; who names nothing asks how councils are graded. */
const isOfInspections = (
  { where: { period, inspector, framework, reports } }: AskedFor<'councils'>,
  reach: Reach,
) =>
  reach.always === true ||
  inspector !== null ||
  framework !== null ||
  reports.length > 0 ||
  isPeriodNamed(period)

/** Which councils meet the conditions: how many there are of how many, then a line each. */
export const answerCouncils = (asked: AskedFor<'councils'>, context: AnswerContext): Reply =>
  listReply(listCouncils(asked, context), asked, context)

/**
 * All that a list over councils holds, on whatever page.
 * @param reach which reports count where the question does not say: each council's newest unless told otherwise
 */
export function listCouncils(
  asked: AskedFor<'councils'>,
  context: AnswerContext,
  reach: Reach = {},
): CouncilList {
  const { movement, extreme, having, judgement } = asked
  if (movement !== null) return byMovement(asked, movement, context)
  if (extreme === 'longest gap' || extreme === 'shortest gap') return byGap(asked, context)
  const isOfTime = extreme === 'oldest' || extreme === 'newest' || extreme === 'oldest and newest'
  if (isOfTime && having.length > 0) return byOccasion(asked, context)
  // The oldest report and the newest are so of all that are here.
  if (extreme === 'oldest and newest') return byDate(asked, context, { ...reach, always: true })
  // Of every inspection the first or the last, whatever it was of.
  if (isOfTime && !reach.kind && isDated(asked.where.period)) return byDate(asked, context, { kind: 'all' })
  const isOfGrades = having.length > 0 || judgement !== null || (extreme !== null && !isOfTime)
  return isOfGrades || (extreme === null && !isOfInspections(asked, reach))
    ? byGrade(asked, context, reach)
    : byDate(asked, context, reach)
}
