import type { AskedFor, Figure } from '../../model/query.js'
import type { Entities } from '../entities/entities.js'
import type { Mention } from '../entities/tokens.js'
import type { Slots } from '../slots.js'
import { judgementOver } from './conditions.js'
import { narrowed } from './councils.js'
import type { Group, Wording } from './wording.js'

/** How figures over councils are laid out, as a question says it. */
interface Layout {
  readonly figure: Figure
  readonly by: AskedFor<'figures'>['by']
}

/** Layouts by what figures are put together by. */
const BY: Readonly<Record<Group, Layout>> = {
  year: { figure: 'by-year', by: null },
  region: { figure: 'by-region', by: null },
  kind: { figure: 'by-kind', by: null },
  council: { figure: 'extreme', by: 'council' },
  inspector: { figure: 'extreme', by: 'inspector' },
  grade: { figure: 'distribution', by: null },
}

const overlaps = (one: Mention<unknown>, other: Mention<unknown>): boolean =>
  one.from < other.to && other.from < one.to

/** 'Per year', 'by region', 'which region has the most': how figures are laid out, where that is said outright; else null. */
export function layoutIn(entities: Entities, wording: Wording): Layout | null {
  const { groups, each, figures } = wording
  const grouped = groups.find(({ from }) => each.some(({ to }) => to === from))
  const most = mostIn(entities, wording)
  if (most) return { figure: 'extreme', by: most }
  if (grouped) return BY[grouped.value]
  const trend = figures.find(({ value }) => value === 'by-year' || value === 'by-region')
  return trend ? { figure: trend.value, by: null } : null
}

/** Among what the most of something is looked for: 'which region has the most', 'council with the most inadequate judgements'. */
function mostIn(entities: Entities, { most, groups, last, frame }: Wording): Layout['by'] {
  const meant = most.find((one) => !last.some((other) => overlaps(one, other)))
  if (!meant) return null
  const among = groups.filter(
    (group): group is Mention<Exclude<Group, 'grade'>> => group.value !== 'grade' && !overlaps(group, meant),
  )
  const telling = among.find(({ value }) => value !== 'council')
  if (telling) return telling.value
  // 'The most outstanding council' is the best; 'the most outstanding judgements' are counted, and so are inspections.
  const grade = entities.grades.find(({ from }) => from === meant.to)
  const counted = entities.tokens[grade?.to ?? meant.to]?.word ?? ''
  const isCounted =
    COUNTED.has(counted) || meant.value === 'often' || (grade !== undefined && counted.endsWith('s'))
  return isCounted && (among.length > 0 || frame.length > 0 || entities.tokens[0]?.word === 'who')
    ? 'council'
    : null
}

const COUNTED = new Set([
  'inspections',
  'reports',
  'judgements',
  'judgments',
  'grades',
  'ratings',
  'times',
  'inspected',
])

/** What is counted, and how it is laid out: what a word says outright, else as it was learnt. */
export function figuresAsked(entities: Entities, slots: Slots): AskedFor<'figures'> {
  const { where, having, movement } = narrowed(entities, slots)
  const judgement = judgementOver(entities)
  const { figure, by } = layoutOf(entities, slots, having.length === 0 && movement === null)
  const isPlain = having.length === 0 && movement === null && judgement === null
  const isOfInspections = by === 'inspector' || (by === 'council' && isPlain)
  return {
    intent: 'figures',
    where,
    having,
    movement,
    judgement: isOfInspections && isPlain ? null : judgement,
    figure,
    of: slots.isOfReports || isOfInspections ? 'reports' : 'councils',
    by,
  }
}

/** @param isUnconditional whether no grade and no movement narrows what is counted */
function layoutOf(entities: Entities, slots: Slots, isUnconditional: boolean): Layout {
  const { wording, figure: learnt, isOfReports } = slots
  const said = layoutIn(entities, wording)
  if (said) return said
  const named = wording.figures.map(({ value }) => value)
  const isOfGrades = judgementOver(entities) !== null || wording.groups.some(({ value }) => value === 'grade')
  // 'Overall grades by number of councils' counts each grade: a judgement without a grade is no condition.
  if (isUnconditional && (named.includes('distribution') || (isOfGrades && !isOfReports && named.length > 0)))
    return { figure: 'distribution', by: null }
  if (named.includes('share')) return { figure: 'share', by: null }
  if (named.includes('count')) return { figure: 'count', by: null }
  const isCount = learnt === 'count' || learnt === 'share'
  if (isUnconditional && isOfGrades && isCount && !isOfReports) return { figure: 'distribution', by: null }
  return { figure: learnt, by: learnt === 'extreme' ? (wording.groups.find(isAmong)?.value ?? null) : null }
}

const isAmong = (group: Mention<Group>): group is Mention<Exclude<Group, 'grade'>> => group.value !== 'grade'
