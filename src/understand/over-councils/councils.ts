import type { AskedFor, Having, Movement, Where } from '../../model/query.js'
import type { Entities } from '../entities/entities.js'
import type { Slots } from '../slots.js'
import { conditionsIn, judgementOver } from './conditions.js'
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
  const { movement, usesGrades } = isStill
    ? { movement: null, usesGrades: false }
    : movementIn(entities, slots.wording, slots.movement)
  const having = usesGrades ? [] : conditions
  return { where: whereOver(entities, slots, having), having, movement }
}

const isOfInspector = ({ inspectors, grades }: Entities): boolean =>
  inspectors.length > 0 && grades.length === 0

/** The councils that meet what a question names; page 0. */
export function councilsAsked(entities: Entities, slots: Slots): AskedFor<'councils'> {
  const { where, having, movement } = narrowed(entities, slots)
  const isConditional = entities.grades.length > 0 || movement !== null
  return {
    intent: 'councils',
    where,
    having,
    movement,
    judgement: isOfInspector(entities) ? null : judgementOver(entities),
    extreme: isConditional || isOfInspector(entities) ? null : slots.extreme,
    page: 0,
  }
}
