import { ANY_TIME, EVER, type Having, type Period, type Where } from '../../model/query.js'
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
const INSPECTING_WORDS = new Set([
  ...[
    'inspected',
    'inspection',
    'inspections',
    'report',
    'reports',
    'visited',
    'visit',
    'visits',
    'seen',
    'since',
    'ofsted',
  ],
])

/** 'Not inspected since 2019': the newest inspection is of that year or one before. A time that belongs to one condition is none of the whole. */
export function whereOver(
  { tokens, grades, relativeTimes, period: named }: Entities,
  { where }: Pick<Slots, 'where'>,
  having: readonly Having[],
): Where {
  if (having.some(({ period }) => period !== null)) return { ...where, period: ANY_TIME }
  const period = relativeTimes[0] && !isDated(where.period) ? relativeTimes[0].value : where.period
  const { from, to, order } = period
  const words = tokens.map(({ word }) => word)
  const negated = words.findIndex((word) => NOT_YET.has(word))
  const isSince = from !== null && to === null && grades.length === 0
  const isNone = negated >= 0 && words.slice(negated).some((word) => INSPECTING_WORDS.has(word))
  // 'Nothing since 2017': that of 2017 was the last. 'Nothing after 2017' says the same of 2018.
  const isInclusive = named.mentions.some((one) => tokens[one.from]?.word === 'since')
  // 'Inspected in 2014 but not since': that of 2014 is the newest.
  const isLastThen = words.some((word, at) => word === 'since' && NOT_YET.has(words[at - 1] ?? ''))
  if (isLastThen && period.years.length === 1 && grades.length === 0)
    return { ...where, period: { ...period, order: order ?? 'latest' } }
  // 'Not seen since before 2018': the newest inspection is of then.
  if (isNone && from === null && to !== null && grades.length === 0)
    return { ...where, period: { ...period, order: order ?? 'latest' } }
  return isSince && isNone
    ? {
        ...where,
        period: { ...period, from: null, to: isInclusive ? from : from - 1, order: order ?? 'latest' },
      }
    : { ...where, period }
}

/** Every inspection, where a question names no time of its own. */
export const atAnyTime = (where: Where): Where =>
  isDated(where.period) || where.period.order !== null ? where : { ...where, period: EVER }

/** Whether a message asks who has had no inspection since: what else may sound like a movement is none. */
export const isNotInspected = (entities: Entities, slots: Pick<Slots, 'where'>): boolean =>
  whereOver(entities, slots, []).period.order === 'latest' && slots.where.period.order !== 'latest'

export const isDated = ({ years, from, to }: Period): boolean =>
  years.length > 0 || from !== null || to !== null
