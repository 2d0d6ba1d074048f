import { type Asked, type AskedFor, NEWEST_OF_EACH } from '../../model/query.js'
import { conditionsIn } from '../over-councils/conditions.js'
import { isRecommending } from '../over-councils/mentions.js'
import { isDated, isNotInspected, whereOver } from '../over-councils/where.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { mergedWhere } from './merge.js'
import { isPointing } from './shown.js'

/** What narrows an answer over councils by something that no grade tells, or asks what it left out. */

/** An answer over councils, a list or figures. */
export type Tabled = AskedFor<'councils'> | AskedFor<'figures'>

/**
 * 'How many not seen since before 2018', 'the ones that were inspected before 2016', 'does that count those with no grade':
 * of those that were listed the ones whose newest report is of then; those that were counted apart. Null for anything else.
 */
export function tableNarrowed(
  read: ReadMessage,
  before: Tabled,
  { recogniser }: Understanding,
): Asked | null {
  const { entities, slots } = read
  const isPlaced = slots.where.councils.length > 0
  // 'And the shortest', after the longest list of recommendations.
  const [length] = recogniser.names.in('list-length', entities.tokens)
  if (before.intent === 'figures' && before.of === 'recommendations' && length && !isPlaced)
    return { ...before, figure: length.value[0] === 'fewest' ? 'fewest' : 'extreme' }
  if (isPlaced || before.movement !== null) return null
  const apart = leftApart(read, before)
  if (apart) return apart
  const isOfEarlier = isNotInspected(entities, slots)
  const isOfThose = isPointing(entities) && isDated(slots.where.period) && entities.grades.length === 0
  if (isDated(before.where.period) || !(isOfEarlier || isOfThose)) return null
  const where = mergedWhere(before.where, isOfEarlier ? whereOver(entities, slots, []) : slots.where)
  const asked = {
    where: { ...where, period: { ...where.period, order: NEWEST_OF_EACH.order } },
    having: before.having,
    movement: null,
    judgement: before.judgement,
  }
  return slots.wording.figures.some(({ value }) => value === 'count')
    ? { intent: 'figures', ...asked, figure: 'count', by: null, of: 'councils' }
    : { intent: 'councils', ...asked, extreme: null, page: 0 }
}

/** Those without the grade that was asked about, which are counted apart. */
function leftApart({ entities }: ReadMessage, before: Tabled): AskedFor<'councils'> | null {
  const [condition, second] = conditionsIn(entities)
  const isOfNone = condition?.grades.every((grade) => grade === 'Not judged') === true
  if (!condition || second || !isOfNone) return null
  const judgement = condition.judgement ?? before.having[0]?.judgement ?? before.judgement
  return {
    intent: 'councils',
    where: before.where,
    having: [{ ...condition, judgement }],
    movement: null,
    judgement: null,
    extreme: null,
    page: 0,
  }
}

/** 'Which of those made it a recommendation', after what reports mention: the same, of their recommendations alone. */
export function recommendedAmong({ entities, slots }: ReadMessage, before: Asked): Asked | null {
  const isOf = before.intent === 'mentions' && before.of !== 'recommendations' && !before.isAgain
  const isAsked = isPointing(entities) && entities.tokens.some(({ word }) => isRecommending(word))
  return isOf && isAsked && slots.where.councils.length === 0
    ? { ...before, of: 'recommendations', page: 0 }
    : null
}

/** 'Which are they', 'name them', after what reports mention: they are named at its head. */
export function mentionedAgain({ entities, slots, citations }: ReadMessage, before: Asked): Asked | null {
  const { tokens, grades, judged, quoted } = entities
  const [first] = tokens
  const { councils, regions, kinds, period } = slots.where
  const isAlone =
    tokens.length <= FEW &&
    [grades, judged.judgements, quoted, councils, regions, kinds, citations].every(
      ({ length }) => length === 0,
    )
  const isAsked = isPointing(entities) && NAMING_THEM.has(first?.word ?? '')
  return before.intent === 'mentions' && isAlone && isAsked && !isDated(period)
    ? { ...before, page: 0 }
    : null
}

const NAMING_THEM = new Set(['which', 'who', 'name', 'list', 'where', 'what'])

/** Words of a message that says nothing but a time told from today, or only points back. */
const FEW = 4

/** 'This year's only', after what is said or recommended on a subject. */
export function ofTimeAlone({ entities, slots }: ReadMessage, before: Asked): Asked | null {
  const [time, second] = entities.relativeTimes
  const isAlone = entities.tokens.length <= FEW && slots.where.councils.length === 0
  if (!time || second || !isAlone) return null
  return before.intent === 'passages' || before.intent === 'recommendations' || before.intent === 'mentions'
    ? { ...before, where: { ...before.where, period: time.value }, page: 0 }
    : null
}
