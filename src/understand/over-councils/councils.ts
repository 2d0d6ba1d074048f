import type { AskedFor, Having, Movement, Where } from '../../model/query.js'
import type { Entities } from '../entities/entities.js'
import type { Slots } from '../slots.js'
import { conditionsIn, judgementOver } from './conditions.js'
import { layoutIn } from './layout.js'
import { movementIn } from './movement.js'
import { isNotInspected, whereOver } from './where.js'

/** Which councils are meant: where and when, by what grades, or by how a grade went. */
export interface Narrowed {
  readonly where: Where
  readonly having: Having[]
  readonly movement: Movement | null
}

export function narrowed(entities: Entities, slots: Slots): Narrowed {
  const conditions = conditionsIn(entities)
  const isTimed = conditions.some(({ period }) => period !== null)
  // Who 'leads' an inspection leads nobody up or down, and who has had none since moved nowhere.
  const isStill = isTimed || isNotInspected(entities, slots) || isOfInspector(entities)
  // 'Judged inadequate each year' puts figures together, and says nothing of always.
  const isLaidOut = layoutIn(entities, slots.wording) !== null && OVER_ALL.has(slots.movement)
  const { movement, usesGrades } = isStill
    ? { movement: null, usesGrades: false }
    : movementIn(entities, slots.wording, isLaidOut ? 'none' : slots.movement)
  const having = usesGrades ? [] : conditions
  return { where: whereOver(entities, slots, having), having, movement }
}

/** Movements that are told by all inspections of a council. */
const OVER_ALL: ReadonlySet<string> = new Set(['always', 'repeatedly'])

const isOfInspector = ({ inspectors, grades }: Entities): boolean =>
  inspectors.length > 0 && grades.length === 0

/** The councils that meet what a question names; page 0. */
export function councilsAsked(entities: Entities, slots: Slots): AskedFor<'councils'> {
  const { where, having, movement } = narrowed(entities, slots)
  const judgement = isOfInspector(entities) ? null : judgementOver(entities)
  const isBare = having.length === 0 && movement === null && judgement === null
  const last = isBare && slots.extreme === null ? lastMeant(where, isOfReport(entities, slots)) : null
  if (last !== null) return { ...last, intent: 'councils', having, movement, judgement, page: 0 }
  const isConditional = entities.grades.length > 0 || movement !== null
  return {
    intent: 'councils',
    where: isOfOldestReport(entities, slots) ? inOldest(where) : where,
    having,
    movement,
    judgement,
    extreme: isConditional || isOfInspector(entities) ? null : slots.extreme,
    page: 0,
  }
}

/** 'Which council had the latest inspection': of nothing but their order, the last of all. */
function lastMeant(where: Where, ofReport: boolean): Pick<AskedFor<'councils'>, 'where' | 'extreme'> | null {
  const { years, from, to, order } = where.period
  const isOfOrder = years.length === 0 && from === null && to === null
  if (!isOfOrder || (order !== 'latest' && order !== 'first')) return null
  const isOldestReport = order === 'first' && ofReport
  const period = { ...where.period, order: isOldestReport ? order : null }
  return { where: { ...where, period }, extreme: order === 'latest' ? 'newest' : 'oldest' }
}

/** 'The oldest report' is the oldest of all; the council that was inspected longest ago is so by its newest. */
const isOfOldestReport = (entities: Entities, slots: Slots): boolean =>
  slots.extreme === 'oldest' && isOfReport(entities, slots)

const isOfReport = ({ tokens }: Entities, { wording: { groups } }: Slots): boolean =>
  !groups.some(({ value }) => value === 'council') &&
  tokens.some(({ word }) => word === 'report' || word === 'reports')

const inOldest = (where: Where): Where => ({ ...where, period: { ...where.period, order: 'first' } })
