import type { Asked } from '../../model/query.js'
import { isDated } from '../over-councils/where.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { mergedWith, ownSubject } from './merge.js'
import { askedBefore, inWhere, isPeriodNamed, type Previous, whereOf } from './shown.js'

/** A time that a message names is kept to, whatever else it asks, and that nothing of then is held is said. */

/** Words of a message that names a time and says nothing else. */
const MOST_BESIDE_A_TIME = 10

/** So sure of what else it asks, a message asks that: 'who led the one in 2016'. */
const SURE_OF_ANOTHER = 0.8
const OF_ANOTHER_KIND: ReadonlySet<string> = new Set(['report', 'recommendations', 'library', 'comparison'])

/** 'In 2016, I mean', 'so better by 2023 then?': what is said of the same subject, at the time that is named; null for anything else. */
export function sameThen(read: ReadMessage, previous: Previous, understanding: Understanding): Asked | null {
  const before = askedBefore(previous)
  const { entities, slots, intention } = read
  const { councils, regions, kinds, period } = slots.where
  if (!('subject' in before) || before.subject === '' || !isDated(period)) return null
  const isElsewhere =
    regions.length + kinds.length > 0 || councils.some((slug) => !before.where.councils.includes(slug))
  const isOfGrades = entities.grades.length + entities.judged.judgements.length > 0
  if (isElsewhere || isOfGrades || entities.tokens.length > MOST_BESIDE_A_TIME) return null
  if (OF_ANOTHER_KIND.has(intention.intent) && intention.share >= SURE_OF_ANOTHER) return null
  return ownSubject(read, 'again', understanding).says.length === 0
    ? mergedWith(read, previous, understanding, 'again')
    : null
}

/** What is told by the inspection of a time. */
const OF_A_TIME: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'passages',
  'recommendations',
  'reasons',
  'grade',
  'mentions',
])

/** The same asked of the time that a message names, where it would be asked of another. */
export function keptToTime(asked: Asked, { slots }: ReadMessage): Asked {
  const { period } = slots.where
  const where = whereOf(asked)
  return OF_A_TIME.has(asked.intent) &&
    isDated(period) &&
    !isPeriodNamed(where.period) &&
    where.reports.length === 0
    ? inWhere(asked, { ...where, period })
    : asked
}
