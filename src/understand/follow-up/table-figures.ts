import { ANY_TIME, type AskedFor, EVER } from '../../model/query.js'
import { GOOD_OR_BETTER } from '../../model/report.js'
import { isOfAny } from '../entities/grades.js'
import { asCouncilList } from '../over-councils/councils.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import type { TableAsked as Tabled } from './shape-alone.js'
import { councilsShown, type Previous } from './shown.js'

/** What is reckoned of an answer over councils: shares, places and years side by side, and which of them is the weaker. */

/** Words of a message that leaves all else to the answer before it. */
export const MOST_AFTER_TABLE = 9

export const isPlain = ({ entities: { grades, judged, tokens } }: ReadMessage): boolean =>
  grades.length + judged.judgements.length === 0 && tokens.length <= MOST_AFTER_TABLE

/** 'And the North West?', after one place beside the rest of England: that one beside it. */
export function besideAgain(read: ReadMessage, before: Tabled): Tabled | null {
  const { regions, kinds } = read.slots.where
  if (before.intent !== 'figures' || before.beside !== 'country' || !isPlain(read)) return null
  return regions.length + kinds.length === 0
    ? null
    : { ...before, where: { ...before.where, regions, kinds } }
}

/** 'And compare it with the North West', after figures of London: both regions, or kinds of council, side by side. */
export function besidePlace(read: ReadMessage, before: Tabled): AskedFor<'figures'> | null {
  const { where, wording } = read.slots
  const isAsked = wording.beside.some(({ value }) => value === 'outright')
  if (before.intent !== 'figures' || before.of !== 'councils' || !isAsked || !isPlain(read)) return null
  const isOf = (name: 'regions' | 'kinds') => where[name].length > 0 && before.where[name].length > 0
  const name = isOf('regions') ? 'regions' : isOf('kinds') ? 'kinds' : null
  if (name === null || where.regions.length * where.kinds.length > 0) return null
  const both = [...new Set([...before.where[name], ...where[name]])]
  return {
    ...before,
    where: { ...before.where, [name]: both },
    figure: name === 'regions' ? 'by-region' : 'by-kind',
    by: null,
  }
}

/** 'Which is higher', after a share of the years up to one, or since: the years before and after it side by side. */
export function ofSpansBeside(read: ReadMessage, before: Tabled): AskedFor<'figures'> | null {
  const { entities, slots } = read
  const isAsked =
    slots.wording.directions.length + entities.outranking.length > 0 && ASKING.has(askedWith(entities.tokens))
  if (before.intent !== 'figures' || before.figure !== 'share' || !isAsked || !isPlain(read)) return null
  const { from, to, years } = before.where.period
  const isOpen = years.length === 0 && (from === null) !== (to === null)
  const last = to ?? (from ?? 0) - 1
  return !isOpen || before.where.regions.length + before.where.kinds.length > 0
    ? null
    : {
        ...before,
        where: { ...before.where, period: EVER },
        figure: 'by-year',
        spans: [
          { ...ANY_TIME, to: last },
          { ...ANY_TIME, from: last + 1 },
        ],
      }
}

/** 'How many', after which council has most inspections: the same, which tells it. */
export const howManyEach = (read: ReadMessage, before: Tabled): Tabled | null =>
  before.intent === 'figures' &&
  (before.by === 'council' || before.by === 'inspector') &&
  read.slots.wording.figures.some(({ value }) => value === 'count') &&
  read.slots.wording.groups.length === 0 &&
  read.entities.tokens.length <= MERE_POINTER &&
  isPlain(read)
    ? before
    : null

/** 'Which judgement is it usually', after those with some judgement of a grade, whichever: how often each was given it there. */
export function judgementMostly(
  read: ReadMessage,
  { shown }: Previous,
  before: Tabled,
  understanding: Understanding,
): AskedFor<'figures'> | null {
  const { judgements, groups } = read.slots.wording
  const isAsked = judgements.length > 0 && groups.length === 0 && ASKING.has(askedWith(read.entities.tokens))
  const some = before.having.find(({ judgement }) => judgement !== null && isOfAny(judgement))
  const councils = councilsShown(shown, understanding)
  if (!isAsked || !some || councils.length === 0 || before.movement !== null || !isPlain(read)) return null
  return {
    ...{ intent: 'figures', where: { ...before.where, councils }, movement: null, judgement: null },
    ...{ having: [{ ...some, judgement: null }], figure: 'extreme', of: 'councils', by: 'judgement' },
  }
}

/** 'So is that above average', 'better than the rest of the country?', after a share of one place: that place beside all others. */
export function besideTheRest(
  read: ReadMessage,
  before: Tabled,
  { recogniser }: Understanding,
): AskedFor<'figures'> | null {
  const { entities, slots } = read
  const { regions, kinds } = before.where
  const by =
    regions.length === 1 && kinds.length === 0
      ? 'region'
      : regions.length === 0 && kinds.length === 1
        ? 'kind'
        : null
  const isAverage = recogniser.names.in('above-average', entities.tokens).length > 0
  const isNamed = slots.where.regions.length + slots.where.kinds.length + slots.wording.groups.length > 0
  if (by === null || !isAverage || isNamed || before.movement !== null || !isPlain(read)) return null
  const { where, having, judgement } = before
  return {
    ...{ intent: 'figures', where, having, movement: null, judgement },
    ...{ figure: 'highest', of: 'councils', by, beside: 'country' },
  }
}

/** 'So did it go up', after figures by year: those years again, from which it is read. */
export function howItWent(read: ReadMessage, before: Tabled): Tabled | null {
  const { moves, directions, groups } = read.slots.wording
  const isOfYears = before.intent === 'figures' && before.figure === 'by-year' && before.movement === null
  return isOfYears && moves.length + directions.length > 0 && groups.length === 0 && isPlain(read)
    ? before
    : null
}

/** 'How many in between', after the first or the last that ever was so: every one of them. */
export function inBetween(
  read: ReadMessage,
  before: Tabled,
  { recogniser }: Understanding,
): AskedFor<'figures'> | null {
  const isOfEnd = before.intent === 'councils' && (before.extreme === 'oldest' || before.extreme === 'newest')
  const isAsked = recogniser.names.in('in-between', read.entities.tokens).length > 0
  if (!isOfEnd || !isAsked || !isPlain(read)) return null
  const { where, having, movement, judgement } = before
  return {
    ...{ intent: 'figures', where: { ...where, period: EVER }, having, movement, judgement },
    ...{ figure: 'count', of: 'reports', by: null },
  }
}

/** 'How many is that in per cent', after a list or a count. */
export function asShare(read: ReadMessage, before: Tabled): AskedFor<'figures'> | null {
  const { wording, where } = read.slots
  const isAsked = wording.figures.some(({ value }) => value === 'share') && wording.groups.length === 0
  const isPlaced = where.regions.length + where.kinds.length > 0
  if (!isAsked || isPlaced || !isPlain(read)) return null
  const isOfCount = before.intent === 'councils' ? before.extreme === null : before.figure === 'count'
  if (!isOfCount || (before.having.length === 0 && before.movement === null)) return null
  const of = before.intent === 'figures' ? before.of : 'councils'
  if (of === 'recommendations') return null
  const { intent: _, extreme: __, page: ___, ...shared } = asCouncilList(before)
  return { ...shared, intent: 'figures', figure: 'share', of, by: null }
}

/** 'So which is the weaker', 'which of the two does better', after figures of regions or kinds of council: these in order. */
export function whichIsWeaker(read: ReadMessage, before: Tabled): AskedFor<'figures'> | null {
  const { entities, slots } = read
  const { extremes, directions, most, groups } = slots.wording
  const [way] = [
    ...entities.outranking.map(({ value }) => value),
    ...extremes.flatMap(({ value }) =>
      value === 'worst' ? ['worse' as const] : value === 'best' ? ['better' as const] : [],
    ),
    ...directions.flatMap(({ value }) =>
      value === 'declined' ? ['worse' as const] : value === 'improved' ? ['better' as const] : [],
    ),
  ]
  const isOfThem = groups.every(({ value }) => value === 'region' || value === 'kind' || value === 'council')
  if (before.intent !== 'figures' || before.movement !== null || before.of === 'recommendations') return null
  const { kinds, regions } = before.where
  const by = before.figure === 'by-kind' || before.by === 'kind' || kinds.length > 0 ? 'kind' : 'region'
  const isByPlace =
    kinds.length + regions.length > 0 ||
    before.figure === 'by-kind' ||
    before.figure === 'by-region' ||
    before.by === 'region' ||
    before.by === 'kind'
  const isAsked = way !== undefined && most.length === 0 && isOfThem && ASKING.has(askedWith(entities.tokens))
  if (!isAsked || !isByPlace || !isPlain(read) || slots.where.kinds.length + slots.where.regions.length > 0)
    return null
  const areGood = before.having.every(({ grades }) => grades.every((grade) => GOOD_OR_BETTER.includes(grade)))
  const { most: _, ...rest } = before
  // One place has nothing to be held against but the others of its kind.
  const where = {
    ...before.where,
    ...(by === 'kind' && kinds.length === 1 ? { kinds: [] } : {}),
    ...(by === 'region' && regions.length === 1 ? { regions: [] } : {}),
  }
  return { ...rest, where, by, figure: (way === 'worse') === areGood ? 'lowest' : 'highest' }
}

/** Words that a question for one of several begins with, a 'so' or an 'and' before it. */
const ASKING = new Set(['which', 'who', 'whos', 'what', 'whichs'])

const LEADING_IN = new Set(['so', 'and', 'ok', 'okay', 'then', 'but', 'well'])

const askedWith = (tokens: readonly { readonly word: string }[]): string =>
  tokens.find(({ word }) => !LEADING_IN.has(word))?.word ?? ''

/** Words of a message that asks for nothing but which councils they are. */
export const MERE_POINTER = 5
