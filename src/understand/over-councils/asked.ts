import {
  ANY_TIME,
  type AskedFor,
  EVER,
  type Having,
  isEndOfGap,
  isPeriodNamed,
  type Period,
  type Where,
} from '../../model/query.js'
import { isOutcome } from '../../model/report.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import type { Entities } from '../entities/entities.js'
import { isOfAny } from '../entities/grades.js'
import { type Mention, wordsTaken } from '../entities/named.js'
import type { Slots } from '../slots.js'
import { conditionsIn, judgementFollowed, judgementOver } from './conditions.js'
import { asCouncilList, councilsAsked, narrowed } from './councils.js'
import {
  type FigureLayout,
  isBesideCountry,
  isOfReports,
  lastOfAll,
  layoutIn,
  rowsNamed,
  setBeside,
  sidesSetBeside,
  spansSetBeside,
} from './layout.js'
import { isBySteps, isSameAgain } from './movement.js'
import { type Grouping, occasionIn, type TableWording, wordsOfTable } from './wording.js'

/** Questions over councils: a list, or figures where the words say what is to be counted or put together. */
export const overCouncilsAsked = (
  entities: Entities,
  slots: Slots,
): AskedFor<'councils'> | AskedFor<'figures'> =>
  isOfFigures(entities, slots.wording) && !areNamedBeside(entities, slots)
    ? listedByYear(figuresAsked(entities, slots), entities)
    : councilsAsked(entities, slots)

/** 'List those that were outstanding, by year' asks for each inspection, in whichever year, and not how many there were. */
export function listedByYear(
  figures: AskedFor<'figures'>,
  { tokens }: Entities,
): AskedFor<'councils'> | AskedFor<'figures'> {
  const isOfNames =
    tokens.some(({ word }) => ASKING_FOR_NAMES.has(word)) && !tokens.some(({ word }) => word === 'many')
  const isOfGrade = figures.having.length > 0 && figures.movement === null
  return figures.figure === 'by-year' && isOfNames && isOfGrade && !isPeriodNamed(figures.where.period)
    ? asCouncilList({ ...figures, where: { ...figures.where, period: EVER } })
    : figures
}

const ASKING_FOR_NAMES = new Set(['list', 'name', 'names', 'which'])

/** 'Which came out best, and how many is that', 'the spread, and who did worst': a list tells both. */
function areNamedBeside(entities: Entities, { wording, extreme }: Slots): boolean {
  const isCount = wording.figures.every(({ value }) => value === 'count' || value === 'distribution')
  const isEnd = extreme !== null && entities.grades.length === 0
  return isCount && isEnd && layoutIn(entities, wording) === null && wording.each.length === 0
}

/** Whether the words say outright that figures are asked for. */
export const isOfFigures = (entities: Entities, wording: TableWording): boolean =>
  layoutIn(entities, wording) !== null ||
  wording.figures.length > 0 ||
  (wording.moves.length === 0 && areCountedEach(entities))

/** 'What are the ratings of the London boroughs', 'grades for each council': no word counts anything, and each one's grade is asked for. */
export function asksForEach(entities: Entities, { wording, where }: Slots): boolean {
  const isOfPlace = where.regions.length + where.kinds.length > 0 || where.neighboursOf !== null
  const { each, groups } = wording
  const isOfEach = groups.some(({ value, from }) => value === 'council' && each.some(({ to }) => to === from))
  return (isOfPlace || isOfEach) && entities.grades.length === 0 && !isOfFigures(entities, wording)
}

/**
 * Whether a message speaks of nothing but what the table of grades tells, and of several councils: each of its words names
 * a grade, a judgement, a place, a time or a way of counting, or carries no subject. Then no paragraph is asked for, however
 * it is put.
 */
export function isOfTableAlone(
  entities: Entities,
  slots: Slots,
  { stopWords, faintWords }: Pick<Vocabulary, 'stopWords' | 'faintWords'>,
): boolean {
  const { tokens, councils, neighbours, quoted } = entities
  const isOccasion = occasionIn(entities, slots.wording) !== null
  const isOfOneCouncil =
    councils.length > 0 && neighbours.length === 0 && !isOverSeveral(entities) && !isOccasion
  if (isOfOneCouncil || quoted.length > 0 || !asksOfTable(entities, slots)) return false
  const known = wordsKnown(entities, slots.wording)
  // Two grades of two judgements are conditions, in whatever everyday words: 'getting an outstanding deal, even though'.
  const isIdle =
    areOfSeveralJudgements(entities) || conditionsIn(entities).some(({ than }) => than)
      ? (word: string) => stopWords.has(word) || faintWords.has(word)
      : (word: string) => stopWords.has(word)
  // 'The biggest jump anyone made' asks for no words of a report.
  const isOfMove = isOfFurthest(slots.wording)
  return tokens.every(
    ({ word }, at) =>
      known.has(at) ||
      isNumber(word) ||
      (isIdle(word) &&
        (isOfMove ||
          // 'Say how many' asks for a number.
          (word === 'say' && SAID_NEXT.has(tokens[at + 1]?.word ?? '')) ||
          !(ASKING_FOR_WORDS.has(word) && tokens[at - 1]?.word !== 'i'))),
  )
}

/** Indices of all words that name what the table of grades tells, or ask it. */
export function wordsKnown(entities: Entities, wording: TableWording): Set<number> {
  const { councils, regions, kinds, neighbours, country, period } = entities
  const named = [...councils, ...regions, ...kinds, ...neighbours, ...country, ...entities.grades]
  const known = wordsTaken([
    ...[...named, ...period.mentions, ...period.now, ...entities.relativeTimes],
    ...[...entities.frameworks, ...entities.inspectors, ...entities.outranking],
  ])
  for (const at of [...entities.judged.words, ...wordsOfTable(wording)]) known.add(at)
  return known
}

const areOfSeveralJudgements = (entities: Entities): boolean =>
  new Set(conditionsIn(entities).map(({ judgement }) => judgement?.label)).size > 1

/** 'The biggest jump', 'fell furthest' */
const isOfFurthest = ({ furthest, moves, directions }: TableWording): boolean =>
  furthest.length > 0 &&
  [...moves, ...directions].some(({ value }) => value === 'improved' || value === 'declined')

const isNumber = (word: string): boolean => /^\d$|^(?:one|two|three|four|five)$/.test(word)

const isOverSeveral = ({ regions, kinds, country }: Entities): boolean =>
  regions.length + kinds.length + country.length > 0

/** Something must be asked of the table: which councils, or how many, of a grade, a movement or an order. */
function asksOfTable(entities: Entities, slots: Slots): boolean {
  const { wording } = slots
  const { tokens, councils, grades, judged, neighbours, period, relativeTimes } = entities
  const words = tokens.map(({ word }) => word)
  const [first = ''] = words
  const isCounted = isOfFigures(entities, wording)
  const isOfCouncils =
    isOverSeveral(entities) ||
    neighbours.length > 0 ||
    wording.groups.some(({ value }) => value === 'council') ||
    WHO.has(first)
  if (
    isBySteps(entities, wording) ||
    occasionIn(entities, wording) !== null ||
    conditionsIn(entities).some(({ than }) => than) ||
    areOfSeveralJudgements(entities) ||
    isOfFurthest(slots.wording) ||
    isEndOfGap(slots.extreme) ||
    isSameAgain(entities, wording) ||
    setBeside(entities, wording) !== null ||
    lastOfAll(entities, wording) > 0
  )
    return true
  const isGraded = grades.length > 0 || wording.moves.length > 0 || wording.extremes.length > 0
  const isMoved =
    (wording.moves.length > 0 && tokens.length > 1 && !ASKING_OF_ONE.has(first)) ||
    (grades.length > 0 && [...wording.never, ...wording.often].some(({ value }) => value === 'outright'))
  const isJudged =
    grades.length > 0 && (judged.judgements.length > 0 || judged.isEvery) && !ASKING_OF_ONE.has(first)
  const isLast =
    words.some(isInspection) &&
    (period.period.order !== null ||
      wording.extremes.some(({ value }) => value === 'newest' || value === 'oldest'))
  const isDated = period.mentions.some(({ value: { order } }) => order === null)
  const isOfTime = isDated
    ? words.includes('inspected')
    : relativeTimes.length > 0 && words.some(isInspection)
  if ((isLast || isOfTime) && councils.length === 0) return true
  // 'How did the areas in the North West get on in SEND inspections', 'how are Devon's neighbours doing'
  const isOfEach = entities.regions.length + entities.kinds.length + neighbours.length > 0
  const isOfGrades = wording.groups.some(({ value }) => value === 'grade')
  const isAskedEach = first === 'how' || entities.frameworks.length > 0 || isOfGrades
  if (isOfEach && isAskedEach && wording.frame.length > 0) return true
  return isGraded
    ? isOfCouncils || isCounted || grades.length > 1 || isJudged || isMoved
    : isCounted && (judged.judgements.length > 0 || wording.frame.length > 0)
}

const isInspection = (word: string): boolean => /^(?:inspections?|reports?)$/.test(word)

/** Openings of a question about which councils. */
const WHO = new Set(['who', 'which', 'whos', 'where', 'list', 'name'])

/** Openings of a question about the grade or the words of whatever was spoken of. */
const ASKING_OF_ONE = new Set([
  'what',
  'how',
  'is',
  'are',
  'was',
  'were',
  'does',
  'do',
  'did',
  'has',
  'have',
  'tell',
])

const SAID_NEXT = new Set(['how', 'which', 'who'])

/** Words that carry no subject and ask for what a report says all the same. */
const ASKING_FOR_WORDS = new Set([
  ...'why makes make made mean means meant say says said saying about like look looks find finds'.split(' '),
  ...'worry worried think thinks reported mention mentions mentioned should'.split(' '),
])

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
const areCountedEach = (entities: Entities): boolean =>
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
