import {
  ANY_TIME,
  type AskedFor,
  type Figure,
  isEndOfGap,
  isOfBothEnds,
  type Period,
} from '../../model/query.js'
import type { Entities } from '../entities/entities.js'
import type { Mention } from '../entities/named.js'
import type { Slots } from '../slots.js'
import { INSPECTIONS, isBySteps } from './movement.js'
import { type Grouping, type Most, numberNamed, type TableWording } from './wording.js'

/** How many lines a list over councils is to have from its end, and what each tells beside the grade. */
export function linesAsked(
  entities: Entities,
  { wording, alongside }: Pick<Slots, 'wording' | 'alongside'>,
  extreme: AskedFor<'councils'>['extreme'],
): Pick<AskedFor<'councils'>, 'most' | 'isWorstFirst' | 'alongside'> {
  const { extremes, occasions, groups } = wording
  const isOfOneEnd = extreme !== null && !isOfBothEnds(extreme)
  const ranks = wording.orders.map(({ value }) => value)
  const most =
    isOfOneEnd || extreme === 'oldest and newest'
      ? countBeside(entities, [...extremes, ...occasions], groups, isEndOfGap(extreme))
      : 1
  // An inspector that is named leads them all.
  const told = alongside.filter((one) => one !== 'inspector' || entities.inspectors.length === 0)
  return {
    ...(most > 1 ? { most } : {}),
    ...(ranks[0] === 'worst' ? { isWorstFirst: true as const } : {}),
    ...(told.length > 0 ? { alongside: told } : {}),
  }
}

/** 'The last five inspections', 'five most recent reports': how many of all inspections, of whichever council; 0 where none are. */
export function lastOfAll({ tokens, councils }: Entities, { last, extremes }: TableWording): number {
  const ends = [...last, ...extremes.filter(({ value }) => value === 'newest')]
  const counted = tokens.findIndex(
    ({ word }, at) => numberNamed(word) > 1 && ends.some(({ from, to }) => to === at || from === at + 1),
  )
  const count = numberNamed(tokens[counted]?.word ?? '')
  const noun = tokens.slice(counted + 1, counted + NEAR_COUNTED).some(({ word }) => INSPECTIONS.has(word))
  // 'Their last two inspections' are those of each.
  const isOfEach = tokens.slice(0, Math.max(0, counted)).some(({ word }) => WHOSE.has(word))
  return counted >= 0 && noun && !isOfEach && councils.length === 0 ? Math.min(count, MOST_LINES) : 0
}

/** Words from a number on to what it counts: 'five most recent ILACS inspections'. */
const NEAR_COUNTED = 5
const WHOSE = new Set(['their', 'its', 'both', 'each', 'every', 'your'])

/** Lines on one page of a list, and no more may be asked for by their number. */
export const MOST_LINES = 40

/** 'The five oldest', 'last three to', 'which four councils': a number right beside the end that is asked for, or before what is counted. */
function countBeside(
  { tokens }: Entities,
  ends: readonly Mention<unknown>[],
  groups: readonly Mention<unknown>[],
  isOfGap: boolean,
): number {
  const ofInspections = new Set(tokens.flatMap(({ word }, at) => (INSPECTIONS.has(word) ? [at] : [])))
  for (const [at, { word }] of tokens.entries()) {
    const count = numberNamed(word)
    // 'The longest gap between two inspections' counts no councils.
    const isBeside =
      (ends.some(({ from, to }) => from === at + 1 || to === at || (from <= at && at < to)) &&
        (!ofInspections.has(at + 1) || (!isOfGap && ends.some(({ to }) => to === at)))) ||
      groups.some(({ from }) => from === at + 1)
    if (count > 1 && count <= MOST_LINES && isBeside) return count
  }
  return 1
}

/** 'The bottom three regions', 'top five by share': how many rows of a ranking are asked for; 1 where nothing says it. */
export const rowsNamed = (entities: Entities, { extremes, groups }: TableWording): number =>
  countBeside(
    entities,
    extremes.filter(({ value }) => value === 'best' || value === 'worst'),
    groups.filter(({ value }) => value === 'region' || value === 'kind' || value === 'year'),
    false,
  )

/** How figures over councils are laid out, as a question says it. */
export interface FigureLayout {
  readonly figure: Figure
  readonly by: AskedFor<'figures'>['by']
}

/** Layouts by what figures are put together by. */
const LAYOUTS: Readonly<Record<Grouping, FigureLayout>> = {
  year: { figure: 'by-year', by: null },
  month: { figure: 'by-month', by: null },
  region: { figure: 'by-region', by: null },
  kind: { figure: 'by-kind', by: null },
  council: { figure: 'extreme', by: 'council' },
  inspector: { figure: 'extreme', by: 'inspector' },
  framework: { figure: 'extreme', by: 'framework' },
  grade: { figure: 'distribution', by: null },
}

const overlaps = (one: Mention<unknown>, other: Mention<unknown>): boolean =>
  one.from < other.to && other.from < one.to

/** 'Per year', 'by region', 'which region has the most': how figures are laid out, where that is said outright; else null. */
export function layoutIn(entities: Entities, wording: TableWording): FigureLayout | null {
  const { groups, each, figures } = wording
  const { period } = entities
  const grouping = groups.filter(
    (group) =>
      !isWhoseNewest(group, entities) &&
      !isDoneBy(group, entities) &&
      each.some((one) => one.to === group.from && isLaidOutBy(group, one, wording)),
  )
  // 'Each grade by region' has the grades along its other side.
  const grouped = grouping.find(({ value }) => value !== 'grade') ?? grouping[0] ?? onAxis(wording)
  // 'What have the inadequate ones in common': their other grades.
  if (wording.inCommon.length > 0 && entities.councils.length === 0)
    return { figure: 'distribution', by: 'judgement' }
  const withNone = asksWhichHasNone(entities, wording)
  if (withNone) return { figure: 'fewest', by: withNone }
  if (countsEachWay(entities, wording)) return { figure: 'by-way', by: null }
  if (spansSetBeside(entities, wording)) return LAYOUTS.year
  const judgement = ofJudgements(entities, wording)
  if (judgement) return judgement
  const frameworks = new Set(entities.frameworks.map(({ value }) => value))
  // 'SIF compared with ILACS'
  const trend = figures.find(({ value }) => value === 'by-year' || value === 'by-region')
  const isOfOther = trend !== undefined || (grouped !== undefined && grouped.value !== 'framework')
  if (frameworks.size > 1 && !isOfOther && figures.length + wording.beside.length > 0)
    return LAYOUTS.framework
  const most = mostIn(entities, wording) ?? rankedIn(wording) ?? setBeside(entities, wording)
  if (most) return most
  // 'By grade and region'
  if (grouped && !(grouped.value === 'grade' && trend)) return LAYOUTS[grouped.value]
  if (countsInspectionsOfEach(entities, wording)) return LAYOUTS.council
  // 'How many now compared with 2018'
  const isThenAndNow =
    period.isNow && period.period.years.length > 0 && wording.beside.some(({ value }) => value === 'outright')
  if (isThenAndNow) return { figure: 'by-year', by: null }
  if (trend) return { figure: trend.value, by: null }
  if (asksHowItGoes(entities, wording)) return { figure: 'by-year', by: null }
  return layoutAskedFor(entities, wording)
}

/** 'Each council's most recent inspection' says which inspections are meant. */
const isWhoseNewest = ({ value, to }: Mention<Grouping>, { period }: Entities): boolean =>
  value === 'council' && period.mentions.some(({ value: { order }, from }) => order !== null && from === to)

/** 'Judged inadequate by inspectors' says who judged. */
const isDoneBy = ({ value, from }: Mention<Grouping>, { tokens, grades }: Entities): boolean =>
  value === 'inspector' && grades.length > 0 && tokens[from]?.word === 'inspectors'

/** 'Regions down the side': what a table has along one of its sides, beside the grades that it has along the other. */
const onAxis = ({ groups, axes }: TableWording): Mention<Grouping> | undefined =>
  groups.find(({ value, to }) => value !== 'grade' && axes.some(({ from }) => from === to))

/** 'How many went up, how many went down': each way is counted. */
function countsEachWay({ grades, tokens }: Entities, { figures, moves }: TableWording): boolean {
  const ways = new Set(moves.map(({ value }) => value))
  const words = tokens.map(({ word }) => word)
  // 'Did more improve than fall'
  const isMoreThan = words.some((word) => word === 'more' || word === 'fewer') && words.includes('than')
  const isCounted =
    isMoreThan ||
    figures.some(({ value }) => value === 'count' || value === 'distribution' || value === 'share')
  return (
    grades.length === 0 &&
    isCounted &&
    ways.has('improved') &&
    (ways.has('declined') || ways.has('unchanged'))
  )
}

/** 'Which judgement is most often inadequate', 'what judgement are councils best at'. */
function ofJudgements(
  { tokens, grades }: Entities,
  { judgements, most, extremes, figures }: TableWording,
): FigureLayout | null {
  const isAsked = judgements.some(({ from }) => ASKING_WORDS.has(tokens[from - 1]?.word ?? ''))
  const [end] = extremes.filter(({ value }) => value === 'best' || value === 'worst')
  if (!isAsked || most.length + figures.length + extremes.length === 0) return null
  if (grades.length > 0)
    return { figure: most[0]?.value === 'fewest' ? 'fewest' : 'extreme', by: 'judgement' }
  return { figure: end?.value === 'worst' ? 'lowest' : 'highest', by: 'judgement' }
}

/** 'Which inspectors have led most', 'which regions have inadequate councils': what is asked for is what it is laid out by. */
function layoutAskedFor({ tokens, inspectors }: Entities, { groups }: TableWording): FigureLayout | null {
  const [group] = groups.filter(({ from }) => from <= 2)
  const isAsked =
    group !== undefined && ASKING_WORDS.has(tokens[group.from - 1]?.word ?? tokens[0]?.word ?? '')
  if (!isAsked || group.value === 'council' || group.value === 'grade') return null
  // 'Which inspector led the last one' asks for one of them.
  const isSeveral = group.value === 'month' || tokens[group.to - 1]?.word.endsWith('s') === true
  return isSeveral && inspectors.length === 0 ? LAYOUTS[group.value] : null
}

const ASKING_WORDS = new Set(['which', 'what', 'list', 'name', 'lead'])

/** 'Which region has no inadequate council': those with the fewest, of which some may have none; null where it is not asked. */
function asksWhichHasNone(
  { tokens, grades }: Entities,
  { groups, never }: TableWording,
): 'region' | 'kind' | 'year' | null {
  const [group] = groups.filter(({ from }) => ASKING_WORDS.has(tokens[from - 1]?.word ?? ''))
  const isNone = grades.some(({ from }) => never.some(({ to }) => to === from))
  const value = group?.value
  return isNone && (value === 'region' || value === 'kind' || value === 'year') ? value : null
}

/** 'Councils by number of inspections', 'rank councils by how many inspections they have had'. */
function countsInspectionsOfEach(
  { tokens, grades, judged }: Entities,
  { groups, each, rankings, figures }: TableWording,
): boolean {
  const isOfCouncils = groups.some(({ value }) => value === 'council')
  const count = figures.find(({ value }) => value === 'count')
  if (!isOfCouncils || !count || grades.length + judged.judgements.length > 0) return false
  const isOrdered = rankings.length > 0 || each.some(({ to }) => to === count.from || to === count.from - 1)
  return isOrdered && tokens.slice(count.to, count.to + 2).some(({ word }) => INSPECTIONS.has(word))
}

/** 'Rank the regions by how many are inadequate', 'league table of regions': all of them, in order. */
function rankedIn({ rankings, groups, figures, extremes, judgements }: TableWording): FigureLayout | null {
  const among = groups.find(({ value }) => value === 'region' || value === 'kind' || value === 'year')
  const isCount = figures.some(({ value }) => value === 'count')
  const isUp = extremes[0]?.value === 'worst'
  // 'Rank the judgements by how many inadequates'
  const [ranking] = rankings
  const areJudgements =
    ranking !== undefined &&
    !among &&
    judgements.some(({ from }) => from >= ranking.to && from <= ranking.to + 1)
  if (areJudgements) return { figure: isCount ? 'extreme' : isUp ? 'lowest' : 'highest', by: 'judgement' }
  if (rankings.length === 0 || !among) return null
  return { figure: isCount ? 'extreme' : isUp ? 'lowest' : 'highest', by: among.value as FigureLayout['by'] }
}

/**
 * 'Are counties better than unitaries', 'counties versus mets', 'how many unitaries or mets are good': two places and which is
 * the better, or how many there are in each. 'Is the North West better than England': one beside all others.
 */
export function setBeside(entities: Entities, wording: TableWording): FigureLayout | null {
  const { kinds, regions, tokens, grades } = entities
  const { directions, extremes, beside, figures } = wording
  const isMixed = regions.length > 0 && kinds.length > 0 && sidesSetBeside(entities, wording) !== null
  const isAgainstAll = isBesideCountry(entities, wording) || isMixed
  const by = isAgainstAll
    ? groupOfPlaces(entities)
    : kinds.length > 1
      ? 'kind'
      : regions.length > 1
        ? 'region'
        : null
  const isBeside = beside.some(({ value }) => value === 'outright')
  const isCounted = figures.some(({ value }) => value === 'count' || value === 'share')
  if (by === null) return null
  if (grades.length > 0)
    return isBeside || (isCounted && !isAgainstAll)
      ? { figure: by === 'kind' ? 'by-kind' : 'by-region', by: null }
      : null
  const [way] = directions.filter(({ value }) => value === 'improved' || value === 'declined')
  const [end] = extremes.filter(({ value }) => value === 'best' || value === 'worst')
  const isAsked = way !== undefined && (tokens.at(-1) === tokens[way.from] || beside.length > 0)
  if (!(isBeside || isAsked || end)) return null
  // 'Are counties improving faster than unitaries': how many of each did.
  if (isOfMoves(wording) && !isAgainstAll) return by === 'kind' ? LAYOUTS.kind : LAYOUTS.region
  return { figure: way?.value === 'declined' || end?.value === 'worst' ? 'lowest' : 'highest', by }
}

/** 'Improving', 'fell': a grade is said outright to have gone up or down. */
export const isOfMoves = ({ moves }: TableWording): boolean =>
  moves.some(({ value }) => value === 'improved' || value === 'declined')

const groupOfPlaces = ({ kinds }: Entities): 'kind' | 'region' => (kinds.length > 0 ? 'kind' : 'region')

/**
 * 'Compare 2013 to 2016 with 2022 to 2026', 'before 2018 against since then': spans of years beside one another, in their
 * order; null where fewer than two are named, or each is the time of a grade of its own.
 */
export function spansSetBeside(entities: Entities, wording: TableWording): Period[] | null {
  const { period, grades } = entities
  const { beside, directions, moves, figures } = wording
  const sides = sidesOfOneTime(entities, wording)
  if (sides) return sides
  const spans = period.mentions.flatMap(({ value }) =>
    value.order === null ? [value.years[0] === undefined ? value : spanOfYear(value.years[0])] : [],
  )
  const inOrder = spans.toSorted((one, other) => (one.from ?? 0) - (other.from ?? 0))
  const isOfSpans = period.mentions.some(({ value: { from, to } }) => from !== null || to !== null)
  const areApart = inOrder.every(
    ({ to }, at) => at === inOrder.length - 1 || (to !== null && to < (inOrder[at + 1]?.from ?? 0)),
  )
  const isAsked = beside.length + directions.length + moves.length + figures.length > 0
  return inOrder.length > 1 && isOfSpans && areApart && isAsked && grades.length < 2 ? inOrder : null
}

/** 'Before and after covid', 'before 2018 or since': the years on either side of one time; null where one side alone is asked for. */
function sidesOfOneTime(
  { period, relativeTimes, tokens, grades }: Entities,
  { directions, extremes, figures, groups, beside, moves }: TableWording,
): Period[] | null {
  const words = tokens.map(({ word }) => word)
  // 'Not since before 2016' has one side.
  const areBoth = words.some(
    (word, at) =>
      (word === 'after' || word === 'since') && words[at + 1] !== 'before' && words.includes('before'),
  )
  const times = [...relativeTimes, ...period.mentions].filter(({ value }) => value.order === null)
  const spans = times.map(({ value: { from, to, years } }) => from ?? (to === null ? years[0] : to + 1))
  const [start] = spans
  const isOfOne = start !== undefined && spans.every((one) => one === start)
  const asked = [directions, extremes, figures, groups, beside, moves].some(({ length }) => length > 0)
  return areBoth && isOfOne && asked && grades.length < 2
    ? [
        { ...ANY_TIME, to: start - 1 },
        { ...ANY_TIME, from: start },
      ]
    : null
}

const spanOfYear = (year: number): Period => ({ ...ANY_TIME, from: year, to: year })

/** 'Is the North West better than England', 'London boroughs against the rest of the country': one place beside all others. */
export const isBesideCountry = (
  { tokens, regions, kinds, country, councils }: Entities,
  { beside }: TableWording,
): boolean =>
  regions.length + kinds.length === 1 &&
  // 'London v the rest'
  (country.length > 0 || beside.some(({ from }) => tokens[from]?.word === 'rest')) &&
  councils.length === 0 &&
  beside.some(({ value }) => value === 'outright')

/**
 * 'Is the north worse than the south', 'London against the counties': the regions or kinds of council of each place that is set beside another, where
 * one is a sum of several, or a region stands beside a kind and is not where such councils lie. Null for anything else.
 */
export function sidesSetBeside(
  { regions, kinds, councils }: Entities,
  wording: TableWording,
): string[][] | null {
  const [region, otherRegion] = regions
  const [kind, otherKind] = kinds
  if (councils.length > 0) return null
  if (region && kind)
    return otherRegion || otherKind || !standsBetween(region, kind, wording)
      ? null
      : [[...region.value], [...kind.value]]
  const sides = [...regions, ...kinds].map(({ value }) => [...value])
  const named = sides.flat()
  const isSum = sides.some(({ length }) => length > 1) && new Set(named).size === named.length
  return isSum && sides.length > 1 ? sides : null
}

/** Whether a word between two places sets them beside each other. */
function standsBetween(
  one: Mention<unknown>,
  other: Mention<unknown>,
  { beside, directions }: TableWording,
): boolean {
  const [from, to] = [Math.min(one.to, other.to), Math.max(one.from, other.from)]
  const isAsked = directions.some(({ value }) => value === 'improved' || value === 'declined')
  return beside.some((word) => from <= word.from && word.to <= to && (word.value === 'outright' || isAsked))
}

/**
 * 'Is the south west getting better', 'are grades getting better or worse': how a place goes, or all of England, and not which
 * of its councils went so.
 */
export function asksHowItGoes(entities: Entities, wording: TableWording): boolean {
  const { tokens, grades, councils, regions, kinds, country } = entities
  const { moves, directions, groups, figures } = wording
  // 'Is there a council that ever dropped two grades' is asked of each.
  if (isBySteps(entities, wording)) return false
  const words = tokens.map(({ word }) => word)
  const ways = new Set([...moves, ...directions].map(({ value }) => value))
  const isBothWays = ways.has('improved') && ways.has('declined')
  const isOfAll =
    regions.length + kinds.length + country.length > 0 || groups.some(({ value }) => value === 'grade')
  // 'Risen since 2018' says from when; 'improved since' is asked of each.
  const isOfEach = words.some(
    (word, at) => SOME.has(word) && !(word === 'since' && /^\d{4}$/.test(words[at + 1] ?? '')),
  )
  const isAsked = words.some((word) => AUXILIARIES.has(word)) && !isOfEach
  const goes = moves.some(({ value }) => value === 'improved' || value === 'declined')
  // 'Has the number of inadequate councils gone down' is asked of the number.
  const isOfNumber = figures.some(({ value, from }) => (value === 'count' || value === 'share') && from > 0)
  if (isAsked && goes && isOfNumber && AUXILIARIES.has(words[0] ?? '')) return councils.length === 0
  // 'Are things getting better year on year, show the trend': the grades of each year.
  const isOfYears = figures.some(({ value }) => value === 'by-year')
  const isOfThem = goes && (isOfAll || isBothWays)
  return isAsked && ways.size > 0 && (isOfThem || isOfYears) && grades.length + councils.length === 0
}

const AUXILIARIES = new Set(['is', 'are', 'has', 'have'])
const SOME = new Set([
  'any',
  'anyone',
  'anybody',
  'many',
  'some',
  'most',
  'who',
  'which',
  'what',
  'since',
  'last',
])

/** 'Every council' lists them; 'inspections per council' and 'how many has each council had' count by them. */
const isLaidOutBy = (
  { value }: Mention<Grouping>,
  each: Mention<string>,
  { figures }: TableWording,
): boolean =>
  each.value === 'by' ||
  value === 'framework' ||
  value === 'year' ||
  value === 'month' ||
  value === 'region' ||
  value === 'kind' ||
  figures.length > 0

/** Among what the most of something is looked for: 'which region has the most', 'council with the most inadequate judgements'. */
function mostIn(entities: Entities, wording: TableWording): FigureLayout | null {
  const { most, groups, last, frame, extremes } = wording
  // 'With at least one outstanding council' is a condition.
  const meant = most.find((one) => ![...last, ...entities.grades].some((other) => overlaps(one, other)))
  const ranked = extremes.find(({ value }) => value === 'best' || value === 'worst')
  // 'The most common grade' is the tallest of all that are counted.
  if (
    meant &&
    entities.grades.length === 0 &&
    groups.some(
      ({ value, from }) => value === 'grade' && (from >= meant.to || (from <= 1 && meant.value === 'often')),
    )
  )
    return LAYOUTS.grade
  if (!meant) {
    // 'Which region is worst'
    const by = groups.find(({ value }) => value === 'region' || value === 'year' || value === 'kind')?.value
    const figure = ranked?.value === 'worst' ? 'lowest' : 'highest'
    return ranked && by ? { figure, by: by as FigureLayout['by'] } : null
  }
  // 'Which has the most, and which the fewest'
  const isOfBoth = most.some(({ value }) => value === '') && most.some(({ value }) => value === 'fewest')
  const figure = isOfBoth ? 'ends' : RANKING_FIGURES[meant.value]
  const among = groups.filter(
    (group): group is Mention<Exclude<Grouping, 'grade'>> =>
      group.value !== 'grade' && !overlaps(group, meant),
  )
  const telling = among.find(({ value }) => value !== 'council')
  if (telling) return telling.value === 'month' ? LAYOUTS.month : { figure, by: telling.value }
  // 'The most outstanding council' is the best; 'the most outstanding judgements' are counted, and so are inspections.
  const grade = entities.grades.find(({ from }) => from === meant.to)
  const counted = entities.tokens[grade?.to ?? meant.to]?.word ?? ''
  const isCounted =
    COUNTED_NOUNS.has(counted) || meant.value === 'often' || (grade !== undefined && counted.endsWith('s'))
  return isCounted && (among.length > 0 || frame.length > 0 || entities.tokens[0]?.word === 'who')
    ? { figure, by: 'council' }
    : null
}

const RANKING_FIGURES: Readonly<Record<Most, Figure>> = {
  '': 'extreme',
  often: 'extreme',
  fewest: 'fewest',
  share: 'highest',
  'least share': 'lowest',
}

const COUNTED_NOUNS = new Set([
  'inspections',
  'reports',
  'judgements',
  'judgments',
  'grades',
  'ratings',
  'times',
  'inspected',
])

/** Whether reports are counted, and not councils: by the noun that follows 'how many', else by whether one is named. */
export function isOfReports(
  { tokens, grades, judged }: Entities,
  { figures, groups, most }: TableWording,
): boolean {
  // 'In which year were most inspected'
  const isOfMost = most.length > 0 && grades.length + judged.judgements.length === 0
  const words = tokens.map(({ word }) => word)
  const counted = figures[0]?.to ?? 0
  const report = words.findIndex((word, at) => at >= counted && REPORT_NOUNS.has(word))
  const council = groups.find(({ value, from }) => value === 'council' && from >= counted)
  if (figures.length > 0 && report >= 0 && council) return report < council.from
  return words.some((word) => REPORT_NOUNS.has(word)) || (isOfMost && words.includes('inspected'))
}

const REPORT_NOUNS = new Set(['reports', 'inspections'])
