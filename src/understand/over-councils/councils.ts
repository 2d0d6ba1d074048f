import {
  ANY_TIME,
  type AskedFor,
  EVER,
  type Having,
  isDated,
  isEndOfGap,
  isPeriodNamed,
  type Movement,
  NEWEST_OF_EACH,
  type Period,
  type Where,
} from '../../model/query.js'
import { ANY_GRADE, isOutcome } from '../../model/report.js'
import type { Entities } from '../entities/entities.js'
import { around } from '../entities/grades.js'
import type { Mention } from '../entities/named.js'
import type { Slots } from '../slots.js'
import { conditionsIn, judgementFollowed, judgementOver } from './conditions.js'
import {
  asksHowItGoes,
  isOfMoves,
  lastOfAll,
  layoutIn,
  linesAsked,
  setBeside,
  spansSetBeside,
} from './layout.js'
import { INSPECTIONS, isFromTo, movementAsked } from './movement.js'
import { occasionIn } from './wording.js'

/** Where and when a question over councils looks. */

const NOT_YET = new Set([
  ...[
    'not',
    'no',
    'never',
    'without',
    'hasnt',
    'havent',
    'hadnt',
    'none',
    'wasnt',
    'werent',
    'isnt',
    'nobody',
  ],
  ...['nothing', 'lacking', 'missing', 'didnt'],
])
const INSPECTING_WORDS = new Set([
  ...[
    'inspected',
    'inspection',
    'inspections',
    'report',
    'reports',
    'visited',
    'visit',
    'visits',
    'seen',
    'since',
    'ofsted',
  ],
])

/** 'Not inspected since 2019': the newest inspection is of that year or one before. A time that belongs to one condition is none of the whole. */
export function whereOver(
  { tokens, grades, relativeTimes, period: named }: Entities,
  { where }: Pick<Slots, 'where'>,
  having: readonly Having[],
): Where {
  if (having.some(({ period }) => period !== null)) return { ...where, period: ANY_TIME }
  const period = relativeTimes[0] && !isDated(where.period) ? relativeTimes[0].value : where.period
  const { from, to, order } = period
  const words = tokens.map(({ word }) => word)
  const negated = words.findIndex((word) => NOT_YET.has(word))
  const isSince = from !== null && to === null && grades.length === 0
  const isNone = negated >= 0 && words.slice(negated).some((word) => INSPECTING_WORDS.has(word))
  // 'Nothing since 2017': that of 2017 was the last. 'Nothing after 2017' says the same of 2018.
  const isInclusive = named.mentions.some((one) => tokens[one.from]?.word === 'since')
  // 'Inspected in 2014 but not since': that of 2014 is the newest.
  const isLastThen = words.some((word, at) => word === 'since' && NOT_YET.has(words[at - 1] ?? ''))
  const isPast = period.years.length === 1 || (from === null && to !== null)
  if (isLastThen && isPast && grades.length === 0)
    return { ...where, period: { ...period, order: order ?? 'latest' } }
  // 'Not seen since before 2018': the newest inspection is of then.
  if (isNone && from === null && to !== null && grades.length === 0)
    return { ...where, period: { ...period, order: order ?? 'latest' } }
  return isSince && isNone
    ? {
        ...where,
        period: { ...period, from: null, to: isInclusive ? from : from - 1, order: order ?? 'latest' },
      }
    : { ...where, period }
}

/** Every inspection, where a question names no time of its own. */
export const atAnyTime = (where: Where): Where =>
  isPeriodNamed(where.period) ? where : { ...where, period: EVER }

/** Whether a message asks who has had no inspection since: what else may sound like a movement is none. */
export const isNotInspected = (entities: Entities, slots: Pick<Slots, 'where'>): boolean =>
  whereOver(entities, slots, []).period.order === 'latest' && slots.where.period.order !== 'latest'

/** What is asked over councils as a list of all that it holds for. */
export const asCouncilList = ({
  where,
  having,
  movement,
  judgement,
}: Pick<AskedFor<'figures'>, 'where' | 'having' | 'movement' | 'judgement'>): AskedFor<'councils'> => ({
  intent: 'councils',
  where,
  having,
  movement,
  judgement,
  extreme: null,
  page: 0,
})

/** The councils of a place whatever their grades, or how many there are. */
export function councilsOrTheirNumber(
  where: Where,
  isCount: boolean,
): AskedFor<'councils'> | AskedFor<'figures'> {
  const unconditional = { where, having: [], movement: null, judgement: null }
  return isCount
    ? { intent: 'figures', ...unconditional, figure: 'count', by: null, of: 'councils' }
    : asCouncilList(unconditional)
}

/** Which councils are meant: where and when, by what grades, or by how a grade went. */
export interface Narrowed {
  readonly where: Where
  readonly having: Having[]
  readonly movement: Movement | null
}

export function narrowed(entities: Entities, slots: Slots): Narrowed {
  const conditions = conditionsIn(entities)
  const isTimed = conditions.some(({ period }) => period !== null)
  const isCompared = conditions.some(({ than }) => than)
  const isAnyTime = areJoint(conditions) && slots.wording.ever.length > 0 && !isFromTo(entities)
  // Who 'leads' an inspection leads nobody up or down, and who has had none since moved nowhere.
  // 'Both care leavers and children in care rated inadequate' are two conditions, and no grade that was given twice.
  const isOfBoth =
    areJoint(conditions) &&
    slots.wording.often.every(({ value }) => value === 'perhaps') &&
    slots.movement === 'repeatedly'
  const isStill =
    isOfBoth ||
    isTimed ||
    isCompared ||
    (entities.grades.length === 0 &&
      !isOfMoves(slots.wording) &&
      setBeside(entities, slots.wording) !== null) ||
    isAnyTime ||
    isNotInspected(entities, slots) ||
    spansSetBeside(entities, slots.wording) !== null ||
    (isOfInspector(entities) && slots.wording.moves.length === 0) ||
    (asksHowItGoes(entities, slots.wording) && setBeside(entities, slots.wording) === null)
  // 'Judged inadequate each year' and 'how it changed over time' put figures together, and say nothing of always or of the same.
  const isLaidOut =
    layoutIn(entities, slots.wording) !== null &&
    (ALL_ALONG.has(slots.movement) || slots.wording.moves.length === 0)
  const { movement, usesGrades } = isStill
    ? { movement: null, usesGrades: false }
    : movementAsked(entities, slots.wording, isLaidOut ? 'none' : slots.movement)
  const formerly = nowAndFormerly(entities, slots, conditions)
  if (formerly) return { where: slots.where, ...formerly }
  const since = movement === null ? null : thenAndSince(entities, movement, slots.where.period)
  if (since) return { where: whereOver(entities, slots, since), having: since, movement: null }
  const [then, another] = conditions
  const isAfterwards = slots.wording.afterwards.length > 0 && isDated(slots.where.period)
  // 'What happened to those that were inadequate in 2015': then, and now.
  if (isAfterwards && then && !another && !then.than && movement === null)
    return {
      where: { ...slots.where, period: ANY_TIME },
      having: [
        { ...then, period: slots.where.period },
        { ...then, grades: ANY_GRADE, period: NEWEST_OF_EACH },
      ],
      movement,
    }
  const having = usesGrades ? [] : conditions
  const placed = asOfNow(whereOver(entities, slots, having), entities, having, movement)
  // A grade of a council's services and an outcome of area SEND are of no one framework.
  const isOfBothKinds = new Set(having.map(({ grades }) => grades.some(isOutcome))).size > 1
  const where = isOfBothKinds && placed.framework === 'SEND' ? { ...placed, framework: null } : placed
  const isOfEach = movement === null && having.length > 0 && areInspections(entities, slots)
  return { where: isAnyTime || isOfEach ? atAnyTime(where) : where, having, movement }
}

/** 'Which inspections judged care leavers inadequate': each of them is asked about, and not each council's newest. */
const areInspections = ({ tokens }: Entities, { wording: { groups } }: Slots): boolean =>
  groups.every(({ value }) => value !== 'council') &&
  tokens.some(({ word }, at) => EACH_OF_MANY.has(word) && ASKED_WHICH.has(tokens[at - 1]?.word ?? ''))

const EACH_OF_MANY = new Set(['inspections', 'reports'])
const ASKED_WHICH = new Set(['which', 'what', 'many', 'all', 'every', 'list'])

/** 'Good now but inadequate before', 'once inadequate, now good': a grade that they have, and another that they had at any inspection. Null for anything else. */
function nowAndFormerly(
  { grades, judged, period, tokens }: Entities,
  { wording, where }: Slots,
  conditions: readonly Having[],
): Pick<Narrowed, 'having' | 'movement'> | null {
  if (grades.length !== 2 || conditions.length !== 2 || judged.judgements.length > 1) return null
  const isBeside = (one: Mention<unknown>, grade: Mention<unknown>) =>
    one.to === grade.from || one.from === grade.to
  const now = grades.findIndex((grade) => period.now.some((one) => isBeside(one, grade)))
  const [current, former] = [conditions[now], grades[1 - now]]
  if (!current || !former || isPeriodNamed(where.period)) return null
  const isFormer =
    tokens[former.from - 1]?.word === 'once' ||
    wording.moves.some((one) => tokens[one.from]?.word === 'used' && one.to === former.from) ||
    wording.directions.some(
      (one) => one.value === 'from-to' && (isBeside(one, former) || leadsOnTo(former, one, tokens)),
    )
  return isFormer
    ? {
        having: [{ ...current, judgement: judgementOver({ judged }), period: null }],
        movement: { ...EVER_ONCE, to: [...former.value.grades] },
      }
    : null
}

/** 'Previously been inadequate', 'before that rated good' */
const leadsOnTo = (
  { from }: Mention<unknown>,
  { to }: Mention<unknown>,
  tokens: Entities['tokens'],
): boolean => to < from && tokens.slice(to, from).every(({ word }) => BEING_GIVEN.has(word))

const BEING_GIVEN = new Set([
  'been',
  'was',
  'were',
  'being',
  'had',
  'that',
  'rated',
  'graded',
  'judged',
  'found',
])

/** A grade that was given at any inspection. */
const EVER_ONCE: Movement = {
  kind: 'repeatedly',
  from: null,
  to: null,
  least: 1,
  isLast: false,
  isInARow: false,
}

/** 'Which are inadequate right now': the newest inspection of each, said outright. */
const asOfNow = (
  where: Where,
  { period }: Entities,
  having: readonly Having[],
  movement: Movement | null,
): Where =>
  period.isNow &&
  movement === null &&
  having.length > 0 &&
  having.every((one) => one.period === null) &&
  !isPeriodNamed(where.period)
    ? { ...where, period: NEWEST_OF_EACH }
    : where

/** 'Ever outstanding for adoption while requiring improvement overall': grades of several judgements, which one report gives together. */
const areJoint = (conditions: readonly Having[]): boolean =>
  new Set(conditions.map(({ judgement }) => judgement?.label)).size > 1

/** 'Required improvement in 2015 and have improved since': one grade then, a better one now. Null for any other movement. */
function thenAndSince(entities: Entities, { kind }: Movement, { years }: Period): Having[] | null {
  const { grades, tokens } = entities
  const [only, second] = grades
  const [year, other] = years
  const isSince = tokens.some(
    ({ word }, at) => word === 'since' && !/^\d{4}$/.test(tokens[at + 1]?.word ?? ''),
  )
  const isMoved = kind === 'improved' || kind === 'declined'
  if (!only || second || year === undefined || other !== undefined || !isSince || !isMoved) return null
  const judgement = judgementOver(entities)
  const then = [...only.value.named]
  const now = new Set(then.flatMap((grade) => around(grade, kind === 'improved' ? 'above' : 'below')))
  return [
    { judgement, grades: then, period: { ...ANY_TIME, years: [year] } },
    { judgement, grades: [...now].filter((grade) => !then.includes(grade)), period: NEWEST_OF_EACH },
  ]
}

/** Movements that are told by all inspections of a council. */
const ALL_ALONG: ReadonlySet<string> = new Set(['always', 'repeatedly'])

const isOfInspector = ({ inspectors, grades }: Entities): boolean =>
  inspectors.length > 0 && grades.length === 0

/** The councils that meet what a question names, with what is to be told of each; page 0. */
export function councilsAsked(entities: Entities, slots: Slots): AskedFor<'councils'> {
  const asked =
    gapAsked(entities, slots) ?? lastInspectionsAsked(entities, slots) ?? conditionally(entities, slots)
  const lines = linesAsked(entities, slots, asked.extreme)
  const isOfGrades =
    asked.having.length > 0 ||
    asked.movement !== null ||
    asked.judgement !== null ||
    asked.extreme !== null ||
    entities.period.isNow
  // 'Who led the inspections in the North East' is asked of them all.
  const isOfEvery = lines.alongside?.includes('inspector') && !isOfGrades
  return { ...lines, ...asked, ...(isOfEvery ? { where: atAnyTime(asked.where) } : {}) }
}

/** 'The longest gap between two inspections': of all that were inspected twice, whatever they were graded. Null where no gap is asked for. */
function gapAsked(entities: Entities, slots: Slots): AskedFor<'councils'> | null {
  const { extreme } = slots
  if (!isEndOfGap(extreme)) return null
  const where = withOrder(slots.where, null)
  return {
    intent: 'councils',
    where,
    having: [],
    movement: null,
    judgement: judgementOver(entities),
    extreme,
    page: 0,
  }
}

/** 'The last five inspections': the newest of every inspection, whatever it was of. Null where they are not asked for, or a grade is. */
function lastInspectionsAsked(entities: Entities, slots: Slots): AskedFor<'councils'> | null {
  const most = lastOfAll(entities, slots.wording)
  const isOfGrade = entities.grades.length > 0 || slots.wording.moves.length > 0
  return most === 0 || isOfGrade
    ? null
    : {
        intent: 'councils',
        where: atAnyTime(withOrder(slots.where, null)),
        having: [],
        movement: null,
        judgement: null,
        extreme: 'newest',
        most,
        page: 0,
      }
}

function conditionally(entities: Entities, slots: Slots): AskedFor<'councils'> {
  const { where, having, movement } = narrowed(entities, slots)
  const followed = movement === null ? judgementOver(entities) : judgementFollowed(entities)
  const judgement = isOfInspector(entities) || having.some(({ than }) => than) ? null : followed
  const isBare = having.length === 0 && movement === null && judgement === null
  const last =
    isBare && slots.extreme === null && !isOfEach(entities, slots)
      ? lastMeant(where, isOfReport(entities, slots))
      : null
  if (last !== null) return { ...last, intent: 'councils', having, movement, judgement, page: 0 }
  const asked = { intent: 'councils' as const, having, movement, judgement, page: 0 }
  const occasion = occasionIn(entities, slots.wording)
  if (occasion !== null && (having.length > 0 || movement !== null))
    return {
      ...asked,
      // 'The oldest inadequate still standing' is one of the newest of each.
      where: withOrder(where, entities.period.isNow ? 'latest' : null),
      movement: movement && { ...movement, isLast: false },
      extreme: occasion,
    }
  if (slots.extreme === 'oldest and newest' && isBare)
    return { ...asked, where: withOrder(where, null), extreme: slots.extreme }
  const isOfDates = slots.extreme === 'oldest' || slots.extreme === 'newest'
  // 'Which outstanding council was inspected longest ago' is one of those that are outstanding now.
  if (isOfDates && having.length > 0 && movement === null)
    return { ...asked, where: withOrder(where, where.period.order ?? 'latest'), extreme: slots.extreme }
  const isConditional = entities.grades.length > 0 || movement !== null
  return {
    ...asked,
    where: isOfOldestReport(entities, slots) ? withOrder(where, 'first') : where,
    extreme: isConditional || isOfInspector(entities) ? null : slots.extreme,
  }
}

/** 'How they stand and when each was last inspected' is told of all. */
function isOfEach({ tokens }: Entities, { alongside, wording: { each, groups } }: Slots): boolean {
  const isOfOne =
    ASKING_FOR_ONE.has(tokens[0]?.word ?? '') ||
    // 'The most recent inspection was of which council'
    groups.some(
      ({ value, from, to }) =>
        value === 'council' &&
        ASKING_FOR_ONE.has(tokens[from - 1]?.word ?? '') &&
        !tokens[to - 1]?.word.endsWith('s'),
    )
  return alongside.includes('dates') && (each.length > 0 || !isOfOne)
}

const ASKING_FOR_ONE = new Set(['which', 'who', 'what', 'whos'])

/** 'Which council had the latest inspection': of nothing but their order, the last of all. */
function lastMeant(where: Where, ofReport: boolean): Pick<AskedFor<'councils'>, 'where' | 'extreme'> | null {
  const { years, from, to, order } = where.period
  const isOfOrder = years.length === 0 && from === null && to === null
  if (!isOfOrder || (order !== 'latest' && order !== 'first')) return null
  const isOldestReport = order === 'first' && ofReport
  const period = { ...where.period, order: isOldestReport ? order : null }
  return { where: { ...where, period }, extreme: order === 'latest' ? 'newest' : 'oldest' }
}

/** 'The oldest report' is the oldest of all; the council that was inspected longest ago is so by its newest. */
const isOfOldestReport = (entities: Entities, slots: Slots): boolean =>
  slots.extreme === 'oldest' && isOfReport(entities, slots)

/** The council that is asked for stands before what is the oldest: 'which council has the oldest inspection'. */
function isOfReport({ tokens, period }: Entities, { wording: { groups, extremes } }: Slots): boolean {
  const ends = [
    ...period.mentions.filter(({ value: { order } }) => order === 'first'),
    ...extremes.filter(({ value }) => value === 'oldest'),
  ]
  // 'Longest since an inspection' is of each council's last.
  const isNamed = ends.some(({ from, to }) =>
    tokens.slice(from, to + 1).some(({ word }) => INSPECTIONS.has(word) || word === 'report'),
  )
  const isOfCouncil = groups.some(
    ({ value, from }) => value === 'council' && !(isNamed && from >= (ends[0]?.to ?? 0)),
  )
  return !isOfCouncil && (isNamed || tokens.some(({ word }) => word === 'report' || word === 'reports'))
}

const withOrder = (where: Where, order: Where['period']['order']): Where => ({
  ...where,
  period: { ...where.period, order },
})
