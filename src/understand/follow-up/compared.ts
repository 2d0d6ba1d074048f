import { byNewestInspection } from '../../library/library.js'
import {
  ANY_TIME,
  type Asked,
  type AskedFor,
  EVERYWHERE,
  isPeriodNamed,
  type Period,
} from '../../model/query.js'
import { isSendReport } from '../../model/report.js'
import { judgementOf, sendAsked } from '../entities/grades.js'
import { namesGrading, passagesOn } from '../passages.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { onSubjectOverTime } from './checked.js'
import { definedBeside } from './explained.js'
import { recommendedThenToo } from './inspections.js'
import { MOST_COUNCILS } from './merge.js'
import { judgementAfter } from './pointed.js'
import { askedBefore, councilsShown, heldReportsShown, type Previous, whereOf } from './shown.js'
import { ownSubject, subjectAfter } from './survival.js'

/** Councils side by side: what is said of each, their grades, which was inspected last. */

/** Side by side: the councils named now, those shown, and as far as these are one alone, those spoken of before. */
export function comparisonOf(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const before = askedBefore(previous)
  if (before.intent === 'definition') return definedBeside(before, read, understanding)
  // 'Which is better', after one council's grades over time, is told by these.
  const isOfOneOverTime = before.intent === 'history' && before.where.councils.length === 1
  const namesMore = read.slots.where.councils.length > 0 || isPeriodNamed(read.slots.where.period)
  if (isOfOneOverTime && !namesMore && read.entities.tokens.length <= MOST_BESIDE_END)
    return { ...before, judgement: judgementAfter(read, before) }
  const quoted = councilsShown(previous.shown, understanding)
  const asked = whereOf(before).councils
  const known = [...new Set([...read.slots.where.councils, ...(quoted.length > 0 ? quoted : asked)])]
  const councils = (
    known.length > 1 ? known : [...new Set([...known, ...asked, ...previous.query.spokenOf])].slice(0, 2)
  ).slice(0, MOST_COUNCILS)
  const named = judgementOf(read.entities)
  const framework = read.slots.where.framework ?? whereOf(before).framework
  // 'Which one has the quicker therapies', after their grades: what is said of it in each.
  const own = ownSubject(read, 'again', understanding).says
  const isOfOther =
    named === null && own.length > 0 && subjectAfter(read, previous, understanding).label === 'new'
  if (councils.length > 1 && isOfOther)
    return passagesOn(own.join(' '), { where: { ...EVERYWHERE, councils, framework } })
  const judgement =
    (before.intent === 'passages' && before.judgement === null) || isOfEveryGrade(read)
      ? named
      : judgementAfter(read, before)
  const { period } = read.slots.where
  const [council, ...others] = councils
  const ofBoth = others.length === 0 ? recommendedThenToo(period, previous, understanding) : null
  if (ofBoth) return ofBoth
  // 'Compare with the 2016 report': one council from inspection to inspection.
  if (council !== undefined && others.length === 0 && isPeriodNamed(period))
    return { intent: 'history', where: { ...EVERYWHERE, councils, period }, judgement }
  // 'Compare the two overall judgements', after what one council's reports say.
  const { names } = understanding.recogniser
  const namesGrades =
    namesGrading(read.entities, understanding) || names.in('scale', read.entities.tokens).length > 0
  if (council !== undefined && others.length === 0 && namesGrades)
    return { intent: 'history', where: { ...EVERYWHERE, councils, framework }, judgement: named }
  const isOf = (words: ReadonlySet<string>) => read.entities.tokens.some(({ word }) => words.has(word))
  // 'Compare the last two reports on it', after what one council's say: what each inspection says of it.
  const overTime = others.length === 0 ? onSubjectOverTime(read, previous, understanding) : null
  if (overTime) return overTime
  // 'Which of those is newer': when each was inspected.
  if (councils.length > 1 && isOf(OF_AGE)) return datedOf(councils, previous, understanding)
  // What the reports say is set side by side, not a grade that nobody asked for; which is worse, grades alone tell.
  if (before.intent === 'passages' && judgement === null && !(councils.length > 1 && isOf(OF_RANK)))
    return {
      ...before,
      where: {
        ...before.where,
        councils,
        period: councils.length > 1 ? timesOfBoth(before.where.period, period) : before.where.period,
      },
      page: 0,
    }
  return {
    intent: 'comparison',
    where: { ...EVERYWHERE, councils, framework, period: read.slots.where.period },
    judgement:
      judgement ??
      (isOfSend(previous, understanding) ? sendAsked(understanding.vocabulary.judgements) : null),
  }
}

/** 'Compare that with Norfolk 2026', after Cornwall 2024: either year; where one has none, each council's newest. */
const timesOfBoth = (before: Period, own: Period): Period =>
  before.years.length > 0 && own.years.length > 0
    ? { ...ANY_TIME, years: [...new Set([...before.years, ...own.years])] }
    : ANY_TIME

/** 'And beside Wiltshire', 'next to Surrey?': another council is named, and surely to be set beside the one that was asked about. */
export const setsBeside = (
  { intention, slots: { where, wording }, entities: { tokens } }: ReadMessage,
  before: Asked,
): boolean =>
  MAY_BE_BESIDE.has(before.intent) &&
  whereOf(before).councils.length === 1 &&
  where.councils.length > 0 &&
  where.councils.every((slug) => !whereOf(before).councils.includes(slug)) &&
  tokens.length <= MOST_BESIDE_END &&
  (wording.beside.some(({ value }) => value === 'outright') ||
    (intention.intent === 'comparison' && intention.share >= SURELY_BESIDE))

const SURELY_BESIDE = 0.6
const MAY_BE_BESIDE: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'grade',
  'history',
  'report',
  'passages',
])

/** 'On each thing', 'in everything': not for the one grade that was asked for before. */
const isOfEveryGrade = ({ entities: { tokens } }: ReadMessage): boolean =>
  tokens.some(
    ({ word }, at) =>
      word === 'everything' || (OF_EVERY.has(word) && WHAT_IS_GRADED.has(tokens[at + 1]?.word ?? '')),
  )
const OF_EVERY = new Set(['each', 'every', 'all'])
const WHAT_IS_GRADED = new Set([
  'thing',
  'things',
  'judgement',
  'judgements',
  'grade',
  'grades',
  'area',
  'areas',
])

const OF_AGE = new Set(['newer', 'older', 'newest', 'oldest', 'recent', 'latest', 'earlier'])
const OF_RANK = new Set(['worse', 'better', 'worst', 'best', 'stronger', 'weaker'])

/** Whether all that was shown is of inspections of area SEND. */
const isOfSend = ({ shown }: Previous, { byId }: Understanding): boolean => {
  const reports = heldReportsShown(shown, { byId })
  return reports.length > 0 && reports.every(isSendReport)
}

/** 'Which is newer', 'which was inspected last'. */
export function asksWhichInTime(
  { entities: { tokens, period }, slots: { wording } }: ReadMessage,
  { recogniser }: Understanding,
): boolean {
  const isOfEnd =
    period.period.order !== null ||
    wording.extremes.some(isOfTime) ||
    recogniser.names.in('last', tokens).length > 0
  const isOfAge = isOfEnd || tokens.some(({ word }) => OF_AGE.has(word))
  return isOfAge && tokens.some(({ word }) => ASKING_WHICH.has(word))
}

const ASKING_WHICH = new Set(['which', 'whichs'])
const isOfTime = ({ value }: { readonly value: string }): boolean => value === 'newest' || value === 'oldest'

/** 'Which one is more recent', of the councils that a conversation was about: when each was inspected. */
export function whichIsNewer(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): AskedFor<'library'> | null {
  const before = askedBefore(previous)
  if (!asksWhichInTime(read, understanding) || before.intent === 'councils' || before.intent === 'figures')
    return null
  if (read.slots.where.councils.length > 0) return null
  const councils = [
    ...new Set([
      ...councilsShown(previous.shown, understanding),
      ...whereOf(before).councils,
      ...previous.query.spokenOf,
    ]),
  ].slice(0, Math.max(2, whereOf(before).councils.length))
  return councils.length > 1 ? datedOf(councils, previous, understanding) : null
}

/** 'Who's the best of them', 'worst?', after councils set beside each other by their grades: those of them with the best grade. */
export function bestCompared(
  { entities, slots }: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): AskedFor<'councils'> | null {
  const before = askedBefore(previous)
  const { extreme } = slots
  const isPlain = entities.grades.length + slots.where.councils.length + slots.where.regions.length === 0
  if (before.intent !== 'comparison' || !isPlain || entities.tokens.length > MOST_BESIDE_END) return null
  if ((extreme !== 'best' && extreme !== 'worst') || slots.wording.moves.length > 0) return null
  const { neighboursOf } = before.where
  const shown = councilsShown(previous.shown, understanding)
  const councils = neighboursOf === null ? [...(shown.length > 1 ? shown : before.where.councils)] : []
  if (neighboursOf === null && councils.length < LEAST_COMPARED) return null
  return {
    intent: 'councils',
    where: { ...before.where, councils },
    having: [],
    movement: null,
    judgement: judgementOf(entities) ?? before.judgement,
    extreme,
    page: 0,
  }
}

/** Councils that are set beside each other in words. */
const MOST_SET_BESIDE = 4

/** 'Who got the better overall grade', after what is said of two councils or a few: their grades side by side. */
export function betterGraded(
  { entities, slots }: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): AskedFor<'comparison'> | null {
  const before = askedBefore(previous)
  const { councils } = whereOf(before)
  const isOfSome = before.intent === 'passages' && councils.length > 1 && councils.length <= MOST_SET_BESIDE
  const { regions, kinds } = slots.where
  if (!isOfSome || slots.where.councils.length + regions.length + kinds.length > 0) return null
  const isRanked = entities.tokens.some(({ word }) => OF_RANK.has(word) || word === 'higher')
  if (!isRanked || !namesGrading(entities, understanding)) return null
  return {
    intent: 'comparison',
    where: { ...EVERYWHERE, councils, period: slots.where.period },
    judgement: judgementOf(entities),
  }
}

/** 'How do they compare with us', after a list of a council's statistical neighbours: it beside them. */
export function besideNeighbours(
  { entities, slots }: ReadMessage,
  previous: Previous,
): AskedFor<'comparison'> | null {
  const before = askedBefore(previous)
  const isOver = before.intent === 'councils' || before.intent === 'figures'
  const isAsked = slots.wording.beside.some(({ value }) => value === 'outright')
  const isPlain = entities.grades.length + slots.where.regions.length + slots.where.kinds.length === 0
  if (!isOver || !isAsked || !isPlain || entities.tokens.length > MOST_BESIDE_END) return null
  const { neighboursOf } = before.where
  const [named, second] = slots.where.councils
  if (neighboursOf === null || second || (named !== undefined && named !== neighboursOf)) return null
  return {
    intent: 'comparison',
    where: { ...before.where, councils: [neighboursOf] },
    judgement: judgementOf(entities) ?? before.judgement,
  }
}

/** Words of a message that asks for the best of some and of nothing else. */
const MOST_BESIDE_END = 8
/** Of two the comparison itself tells which is better. */
const LEAST_COMPARED = 3

/** The reports of some councils that were shown, else their newest, with their dates. */
function datedOf(
  councils: readonly string[],
  { shown }: Previous,
  { byId, ofCouncil }: Understanding,
): AskedFor<'library'> {
  const reports = councils.flatMap((slug) => {
    const quoted = heldReportsShown(shown, { byId })
    return quoted.find(({ authority }) => authority.slug === slug) ?? ofCouncil(slug)[0] ?? []
  })
  const inOrder = reports.toSorted(byNewestInspection)
  const where = { ...EVERYWHERE, councils: [...councils], reports: inOrder.map(({ id }) => id) }
  return { intent: 'library', where, page: 0 }
}
