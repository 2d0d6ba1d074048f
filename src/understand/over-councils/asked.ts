import type { AskedFor } from '../../model/query.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import type { Entities } from '../entities/entities.js'
import { wordsTaken } from '../entities/named.js'
import type { Slots } from '../slots.js'
import { conditionsIn } from './conditions.js'
import { councilsAsked } from './councils.js'
import { areCountedEach, figuresAsked } from './figures.js'
import { lastOfAll, layoutIn, setBeside } from './layout.js'
import { isBySteps, isSameAgain } from './movement.js'
import { occasionIn, type TableWording, wordsOfTable } from './wording.js'

/** Questions over councils: a list, or figures where the words say what is to be counted or put together. */
export const overCouncilsAsked = (
  entities: Entities,
  slots: Slots,
): AskedFor<'councils'> | AskedFor<'figures'> =>
  isOfFigures(entities, slots.wording) && !areNamedBeside(entities, slots)
    ? figuresAsked(entities, slots)
    : councilsAsked(entities, slots)

/** 'Which came out best, and how many is that', 'the spread, and who did worst': a list tells both. */
function areNamedBeside(entities: Entities, { wording, extreme }: Slots): boolean {
  const isCount = wording.figures.every(({ value }) => value === 'count' || value === 'distribution')
  const isEnd = extreme !== null && entities.grades.length === 0
  return isCount && isEnd && layoutIn(entities, wording) === null && wording.each.length === 0
}

/** Whether the words say outright that figures are asked for. */
export const isOfFigures = (entities: Entities, wording: TableWording): boolean =>
  layoutIn(entities, wording) !== null || wording.figures.length > 0 || areCountedEach(entities)

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
    slots.extreme?.endsWith('gap') ||
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
