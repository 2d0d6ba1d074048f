import { ANY_TIME, type Having, type Period, type Where } from '../../model/query.js'
import type { Entities } from '../entities/entities.js'
import type { Slots } from '../slots.js'

/** Where and when a question over councils looks. */

const NOT_YET = new Set([
  ...[
    'not',
    'no',
    'never',
    'without',
    'hasnt',
    'havent',
    'hadnt',
    'none',
    'wasnt',
    'werent',
    'isnt',
    'nobody',
  ],
  ...['nothing', 'lacking', 'missing', 'didnt'],
])
const INSPECTED = new Set([
  ...[
    'inspected',
    'inspection',
    'inspections',
    'report',
    'reports',
    'visited',
    'visit',
    'visits',
    'since',
    'ofsted',
  ],
])

/** 'Not inspected since 2019': the newest inspection is of a year before that. A time that belongs to one condition is none of the whole. */
export function whereOver(
  { tokens, grades, relativeTimes }: Entities,
  { where }: Pick<Slots, 'where'>,
  having: readonly Having[],
): Where {
  if (having.some(({ period }) => period !== null)) return { ...where, period: ANY_TIME }
  const period = relativeTimes[0] && !isDated(where.period) ? relativeTimes[0].value : where.period
  const { from, to, order } = period
  const words = tokens.map(({ word }) => word)
  const negated = words.findIndex((word) => NOT_YET.has(word))
  const isSince = from !== null && to === null && grades.length === 0
  const isNone = negated >= 0 && words.slice(negated).some((word) => INSPECTED.has(word))
  return isSince && isNone
    ? { ...where, period: { ...period, from: null, to: from - 1, order: order ?? 'latest' } }
    : { ...where, period }
}

/** Whether a message asks who has had no inspection since: what else may sound like a movement is none. */
export const isNotInspected = (entities: Entities, slots: Pick<Slots, 'where'>): boolean =>
  whereOver(entities, slots, []).period.order === 'latest' && slots.where.period.order !== 'latest'

const isDated = ({ years, from, to }: Period): boolean => years.length > 0 || from !== null || to !== null
