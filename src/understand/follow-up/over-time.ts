import { type Asked, EVERYWHERE } from '../../model/query.js'
import { type Share, shareOf } from '../classify/classifier.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { PLEASANT_INTENTS } from './heard-first.js'
import { otherInspection } from './inspections.js'
import { judgementAfter } from './pointed.js'
import { askedBefore, type Previous, whereOf } from './shown.js'

/** What asks after change over time: 'was it always like that', 'is that better than before'. */

/** How the grades of the council went; where one inspection is held, that there is no other. Null for what asks after no change. */
export function changeAfter(
  read: ReadMessage,
  { label: kind, share }: Share,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const { shares, slots, intention } = read
  const before = askedBefore(previous)
  // 'Going up?', 'grew from what': the sentences beside the number that was quoted.
  const overTime = kind === 'growth' ? 0 : shareOf(shares, 'history')
  const councils = whereOf(before).councils
  // 'Did it get better since', where nothing newer is held than what was quoted.
  if (
    overTime >= OVER_TIME &&
    // 'Put the two next to each other' is of two councils.
    kind !== 'compare-them' &&
    slots.where.councils.length === 0 &&
    mayBeOnly(read, previous, understanding)
  ) {
    const since = otherInspection(read, previous, understanding)
    if (since.intent === 'report' && since.instead !== null) return since
  }
  const isPleasant = PLEASANT_INTENTS.has(intention.intent)
  if (
    overTime >= OVER_TIME &&
    !isPleasant &&
    MAY_ASK_OVER_TIME.has(kind) &&
    !(kind === 'other-inspection' && share > overTime) &&
    // 'And the one before' asks for that one.
    slots.where.period.order === null &&
    slots.where.councils.length === 0 &&
    councils.length > 0
  )
    return {
      intent: 'history',
      where: { ...EVERYWHERE, councils: councils.slice(0, 1), period: slots.where.period },
      judgement: judgementAfter(read, before),
    }
  return null
}

/** How what asks after change over time may follow. */
const MAY_ASK_OVER_TIME: ReadonlySet<string> = new Set(['new', 'again', 'other-inspection'])

/** Over time: 'was it always like that', 'is that better than before'. */
const OVER_TIME = 0.35

/**
 * Whether a message asks what became of words that were quoted, or how long it has been so, where there is no other inspection
 * to tell.
 */
function mayBeOnly(
  { entities: { tokens } }: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): boolean {
  const before = askedBefore(previous)
  if (before.intent === 'passages' && tokens.some(({ word }) => SINCE.has(word))) return true
  const [council] = whereOf(before).councils
  const isOfCouncil = before.intent === 'passages' || before.intent === 'reasons'
  return isOfCouncil && council !== undefined && understanding.ofCouncil(council).length === 1
}

const SINCE = new Set(['since', 'then', 'now'])
