import {
  type AskedFor,
  type Extreme,
  type Figure,
  isDated,
  isEndOfGap,
  isPeriodNamed,
  type JudgementAsked,
} from '../../model/query.js'
import { isOutcome } from '../../model/report.js'
import { conditionsIn, judgementOver, narrowedBy } from '../over-councils/conditions.js'
import { asCouncilList } from '../over-councils/councils.js'
import { MOST_LINES } from '../over-councils/layout.js'
import { numberNamed } from '../over-councils/wording.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import type { TableAsked as Tabled } from './shape-alone.js'
import { councilsShown, fromFirstPage, isPointing, type Previous, reportsShown } from './shown.js'

/** The ends and the order of an answer over councils: its top, so many more, the other end, the other way round. */

/** Words of a message that leaves all else to the list before it. */
export const FEW_OF_THE_LIST = 5

export const asList = (before: Tabled): AskedFor<'councils'> =>
  before.intent === 'councils' ? { ...before, page: 0 } : asCouncilList(before)

export const namesNoMore = ({ entities: { grades, judged, regions, kinds } }: ReadMessage): boolean =>
  grades.length + judged.judgements.length + regions.length + kinds.length === 0

/** Of those that came first in time and were listed, and of no others. */
export function amongTheEnds(
  read: ReadMessage,
  previous: Previous,
  before: Tabled,
  understanding: Understanding,
): AskedFor<'councils'> | AskedFor<'figures'> | null {
  if (before.intent !== 'councils' || before.extreme === null) return null
  // 'Which were outstanding', after the latest six.
  const { tokens } = read.entities
  const isAskedOfThem =
    (before.most ?? 1) > 1 &&
    ASKING_OF_THEM.has(tokens[0]?.word ?? '') &&
    read.slots.wording.groups.length === 0 &&
    tokens.length <= FEW_OF_THE_LIST
  if (!isPointing(read.entities) && !isAskedOfThem) return null
  const { regions, kinds } = read.slots.where
  const conditions = conditionsIn(read.entities)
  const councils = councilsShown(previous.shown, understanding)
  // Of the last ten inspections those, and not all that their councils had.
  const isOfInspections = isDated(before.where.period)
  if (regions.length + kinds.length + conditions.length === 0 || councils.length < 2) return null
  const list = asCouncilList({
    ...before,
    where: {
      ...before.where,
      ...(isOfInspections ? { reports: reportsShown(previous.shown) } : { councils }),
      regions: regions.length > 0 ? regions : before.where.regions,
      kinds: kinds.length > 0 ? kinds : before.where.kinds,
    },
    having: narrowedBy(before.having, conditions),
  })
  const isCount = read.slots.wording.figures.some(({ value }) => value === 'count')
  const { extreme: _, page: __, ...shared } = list
  return isCount ? { ...shared, intent: 'figures', figure: 'count', by: null, of: 'councils' } : list
}

const ASKING_OF_THEM = new Set(['which', 'who', 'any', 'were', 'are'])

/** 'And the latest', after the first that ever were graded so; 'and the oldest', after the newest. */
export function otherEndInTime(
  read: ReadMessage,
  before: Tabled,
  { recogniser }: Understanding,
): AskedFor<'councils'> | null {
  if (before.intent !== 'councils' || !namesNoMore(read)) return null
  // 'And the shortest', after who has gone longest without one.
  const waits = recogniser.names.in('end-of-gap', read.entities.tokens).map(({ value: [end] }) => end)
  const { extremes, last, occasions } = read.slots.wording
  const ends = [...extremes, ...occasions].map(({ value }) => value)
  const isNewest =
    ends.includes('newest') ||
    waits.includes('shortest gap') ||
    last.length > 0 ||
    read.slots.where.period.order === 'latest'
  const isOldest = ends.includes('oldest') || read.slots.where.period.order === 'first'
  const isBrief = read.entities.tokens.length <= FEW_OF_THE_LIST
  if (!isBrief || isNewest === isOldest) return null
  const { most: _, ...rest } = before
  const most = Math.min(MOST_LINES, largestNumber(read))
  const other = { ...rest, ...(most > 1 ? { most } : {}), page: 0 }
  if (before.extreme === 'oldest' && isNewest) return { ...other, extreme: 'newest' }
  return before.extreme === 'newest' && isOldest ? { ...other, extreme: 'oldest' } : null
}

/** How many of something a message names, 1 where it names no number. */
export const largestNumber = ({ entities: { tokens } }: ReadMessage): number =>
  Math.max(1, ...tokens.map(({ word }) => numberNamed(word)))

/** 'The next five', 'and before that', after those at one end in time: so many more of them. */
export function furtherFromTheEnd(
  read: ReadMessage,
  before: Tabled,
  kind: string,
  { recogniser }: Understanding,
): AskedFor<'councils'> | null {
  if (before.intent !== 'councils' || (before.extreme !== 'oldest' && before.extreme !== 'newest'))
    return null
  const { tokens } = read.entities
  // 'The five before that' are so many more, whatever it sounds like.
  const isNumbered =
    tokens.some(({ word }) => numberNamed(word) > 1) && recogniser.names.in('older', tokens).length > 0
  const isNext = tokens.some(({ word }, at) => word === 'next' && at < tokens.length - 1)
  const isAsked = kind === 'more' || kind === 'other-inspection' || isNumbered || isNext
  if (!isAsked || !namesNoMore(read) || tokens.length > FEW_OF_THE_LIST) return null
  return { ...before, most: Math.min(MOST_LINES, (before.most ?? 1) + largestNumber(read)), page: 0 }
}

const OTHER_ENDS: Readonly<Partial<Record<Figure, Figure>>> = {
  extreme: 'fewest',
  fewest: 'extreme',
  highest: 'lowest',
  lowest: 'highest',
}

/** 'And the fewest', 'bottom three', after the region with the most. */
export function otherEndOf(read: ReadMessage, before: Tabled): AskedFor<'figures'> | null {
  const { most, extremes } = read.slots.wording
  const isDown =
    most.some(({ value }) => value === 'fewest' || value === 'least share') ||
    extremes.some(({ value }) => value === 'worst')
  const isUp =
    most.some(({ value }) => value === '' || value === 'share') ||
    extremes.some(({ value }) => value === 'best')
  const isBrief = namesNoMore(read) && read.entities.tokens.length <= FEW_OF_THE_LIST
  if (before.intent !== 'figures' || !isBrief) return null
  const other = OTHER_ENDS[before.figure]
  const isAtTop = before.figure === 'extreme' || before.figure === 'highest'
  // 'Who has had most' is told already.
  if (other && (isAtTop ? isUp && !isDown : isDown && !isUp)) return before
  return other && (isAtTop ? isDown : isUp) ? { ...before, figure: other } : null
}

/** 'And weaker?', after where one judgement was better than another. */
export function otherWayRound(
  read: ReadMessage,
  before: Tabled,
  { recogniser }: Understanding,
): Tabled | null {
  const { tokens, grades, regions, kinds } = read.entities
  if (
    recogniser.names.in('opposite', tokens).length > 0 &&
    grades.length + regions.length + kinds.length === 0
  )
    return turnedAbout(before)
  const [way, second] = read.entities.outranking
  const isPlain = grades.length + regions.length + kinds.length === 0 && tokens.length <= FEW_OF_THE_LIST
  if (!way || second || !isPlain) return null
  // 'Care leavers better?' names the one that is set beside another, or that other.
  const named = judgementOver(read.entities)
  const isOf = (one: JudgementAsked | null) => one?.keys.join() === named?.keys.join()
  const isOther = before.having.some(({ judgement, than }) => {
    if (!than || (named && !isOf(judgement) && !isOf(than.judgement))) return false
    return (than.way === way.value) === (named !== null && !isOf(judgement))
  })
  return isOther ? turnedAbout(before) : null
}

/** What was asked for, the other way round; null where it has no other way. */
function turnedAbout(before: Tabled): Tabled | null {
  if (before.having.some(({ than }) => than))
    return {
      ...fromFirstPage(before),
      having: before.having.map((one) =>
        one.than
          ? { ...one, than: { ...one.than, way: one.than.way === 'worse' ? 'better' : 'worse' } }
          : one,
      ),
    }
  if (before.intent === 'figures') {
    const figure = OTHER_ENDS[before.figure]
    return figure ? { ...before, figure } : null
  }
  const swapped = swappedConditions(before.having)
  if (swapped) return { ...before, having: swapped, page: 0 }
  const extreme = before.extreme === null ? undefined : OTHER_EXTREMES[before.extreme]
  if (extreme) return { ...before, extreme, page: 0 }
  const { isWorstFirst, ...list } = before
  return before.having.length + (before.movement ? 1 : 0) > 0 || before.extreme !== null
    ? null
    : { ...list, ...(isWorstFirst ? {} : { isWorstFirst: true as const }), page: 0 }
}

/** 'Who has the opposite', after good overall and inadequate for leadership: each judgement with the other's grade; null where that is no condition. */
function swappedConditions([one, other, third]: Tabled['having']): Tabled['having'] | null {
  if (!one || !other || third || one.than || other.than || one.period || other.period) return null
  if (one.grades.some(isOutcome) !== other.grades.some(isOutcome)) return null
  return [
    { ...one, grades: other.grades },
    { ...other, grades: one.grades },
  ]
}

const OTHER_EXTREMES: Readonly<Partial<Record<Extreme, Extreme>>> = {
  best: 'worst',
  worst: 'best',
  oldest: 'newest',
  newest: 'oldest',
  'longest gap': 'shortest gap',
  'shortest gap': 'longest gap',
}

/** 'Shortest?', after the longest time between two inspections; 'longest wait?' is told already. */
export function otherGap(
  { entities: { tokens } }: ReadMessage,
  before: Tabled,
  { recogniser }: Understanding,
): Tabled | null {
  if (before.intent !== 'councils' || tokens.length > FEW_OF_THE_LIST) return null
  const ends = recogniser.names.in('end-of-gap', tokens).map(({ value: [end] }) => end)
  if (!isEndOfGap(before.extreme) || ends.length === 0) return null
  return ends.every((end) => end === before.extreme) ? before : turnedAbout(before)
}

/**
 * 'Top five then', 'the bottom three', after a list: so many from its end in time, the best or the worst of those of several
 * grades; of those that one condition holds for none stands above another, and they are all shown again.
 */
export function fromItsTop(read: ReadMessage, before: Tabled): AskedFor<'councils'> | null {
  const { entities, slots } = read
  const { tokens } = entities
  const count = largestNumber(read)
  // 'The first five' of a list of several grades are those that it begins with.
  const isOfFirst = slots.wording.occasions.some(({ value }) => value === 'oldest')
  const first: 'worst' | 'best' = before.intent === 'councils' && before.isWorstFirst ? 'worst' : 'best'
  const [end] = [
    ...slots.wording.extremes.flatMap(({ value }) => (value === 'best' || value === 'worst' ? [value] : [])),
    ...(isOfFirst ? [first] : []),
  ]
  const isBrief = namesNoMore(read) && tokens.length <= FEW_OF_THE_LIST
  const isNamed = slots.where.councils.length > 0 || isPeriodNamed(slots.where.period)
  if (before.intent !== 'councils' || !end || count < 2 || !isBrief || isNamed) return null
  if (before.extreme === 'oldest' || before.extreme === 'newest')
    return end === 'best' ? { ...before, most: Math.min(MOST_LINES, count), page: 0 } : null
  const isOfOneKind = before.having.length > 0 || before.movement !== null
  return isOfOneKind
    ? asList(before)
    : { ...asCouncilList(before), extreme: end, most: Math.min(MOST_LINES, count) }
}
