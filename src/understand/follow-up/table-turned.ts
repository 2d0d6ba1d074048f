import { GOOD_OR_BETTER } from '../../model/finding.js'
import { ANY_TIME, type AskedFor, type Figure, isPeriodNamed } from '../../model/query.js'
import type { ReadMessage } from '../definitions.js'
import type { Mention } from '../entities/named.js'
import { asCouncilList } from '../over-councils/councils.js'
import { movementAgain } from '../over-councils/movement.js'
import type { Understanding } from '../understanding.js'
import { councilsShown, isPointing, type Previous } from './shown.js'
import type { Tabled } from './table-shown.js'

/** A list or figures over councils turned about: in another order, from their other end, moved from or to another grade, so often. */

/** Words of a message that leaves all else to the list before it. */
const FEW = 9

/** 'Worst first', 'sort it from best to worst': the same list in that order; of figures by place the row first that is so. */
export function inOrder({ entities, slots }: ReadMessage, before: Tabled): Tabled | null {
  const [order, second] = slots.wording.orders
  const isPlain = entities.grades.length + entities.judged.judgements.length === 0
  if (!order || second || !isPlain || entities.tokens.length > FEW) return null
  if (before.intent === 'councils') {
    const { isWorstFirst: _, most: __, ...list } = before
    const isOfEnd = before.extreme === 'best' || before.extreme === 'worst'
    return {
      ...list,
      extreme: isOfEnd ? null : before.extreme,
      ...(order.value === 'worst' ? { isWorstFirst: true as const } : {}),
      page: 0,
    }
  }
  const by = rankedBy(before)
  if (by) return { ...before, ...by, figure: figureFor(order.value, before) }
  const list = asCouncilList(before)
  return order.value === 'worst' ? { ...list, isWorstFirst: true } : list
}

const GROUPS: Readonly<Partial<Record<Figure, 'region' | 'kind' | 'year'>>> = {
  'by-region': 'region',
  'by-kind': 'kind',
  'by-year': 'year',
}

/** What figures may be ranked by; null for those that are none. */
function rankedBy({ figure, by }: AskedFor<'figures'>): Pick<AskedFor<'figures'>, 'by'> | null {
  const group = GROUPS[figure] ?? (RANKINGS.has(figure) ? (by ?? 'region') : null)
  return group ? { by: group } : null
}

const RANKINGS: ReadonlySet<Figure> = new Set<Figure>(['extreme', 'fewest', 'highest', 'lowest', 'ends'])

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
  if (!end || second || !isPlain || isOfCouncils || entities.tokens.length > FEW) return null
  const { most: _, ...rest } = before
  const by = rankedBy(before)
  return by && by.by !== 'council' && by.by !== 'inspector'
    ? { ...rest, ...by, figure: figureFor(end.value, before), ...(count > 1 ? { most: count } : {}) }
    : null
}

/** 'As a share', after which region has the most: the highest share. */
export function asShares({ entities, slots }: ReadMessage, before: Tabled): AskedFor<'figures'> | null {
  const isOfShare = slots.wording.figures.some(({ value }) => value === 'share')
  const isPlain = entities.grades.length + entities.judged.judgements.length === 0
  if (before.intent !== 'figures' || !isOfShare || !isPlain || entities.tokens.length > FEW) return null
  if (slots.where.councils.length > 0 || before.of !== 'councils') return null
  if (before.figure === 'extreme' || before.figure === 'ends') return { ...before, figure: 'highest' }
  if (before.figure === 'fewest') return { ...before, figure: 'lowest' }
  // These tell their shares already.
  return GROUPS[before.figure] || before.figure === 'highest' || before.figure === 'lowest' ? before : null
}

/** 'To good then', 'and from requires improvement', after who went from one grade to another. */
export function betweenOthers({ entities, slots }: ReadMessage, before: Tabled): Tabled | null {
  const { movement } = before
  const [grade, second] = entities.grades
  const isBrief = entities.tokens.length <= FEW && slots.where.councils.length === 0
  // 'Did any of those go on to outstanding' is asked of those that moved so.
  if (!movement || !grade || second || !isBrief || isPointing(entities) || !(movement.from && movement.to))
    return null
  if (entities.judged.judgements.length > 0 || isPeriodNamed(slots.where.period)) return null
  const word = entities.tokens[grade.from - 1]?.word ?? ''
  const named = [...grade.value.named]
  const isFrom = word === 'from'
  const isTo = word === 'to' || word === 'into'
  if (!isFrom && !isTo) return null
  return {
    ...before,
    ...('page' in before ? { page: 0 } : {}),
    having: [],
    movement: { ...movement, ...(isFrom ? { from: named } : { to: named }) },
  }
}

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
  const movement = movementAgain(entities, slots.wording)
  const isPlain =
    entities.grades.length + entities.judged.judgements.length + slots.where.councils.length === 0
  if (!only || second || only.than || before.movement !== null || !movement || !isPlain) return null
  if (entities.tokens.length > FEW || isPeriodNamed(slots.where.period)) return null
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
