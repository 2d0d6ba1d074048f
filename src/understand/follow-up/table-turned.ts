import { ANY_TIME, type Asked, type AskedFor, type Figure, isPeriodNamed } from '../../model/query.js'
import { GOOD_OR_BETTER } from '../../model/report.js'
import type { Mention } from '../entities/named.js'
import { asCouncilList } from '../over-councils/councils.js'
import { isInspectedOften, movementAgain } from '../over-councils/movement.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { mergedWhere } from './place-and-conditions.js'
import type { TableAsked as Tabled } from './shape-alone.js'
import { councilsShown, fromFirstPage, isPointing, type Previous } from './shown.js'

/** A list or figures over councils turned about: in another order, from their other end, moved from or to another grade, so often. */

/** Words of a message that leaves all else to the list before it. */
const MOST_OF_TURN = 9

/** 'Worst first', 'sort it from best to worst': the same list in that order; of figures by place the row first that is so. */
export function inAnotherOrder({ entities, slots }: ReadMessage, before: Tabled): Tabled | null {
  const [named, second] = slots.wording.orders
  const { rankings, groups } = slots.wording
  const isPlain = entities.grades.length + entities.judged.judgements.length === 0
  // 'Sort by grade'
  const isByGrade = rankings.length > 0 && groups.some(({ value }) => value === 'grade')
  const end = named?.value ?? (isByGrade ? 'best' : null)
  if (end === null || second || !isPlain || entities.tokens.length > MOST_OF_TURN) return null
  if (before.intent === 'councils') {
    const { isWorstFirst: _, most: __, ...list } = before
    const isOfEnd = before.extreme === 'best' || before.extreme === 'worst'
    return {
      ...list,
      extreme: isOfEnd ? null : before.extreme,
      ...(end === 'worst' ? { isWorstFirst: true as const } : {}),
      page: 0,
    }
  }
  const by = rankedBy(before)
  if (by) return { ...before, ...by, figure: figureFor(end, before) }
  const list = asCouncilList(before)
  return end === 'worst' ? { ...list, isWorstFirst: true } : list
}

const GROUP_OF_FIGURE: Readonly<Partial<Record<Figure, 'region' | 'kind' | 'year'>>> = {
  'by-region': 'region',
  'by-kind': 'kind',
  'by-year': 'year',
}

/** What figures may be ranked by; null for those that are none. */
function rankedBy({ figure, by }: AskedFor<'figures'>): Pick<AskedFor<'figures'>, 'by'> | null {
  const group = GROUP_OF_FIGURE[figure] ?? (RANKED_ALREADY.has(figure) ? (by ?? 'region') : null)
  return group ? { by: group } : null
}

const RANKED_ALREADY: ReadonlySet<Figure> = new Set<Figure>([
  'extreme',
  'fewest',
  'highest',
  'lowest',
  'ends',
])

/** The worst place is that with the fewest good, or with the most of what is worse. */
function figureFor(end: 'best' | 'worst', { having }: Pick<AskedFor<'figures'>, 'having'>): Figure {
  const areGood = having.every(({ grades }) => grades.every((grade) => GOOD_OR_BETTER.includes(grade)))
  return (end === 'worst') === areGood ? 'lowest' : 'highest'
}

/** 'Bottom three', 'who is at the bottom', 'top five regions', after figures by place: so many of them from that end. */
export function placesAtEnd(
  { entities, slots }: ReadMessage,
  before: Tabled,
  count: number,
): AskedFor<'figures'> | null {
  const ends = slots.wording.extremes.filter(
    (one): one is Mention<'best' | 'worst'> => one.value === 'best' || one.value === 'worst',
  )
  const [end, second] = ends
  const isPlain = entities.grades.length + entities.judged.judgements.length === 0
  if (before.intent !== 'figures' || before.movement !== null || before.of !== 'councils') return null
  const isOfCouncils = slots.wording.groups.some(({ value }) => value === 'council')
  if (!end || second || !isPlain || isOfCouncils || entities.tokens.length > MOST_OF_TURN) return null
  const { most: _, ...rest } = before
  const by = rankedBy(before)
  const word = entities.tokens[end.from]?.word ?? ''
  const figure = LITERALLY.has(word)
    ? end.value === 'best'
      ? 'highest'
      : 'lowest'
    : figureFor(end.value, before)
  return by && by.by !== 'council' && by.by !== 'inspector'
    ? { ...rest, ...by, figure, ...(count > 1 ? { most: count } : {}) }
    : null
}

/** Words for an end of a ranking, whatever is ranked; 'best' and 'worst' are so by grade. */
const LITERALLY = new Set(['top', 'bottom', 'highest', 'lowest'])

/** 'As a share', after which region has the most: the highest share. */
export function asShares({ entities, slots }: ReadMessage, before: Tabled): AskedFor<'figures'> | null {
  const isOfShare = slots.wording.figures.some(({ value }) => value === 'share')
  const isPlain = entities.grades.length + entities.judged.judgements.length === 0
  if (before.intent !== 'figures' || !isOfShare || !isPlain || entities.tokens.length > MOST_OF_TURN)
    return null
  if (slots.where.councils.length > 0 || before.of !== 'councils') return null
  if (before.figure === 'extreme' || before.figure === 'ends') return { ...before, figure: 'highest' }
  if (before.figure === 'fewest') return { ...before, figure: 'lowest' }
  // Of all grades the share is told of good and better, of the highest first.
  const by = GROUP_OF_FIGURE[before.figure]
  if (before.having.length === 0 && (by === 'region' || by === 'kind'))
    return { ...before, figure: 'highest', by }
  // These tell their shares already.
  return GROUP_OF_FIGURE[before.figure] || before.figure === 'highest' || before.figure === 'lowest'
    ? before
    : null
}

/** 'To good then', 'and from requires improvement', after who went from one grade to another. */
export function betweenOthers({ entities, slots }: ReadMessage, before: Tabled): Tabled | null {
  const { movement } = before
  const [grade, second] = entities.grades
  const isBrief = entities.tokens.length <= MOST_OF_TURN && slots.where.councils.length === 0
  // 'Did any of those go on to outstanding' is asked of those that moved so.
  const isOfBoth =
    second !== undefined && entities.tokens.slice(grade?.to, second.from).some(({ word }) => LEADS.has(word))
  if (
    !movement ||
    !grade ||
    (second && !isOfBoth) ||
    !isBrief ||
    isPointing(entities) ||
    !(movement.from && movement.to)
  )
    return null
  if (entities.judged.judgements.length > 0 || isPeriodNamed(slots.where.period)) return null
  const word = entities.tokens[grade.from - 1]?.word ?? ''
  const named = [...grade.value.named]
  const isFrom = word === 'from'
  if (!isFrom && !isOfBoth && !LEADS.has(word)) return null
  const between = isOfBoth
    ? { from: named, to: [...second.value.named] }
    : isFrom
      ? { from: named }
      : { to: named }
  return {
    ...fromFirstPage(before),
    having: [],
    movement: { ...movement, ...between },
  }
}

/** 'What about down', 'and who fell', after who improved: the same the other way. */
export function otherWay({ entities, slots }: ReadMessage, before: Asked): Tabled | null {
  if (before.intent !== 'councils' && before.intent !== 'figures') return null
  const { movement } = before
  const { moves, directions } = slots.wording
  const ways = new Set([...moves, ...directions].map(({ value }) => value))
  const isPlain =
    entities.grades.length + slots.where.councils.length === 0 && slots.wording.groups.length === 0
  if (!movement || !isPlain || isPointing(entities) || entities.tokens.length > MOST_OF_WAY) return null
  const other = movement.kind === 'improved' ? 'declined' : movement.kind === 'declined' ? 'improved' : null
  if (other === null || !ways.has(other) || ways.has(movement.kind as typeof other)) return null
  const turned = { ...before, where: mergedWhere(before.where, slots.where) }
  return {
    ...turned,
    ...('page' in turned ? { page: 0 } : {}),
    movement: { ...movement, kind: other, from: null, to: null },
  }
}

const MOST_OF_WAY = 5

const LEADS = new Set(['to', 'into'])

/** 'How many times', after who was graded so most often: the same again, which tells it. */
export const howOften = ({ entities, slots }: ReadMessage, before: Tabled): Tabled | null =>
  before.intent === 'figures' &&
  before.by === 'council' &&
  entities.grades.length + slots.where.councils.length === 0 &&
  entities.tokens.length <= MOST_OF_TURN &&
  slots.wording.figures.some(({ value }) => value === 'count') &&
  slots.wording.often.length > 0
    ? before
    : null

/**
 * 'Which of those twice', 'any of them twice running', after who was graded so: the same grade so often. Of a list of one time
 * those that were listed, at any time.
 */
export function soOften(
  { entities, slots }: ReadMessage,
  previous: Previous,
  before: Tabled,
  understanding: Understanding,
): AskedFor<'councils'> | null {
  const [only, second] = before.having
  const movement = isInspectedOften(entities, slots.wording) ? null : movementAgain(entities, slots.wording)
  const isPlain =
    entities.grades.length + entities.judged.judgements.length + slots.where.councils.length === 0
  if (!only || second || only.than || before.movement !== null || !movement || !isPlain) return null
  if (entities.tokens.length > MOST_OF_TURN || isPeriodNamed(slots.where.period)) return null
  const list = { ...asCouncilList(before), judgement: only.judgement }
  const again = { ...movement, to: only.grades }
  if (!isPeriodNamed(before.where.period) && only.period === null) return { ...list, movement: again }
  const councils = [...councilsShown(previous.shown, understanding)]
  return councils.length === 0
    ? null
    : {
        ...list,
        where: { ...before.where, councils, period: ANY_TIME },
        having: [],
        movement: again,
      }
}
