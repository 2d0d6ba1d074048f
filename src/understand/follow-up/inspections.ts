import { ANY_TIME, type Asked, EVERYWHERE } from '../../model/query.js'
import type { Report } from '../../model/report.js'
import { matchesYear } from '../../model/year.js'
import type { ReadMessage, Understanding } from '../read-message.js'
import { unclear } from '../unclear.js'
import { askedAgain, isAlsoOfOthers } from './merge.js'
import { askedBefore, inWhere, isPeriodNamed, ofReport, type Previous, reportAt, whereOf } from './shown.js'

/** Intents that are asked again of another inspection; after any other it is shown as a whole. */
const ASKED_AGAIN: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'grade',
  'passages',
  'recommendations',
  'reasons',
])

/** 'Is there a newer one', 'the one before', 'any older reports': of the council that was shown, by its place in their order. */
export function otherInspection(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const asked = askedBefore(previous)
  const [named] = whereOf(asked).reports
  const shown =
    reportAt(previous.shown, null, understanding) ??
    (named === undefined ? undefined : understanding.byId(named))
  const [slug = shown?.authority.slug ?? ''] = whereOf(asked).councils
  const inOrder = understanding.ofCouncil(slug)
  if (inOrder.length === 0) return unclear('no-place', '', whereOf(asked))
  const { period } = read.slots.where
  if (asked.intent === 'recommendations' && inOrder.length > 1 && isAlsoOfOthers(read, understanding))
    return askedAgain({ ...EVERYWHERE, councils: [slug] })
  // 'That is from 2014! Anything newer?' names the year of what was shown.
  const isOfShown = shown !== undefined && matchesYear(shown, period.years[0] ?? period.from ?? 0)
  if (isPeriodNamed(period) && period.order === null && !isOfShown)
    return again(asked, { ...ANY_TIME, ...period }, slug)
  const target = besides(read, shown, inOrder, understanding)
  if (target === undefined || target === shown)
    return {
      intent: 'report',
      where: ofReport(shown ?? (inOrder[0] as Report)),
      part: 'front-page',
      instead: (shown ?? inOrder[0])?.id ?? null,
    }
  // 'Who wrote the latest one' asks for its front page, and for nothing that it says.
  const { intention, slots } = read
  if (intention.intent === 'report' && intention.share >= SURE && slots.part !== 'whole')
    return { intent: 'report', where: ofReport(target), part: slots.part, instead: null }
  return ASKED_AGAIN.has(asked.intent)
    ? inWhere({ ...asked, ...('page' in asked ? { page: 0 } : {}) } as Asked, ofReport(target))
    : { intent: 'report', where: ofReport(target), part: 'whole', instead: null }
}

/** So sure of it, a message asks for a part of the other report. */
const SURE = 0.6

const again = (asked: Asked, period: typeof ANY_TIME, slug: string): Asked => {
  const where = { ...whereOf(asked), councils: [slug], reports: [], period }
  return ASKED_AGAIN.has(asked.intent)
    ? inWhere(asked, where)
    : { intent: 'report', where, part: 'whole', instead: null }
}

/** The inspection meant, of one council's newest first: the one before the one shown where older ones are asked for, else the newest. */
function besides(
  read: ReadMessage,
  shown: Report | undefined,
  inOrder: readonly Report[],
  { recogniser }: Understanding,
): Report | undefined {
  const { order } = read.slots.where.period
  if (order === 'first') return inOrder.at(-1)
  const isOlder = order === 'previous' || recogniser.names.in('older', read.entities.tokens).length > 0
  if (!isOlder) return inOrder[0]
  const place = inOrder.indexOf(shown as Report)
  return inOrder[place + 1]
}
