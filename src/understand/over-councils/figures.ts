import { isOutcome } from '../../model/finding.js'
import { ANY_TIME, type AskedFor, type Having, type Period, type Where } from '../../model/query.js'
import type { Entities } from '../entities/entities.js'
import { isOfAny } from '../entities/grades.js'
import type { Mention } from '../entities/named.js'
import type { Slots } from '../slots.js'
import { conditionsIn, judgementFollowed, judgementOver } from './conditions.js'
import { narrowed } from './councils.js'
import {
  type FigureLayout,
  isBesideCountry,
  isOfReports,
  layoutIn,
  rowsNamed,
  sidesSetBeside,
  spansSetBeside,
} from './layout.js'
import type { Grouping } from './wording.js'

/** What is counted, and how it is laid out: what a word says outright, else as it was learnt. */
export function figuresAsked(entities: Entities, slots: Slots): AskedFor<'figures'> {
  const { where, having: conditions, movement } = narrowed(entities, slots)
  // 'How many outstanding, good, requires improvement and inadequate' counts each.
  const isSpread = slots.figure === 'distribution' && areAtOdds(conditions)
  const isOfEach = movement === null && (areCountedEach(entities) || isSpread)
  const having = isOfEach ? [] : conditions
  const judgement = movement === null ? judgementOver(entities) : judgementFollowed(entities)
  const { figure, by } = isOfEach
    ? { figure: 'distribution' as const, by: null }
    : layoutOf(entities, slots, having.length === 0 && movement === null)
  const isPlain = having.length === 0 && movement === null && judgement === null
  const most = rowsNamed(entities, slots.wording)
  const spans = spansSetBeside(entities, slots.wording)
  const sides = sidesSetBeside(entities, slots.wording)
  const isOfInspections = by === 'inspector' || by === 'framework' || (by === 'council' && isPlain)
  return {
    intent: 'figures',
    where: spans
      ? { ...where, period: overAll(spans) }
      : figure === 'by-year' && entities.period.isNow
        ? fromThenOn(where)
        : where,
    having,
    movement,
    // 'Compare the reports of 2013 to 2016 with those since' is asked of their grades.
    judgement: isOfInspections && isPlain ? null : judgement,
    figure,
    of:
      !(spans && isPlain) && (isOfReports(entities, slots.wording) || isOfInspections)
        ? 'reports'
        : 'councils',
    by,
    ...(most > 1 && CUT_BY_NUMBER.has(figure) ? { most } : {}),
    ...(spans ? { spans } : {}),
    ...(isBesideCountry(entities, slots.wording) ? { beside: 'country' as const } : {}),
    ...(sides && BY_PLACE.has(by ?? figure) ? { sides } : {}),
  }
}

/** 'So many outstanding, so many good': no report is both, so neither is a condition. */
function areAtOdds(conditions: readonly Having[]): boolean {
  const named = new Set(conditions.flatMap(({ judgement }) => judgement?.label ?? []))
  const grades = conditions.flatMap((one) => one.grades)
  return (
    conditions.length > 1 &&
    named.size <= 1 &&
    // 'Requires improvement, and good for one judgement at least' is both at once.
    !conditions.some(({ judgement }) => judgement !== null && isOfAny(judgement)) &&
    new Set(grades).size === grades.length &&
    conditions.every(({ period, than }) => !period && !than)
  )
}

/** Figures of regions and of kinds of council. */
const BY_PLACE: ReadonlySet<string> = new Set(['region', 'kind', 'by-region', 'by-kind'])

const CUT_BY_NUMBER: ReadonlySet<FigureLayout['figure']> = new Set<FigureLayout['figure']>([
  'extreme',
  'fewest',
  'highest',
  'lowest',
])

/** From the first year of some spans to the last. */
const overAll = (spans: readonly Period[]): Period => ({
  ...ANY_TIME,
  from: spans[0]?.from ?? null,
  to: spans.at(-1)?.to ?? null,
})

/** 'Now compared with 2018': the years from then on. */
const fromThenOn = (where: Where): Where =>
  where.period.years.length === 0
    ? where
    : { ...where, period: { ...where.period, years: [], from: Math.min(...where.period.years), order: null } }

/** @param isUnconditional whether no grade and no movement narrows what is counted */
export function layoutOf(entities: Entities, slots: Slots, isUnconditional: boolean): FigureLayout {
  const { wording, figure: learnt } = slots
  const areReports = isOfReports(entities, wording)
  const said = layoutIn(entities, wording)
  if (said) return said
  const named = wording.figures.map(({ value }) => value)
  // 'What share was good in 2019, and in 2023' tells each year.
  const isOfEachYear =
    entities.period.period.years.length > 1 && (named.includes('share') || named.includes('count'))
  if (isOfEachYear) return { figure: 'by-year', by: null }
  const isOfGrades = judgementOver(entities) !== null || wording.groups.some(({ value }) => value === 'grade')
  // 'Overall grades by number of councils' counts each grade: a judgement without a grade is no condition.
  if (isUnconditional && (named.includes('distribution') || (isOfGrades && !areReports && named.length > 0)))
    return { figure: 'distribution', by: null }
  if (named.includes('share')) return { figure: 'share', by: null }
  if (named.includes('count')) return { figure: 'count', by: null }
  const isCount = learnt === 'count' || learnt === 'share'
  if (isUnconditional && isOfGrades && isCount && !areReports) return { figure: 'distribution', by: null }
  return { figure: learnt, by: learnt === 'extreme' ? (wording.groups.find(isGroup)?.value ?? null) : null }
}

const isGroup = (group: Mention<Grouping>): group is Mention<Exclude<Grouping, 'grade' | 'month'>> =>
  group.value !== 'grade' && group.value !== 'month'

/** Whether each grade is to be counted: 'more good councils than inadequate ones', 'outstanding, good and inadequate'. */
export const areCountedEach = (entities: Entities): boolean =>
  (isOfWholeScale(entities) && !areOfOwnTimes(entities)) || isMoreThan(entities) || isOfOneMore(entities)

/** 'How many boards were inadequate, and was there an outstanding one': of one judgement two grades, each counted. */
function isOfOneMore({ grades: [first, second, third], judged, tokens }: Entities): boolean {
  if (!first || !second || third || judged.all.length > 1 || tokens[0]?.word !== 'how') return false
  return (
    tokens[second.to]?.word === 'one' &&
    tokens.slice(first.to, second.from).some(({ word }) => word === 'and')
  )
}

function isMoreThan({ grades: [first, second], tokens }: Entities): boolean {
  if (!first || !second) return false
  const words = tokens.map(({ word }) => word)
  const isMore = words.slice(0, first.from).some((word) => word === 'more' || word === 'fewer')
  return isMore && words.slice(first.to, second.from).includes('than')
}

/** 'Inadequate in 2016 and good or outstanding now', 'previously inadequate but good or outstanding now' are conditions. */
const areOfOwnTimes = (entities: Entities): boolean =>
  conditionsIn(entities).some(({ period }) => period !== null) || isParted(entities)

/** Two grades with a 'but' between, and one of them 'now'. */
function isParted({ grades: [first, second, third], period, tokens }: Entities): boolean {
  if (!first || !second || third || period.now.length === 0) return false
  return tokens.slice(first.to, second.from).some(({ word }) => word === 'but' || word === 'yet')
}

/** Three grades or more that are named one by one are the scale; outcomes beside grades are a condition more. */
const isOfWholeScale = ({ grades }: Entities): boolean =>
  new Set(grades.flatMap(({ value }) => value.named)).size >= 3 &&
  grades.every(({ value: { grades, named } }) => grades.every((grade) => named.includes(grade))) &&
  new Set(grades.map(({ value }) => value.named.some(isOutcome))).size === 1
