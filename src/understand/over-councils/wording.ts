import type { Extreme, Figure } from '../../model/query.js'
import type { Entities } from '../entities/entities.js'
import { type Mention, type NamesOf, type Token, wordsTaken } from '../entities/named.js'

/** What figures are put together by, or looked for among: 'per year', 'which region has most'. */
const GROUPS = ['year', 'month', 'region', 'kind', 'council', 'inspector', 'framework', 'grade'] as const
export type Grouping = (typeof GROUPS)[number]

/** Ways in which a grade may be said to have gone. */
type Way = 'improved' | 'declined' | 'unchanged' | 'from-to'

/** Of what, or in what order, the first is asked for; the most where nothing more is said. */
export type Most = 'often' | 'fewest' | 'share' | 'least share' | ''

type Occasion = 'oldest' | 'newest'

/** Whether a word says it outright, or only where it was learnt that it is said. */
type How = 'outright' | 'perhaps'

/** The words of a message that say what is asked of the table of grades: rows of data/entities.csv. */
export interface TableWording {
  /** 'Fell', 'lost': says by itself that a grade moved. */
  readonly moves: readonly Mention<Way>[]
  /** 'Worse', 'up': says which way, where it is known that one did. */
  readonly directions: readonly Mention<Way>[]
  /** 'Twice', 'again and again': without such a word nothing is said to have been so more than once. */
  readonly often: readonly Mention<How | 'ever'>[]
  /** 'Twice running': at inspections with none between. */
  readonly inARow: readonly Mention<unknown>[]
  /** 'A history', 'more than one report': of councils that were inspected more than once. */
  readonly severalInspections: readonly Mention<unknown>[]
  /** 'In common', 'what unites'. */
  readonly inCommon: readonly Mention<unknown>[]
  /** 'All the way', 'in the end': over several inspections, and not from one to the next. */
  readonly inStages: readonly Mention<unknown>[]
  /** 'In one go': from one inspection to the next. */
  readonly atOnce: readonly Mention<unknown>[]
  /** 'What happened to': what they are now, who were graded so then. */
  readonly afterwards: readonly Mention<unknown>[]
  /** 'Judgements', as what is counted or asked for. */
  readonly judgements: readonly Mention<unknown>[]
  /** 'Only', 'just'. */
  readonly only: readonly Mention<unknown>[]
  /** 'Ever', 'at some point'. */
  readonly ever: readonly Mention<unknown>[]
  /** 'Versus', 'than', 'compared with': sets one group of councils beside another. */
  readonly beside: readonly Mention<How>[]
  /** 'Furthest', 'biggest', of a move. */
  readonly furthest: readonly Mention<unknown>[]
  /** 'Every time': nor to have been so all the time. */
  readonly always: readonly Mention<How>[]
  /** 'Never', 'not once': nor never. */
  readonly never: readonly Mention<How>[]
  readonly figures: readonly Mention<Figure>[]
  readonly groups: readonly Mention<Grouping>[]
  /** 'Per', 'each'. */
  readonly each: readonly Mention<'by' | 'each'>[]
  /** 'The most', 'the fewest', 'the highest share'. */
  readonly most: readonly Mention<Most>[]
  /** 'Best', 'newest'. */
  readonly extremes: readonly Mention<Extreme>[]
  /** 'Worst first', 'best to worst': in which order a list is wanted. */
  readonly orders: readonly Mention<'worst' | 'best'>[]
  /** 'Down the side', 'across the top': what a table has there. */
  readonly axes: readonly Mention<unknown>[]
  /** 'Last', of inspections. */
  readonly last: readonly Mention<unknown>[]
  /** 'League table', 'in order'. */
  readonly rankings: readonly Mention<unknown>[]
  /** 'The first time', 'the last council to': the first or last inspection of all that met a condition. */
  readonly occasions: readonly Mention<Occasion>[]
  /** 'Earliest', 'latest': so where a grade stands right behind. */
  readonly besides: readonly Mention<Occasion>[]
  /** What else frames such a question and names nothing: 'list', 'authorities', 'rated', 'league table'. */
  readonly frame: readonly Mention<unknown>[]
}

const FRAME_KINDS = [
  'table',
  'council-noun',
  'inspection-noun',
  'judgement-noun',
  'graded',
  'grading',
  'scale',
  'now',
  'here',
] as const

/** @param taken words that are taken for something else: the years of 'in the last three years' */
export function wordingIn(
  tokens: readonly Token[],
  names: NamesOf,
  taken: ReadonlySet<number>,
): TableWording {
  const valued = <V extends string>(kind: Parameters<NamesOf['in']>[0]) =>
    names.in(kind, tokens, taken).map(({ value: [value], from, to }) => ({ value: value as V, from, to }))
  const figures = valued<Figure>('figure')
  const grading = (['grading', 'graded'] as const).flatMap((kind) => names.in(kind, tokens, taken))
  // 'Break down', 'break the counties down' goes nowhere, and what boards were 'when they were still judged' nothing kept.
  // 'Down here' is a place.
  const nows = (['now', 'here'] as const)
    .flatMap((kind) => names.in(kind, tokens))
    .filter(({ from, to }) => to - from > 1)
  const isOfMove = (one: Mention<Way>): boolean =>
    !nows.some(({ from, to }) => from <= one.from && one.to <= to) &&
    !figures.some(({ value, from }) => value === 'distribution' && from <= one.from) &&
    !(one.value === 'unchanged' && grading.some(({ from, to }) => from === one.to && to === tokens.length))
  const each = valued<'by' | 'each'>('each')
  // 'Sort it by grade' is no sort of council; 'which sort' is.
  const ordering = wordsTaken(names.in('ranking', tokens, taken))
  const isOrdering = (at: number): boolean =>
    ordering.has(at) && !ASKING_WHICH_SORT.has(tokens[at - 1]?.word ?? '')
  const isOfCouncils = (at: number): boolean => names.at('council-noun', [tokens[at]?.word ?? ''], 0) !== null
  const axes = names.in('axis', tokens, taken)
  return {
    moves: valued<Way>('movement').filter((one) => !isYetToCome(tokens, one.from) && !isSorting(tokens, one)),
    directions: valued<Way>('direction').filter(isOfMove),
    // 'How many times' counts them.
    often: valued<How | 'ever'>('often').filter(
      ({ from, to }) => !figures.some((figure) => figure.from <= from && to <= figure.to),
    ),
    judgements: names.in('judgement-noun', tokens, taken),
    severalInspections: names.in('several-inspections', tokens, taken),
    inCommon: names.in('in-common', tokens, taken),
    inStages: names.in('in-stages', tokens, taken),
    atOnce: names.in('at-once', tokens, taken),
    afterwards: names.in('afterwards', tokens, taken),
    only: names.in('only', tokens, taken),
    ever: names.in('ever', tokens, taken),
    beside: valued<How>('set-beside'),
    furthest: names.in('furthest', tokens, taken),
    // 'Up two grades between consecutive inspections' is no more than from one to the next.
    inARow: names.in('in-a-row', tokens, taken).filter(({ from }) => tokens[from - 1]?.word !== 'between'),
    // 'Every authority with outstanding leadership' is each of them, at no time in particular.
    always: valued<How>('always').filter(({ value, to }) => value === 'outright' || !isOfCouncils(to)),
    never: valued<How>('never'),
    // 'Our region' is one; 'regional', 'region by region' is by each.
    figures: figures.filter(
      ({ value, from, to }) => value !== 'by-region' || to - from > 1 || tokens[from]?.word !== 'region',
    ),
    groups: valued<Grouping>('group').filter(
      ({ value, from }) => value !== 'kind' || !isOrdering(from) || each.some(({ to }) => to === from),
    ),
    each,
    most: valued<Most>('most'),
    orders: valued<'worst' | 'best'>('order-of-list'),
    axes,
    // 'Across the top' is nobody's place.
    extremes: names
      .in('extreme', tokens, new Set([...taken, ...wordsTaken(axes)]))
      .map(({ value: [value], from, to }) => ({ value: value as Extreme, from, to })),
    last: names.in('last', tokens, taken),
    rankings: names.in('ranking', tokens, taken),
    occasions: valued<Occasion>('occasion'),
    besides: valued<Occasion>('occasion-beside'),
    frame: FRAME_KINDS.flatMap((kind) => names.in(kind, tokens, taken)),
  }
}

/** 'Fall into each grade', 'fall under which': counted, and not moved. */
const isSorting = (tokens: readonly Token[], { to }: Mention<unknown>): boolean =>
  INTO.has(tokens[to]?.word ?? '') && EACH_OF_THEM.has(tokens[to + 1]?.word ?? '')

const INTO = new Set(['into', 'in', 'under', 'within'])
const EACH_OF_THEM = new Set(['each', 'every', 'which', 'what'])

/** 'Need to improve', 'have to get better': who must has not yet. */
const isYetToCome = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.word === 'to' && DUE.has(tokens[at - 2]?.word ?? '')

const DUE = new Set(['need', 'needs', 'needed', 'needing', 'have', 'has', 'had', 'got', 'told', 'asked'])

const ASKING_WHICH_SORT = new Set(['which', 'what', 'whichever', 'any'])

/** Indices of all words that say what is asked of the table. */
export const wordsOfTable = (wording: TableWording): Set<number> => wordsTaken(Object.values(wording).flat())

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** 'Five', '5': 0 for a word that is no number of one or two figures. */
export const numberNamed = (word: string): number =>
  /^\d{1,2}$/.test(word) ? Number(word) : NUMBERS.indexOf(word) + 1

const END_OF_SOME: ReadonlyMap<string, Occasion> = new Map([
  ['last', 'newest'],
  ['latest', 'newest'],
  ['first', 'oldest'],
])

const OTHER_END: Readonly<Record<Occasion, Occasion>> = { oldest: 'newest', newest: 'oldest' }

/**
 * Whether the first or the last inspection is asked for that ever met a condition: 'the first time a council was rated good',
 * 'the last authority to be inadequate', 'the most recent outstanding'. Null where no grade is named, or neither is meant.
 */
export function occasionIn(
  entities: Entities,
  { occasions, besides, extremes, groups, last }: TableWording,
): Occasion | 'oldest and newest' | null {
  const { grades, tokens, period } = entities
  if (grades.length === 0) return null
  // In 'the first inspection of each' it is a place in the order of one council's inspections.
  const isOfOrder = ({ from, to }: Mention<unknown>) =>
    period.mentions.some((one) => one.value.order !== null && one.from <= from && to <= one.to)
  const wordAt = (at: number): string => tokens[at]?.word ?? ''
  // 'Best first' sorts, 'the first ten' cuts a list.
  const isOfList = ({ from, to }: Mention<unknown>) =>
    extremes.some((one) => one.to === from) || /^\d+$/.test(wordAt(to))
  const outright = occasions.find((one) => !isOfList(one) && !isOfOrder(one))
  // 'The first to be outstanding, and the most recent'
  const lasts = last.map((one) => ({ ...one, value: 'newest' as const }))
  const other = [...occasions, ...extremes, ...lasts].find(
    ({ value, from }) => outright && from >= outright.to && value === OTHER_END[outright.value],
  )
  const isBoth = outright && other && tokens.slice(outright.to, other.from).some(({ word }) => word === 'and')
  if (isBoth) return 'oldest and newest'
  if (outright) return outright.value
  // 'The last three councils to be rated good', 'the first 2 authorities that were'
  const counted = groups.find(({ value, from }) => value === 'council' && numberNamed(wordAt(from - 1)) > 1)
  const end = counted && END_OF_SOME.get(wordAt(counted.from - 2))
  if (end) return end
  // 'The latest outstanding councils' are a list.
  const beside = besides.find((one) =>
    grades.some(({ from, to }) => from === one.to && !wordAt(to).endsWith('s')),
  )
  return beside?.value ?? null
}
