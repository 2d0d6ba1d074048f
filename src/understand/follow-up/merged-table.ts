import {
  type Asked,
  type AskedFor,
  type Having,
  isPeriodNamed,
  type JudgementAsked,
  type Where,
} from '../../model/query.js'
import { isSendAsked } from '../entities/grades.js'
import { narrowedBy, outcomesFor } from '../over-councils/conditions.js'
import type { ReadMessage } from '../read-message.js'
import { fromFirstPage } from './shown.js'

/** A list or figures over councils, merged with what a message names after them. */

/** Whether a message after a list names one council and asks something of it: no condition, no time. */
export const isOfOneListed = ({ slots: { where }, entities }: ReadMessage, hasCondition: boolean): boolean =>
  where.councils.length === 1 &&
  where.neighboursOf === null &&
  !hasCondition &&
  !isPeriodNamed(where.period) &&
  entities.tokens.length > MERE_NAME

/** Words that a council is named in, and asked nothing of: 'and in Devon'. */
const MERE_NAME = 4

/** The same condition on another judgement; 'and SEND?', after a grade, asks for the outcome that stands for it. */
export const judgedFor = (one: Having, judgement: JudgementAsked): Having => ({
  ...one,
  judgement,
  grades: isSendAsked(judgement) ? outcomesFor(one.grades) : one.grades,
})

/** A list or a count over councils with more conditions, or others in their place. */
export function overCouncils(
  before: AskedFor<'councils'> | AskedFor<'figures'>,
  {
    where,
    conditions,
    kind,
    judgement,
    extreme,
    isJoined,
  }: {
    /** 'And …' */
    readonly isJoined: boolean
    readonly extreme: AskedFor<'councils'>['extreme']
    readonly where: Where
    readonly conditions: AskedFor<'councils'>['having']
    readonly kind: 'narrow' | 'again'
    readonly judgement: AskedFor<'councils'>['judgement']
  },
): Asked {
  const [first] = before.having
  // 'And not good overall' is asked of those that are good for leadership, not in their place.
  const isAdded =
    kind === 'narrow' ||
    (isJoined && conditions.every((one) => one.judgement?.label !== first?.judgement?.label))
  // 'And for care leavers' after how many are good overall: how many are good for care leavers.
  const rejudged = before.having.map((one) => (judgement ? judgedFor(one, judgement) : one))
  // 'And of those, in care too?' asks for the same grade of another judgement.
  const alsoJudged =
    kind === 'narrow' && conditions.length === 0 && judgement && first
      ? [...before.having, judgedFor({ judgement, grades: first.grades, period: first.period }, judgement)]
      : null
  return {
    ...fromFirstPage(before),
    where,
    having:
      alsoJudged ?? (conditions.length > 0 ? narrowedBy(isAdded ? before.having : [], conditions) : rejudged),
    judgement: alsoJudged ? before.judgement : (judgement ?? before.judgement),
    ...(before.intent === 'councils' && extreme !== null ? { extreme } : {}),
  } as Asked
}
