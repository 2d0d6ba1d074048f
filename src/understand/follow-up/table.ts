import { isDeepStrictEqual } from 'node:util'
import {
  ANY_TIME,
  type Asked,
  type AskedFor,
  EVER,
  EVERYWHERE,
  isDated,
  isPeriodNamed,
  type Movement,
  NEWEST_OF_EACH,
} from '../../model/query.js'
import { ANY_GRADE, type Finding, scaleOf, stepOf } from '../../model/report.js'
import { askedAs } from '../asked.js'
import { isOverallAsked, isSendAsked } from '../entities/grades.js'
import { isOfFigures, layoutOf } from '../over-councils/asked.js'
import { conditionsIn, narrowedBy } from '../over-councils/conditions.js'
import { asCouncilList } from '../over-councils/councils.js'
import { MOST_LINES } from '../over-councils/layout.js'
import { isInspectedOften } from '../over-councils/movement.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { mergedWhere, narrowedWhere } from './place-and-conditions.js'
import { EACH, FEW_POINTING, isOfShapeAlone, ofEachAsked, type TableAsked } from './shape-alone.js'
import { askedBefore, councilsShown, isPointing, POINTING_BACK, type Previous } from './shown.js'
import { tableNarrowed } from './table-shown.js'

/**
 * What follows a list of councils or figures over them and only asks for the same in another shape: 'just the number', 'as a
 * percentage', 'list them', 'by region', 'who is bottom', 'how many of those are in London', 'who are the inadequate ones'.
 * Null for what says anything else.
 */
export function tableAfter(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const before = askedBefore(previous)
  if (before.intent !== 'councils' && before.intent !== 'figures') return null
  const { vocabulary } = understanding
  const { entities, slots } = read
  const narrowed = tableNarrowed(read, before, understanding)
  if (narrowed) return narrowed
  const formerly = formerlyGraded(read, before, understanding)
  if (formerly) return formerly
  const stillThose =
    nowAlso(read, before) ?? movedAmong(read, previous, before, understanding) ?? meantNow(read, before)
  if (stillThose) return stillThose
  const { wording, extreme } = slots
  if (!isOfShapeAlone(read, before, vocabulary.stopWords)) return null
  const then = wereThen(read, before)
  if (then) return then
  const isOfThose = isPointing(entities) || slots.wording.only.length > 0
  const merged = (isOfThose ? narrowedWhere : mergedWhere)(before.where, slots.where)
  // 'And outstanding ones', after how many recommendations reports of each grade make: of all those reports.
  const isOfAllReports =
    'of' in before &&
    before.of === 'recommendations' &&
    before.by !== 'subject' &&
    !isPeriodNamed(merged.period)
  const where = isOfAllReports ? { ...merged, period: EVER } : merged
  const { movement } = before
  const conditions = conditionsIn(entities).map((one) => ({
    ...one,
    // 'And how many good' after how many boards were inadequate is asked of boards; which of those are good, of the councils.
    judgement:
      one.judgement ?? (isPointing(entities) ? null : before.having[0]?.judgement) ?? before.judgement,
  }))
  const having = narrowedBy(before.having, conditions)
  const each = ofEachAsked(read)
  const judgement = each ?? (conditions.length > 0 ? null : before.judgement)
  const shared = { where, having, movement, judgement }
  // A list by date tells the overall grade of each, and of what gives none that it does not.
  if (each)
    return {
      ...asCouncilList(before),
      ...shared,
      judgement: isListedByDate(before) && isOverallAsked(each) ? null : each,
    }
  // 'How many inadequate under each', after reports by framework.
  if (before.intent === 'figures' && conditions.length > 0 && wording.each.length > 0)
    return { ...before, ...shared }
  if (isOfFigures(entities, wording)) {
    const { figure, by } = layoutOf(entities, slots, having.length === 0 && movement === null)
    // Figures say their shares already, but for a count of all that are of a time.
    const isShareOfEach = figure === 'share' && before.intent === 'figures' && having.length === 0
    if (isShareOfEach)
      return { ...before, where, figure: before.figure === 'count' ? 'share' : before.figure }
    return { intent: 'figures', ...shared, figure, by, of: 'of' in before ? before.of : 'councils' }
  }
  if (extreme === 'best' || extreme === 'worst')
    return hasTopAndBottom(before) || isOtherEnd(before, extreme)
      ? { intent: 'councils', ...shared, having: [], extreme, page: 0 }
      : null
  // 'Where are they': in which parts of England.
  if (entities.tokens[0]?.word === 'where' && conditions.length === 0)
    return { intent: 'figures', ...shared, figure: 'by-region', by: null, of: 'councils' }
  const isList = conditions.length > 0 || entities.tokens.some(({ word }) => LISTING_AGAIN.has(word))
  if (!isList) return null
  // 'And inadequate ones?' after figures by region asks for such figures.
  const isAsBefore =
    before.intent === 'figures' && conditions.length > 0 && entities.tokens[0]?.word === 'and'
  return isAsBefore ? { ...before, ...shared } : { intent: 'councils', ...shared, extreme: null, page: 0 }
}

const isListedByDate = ({ having, where: { inspector, period } }: TableAsked): boolean =>
  having.length === 0 && (inspector !== null || isPeriodNamed(period))

/**
 * 'Which of them were inadequate before', 'which of those were good in 2015': of those that were listed, another grade at
 * another time; 'where are they now' after a list of a year. Null where no other time is named.
 */
function wereThen({ entities, slots }: ReadMessage, before: TableAsked): AskedFor<'councils'> | null {
  const { period } = slots.where
  const wasDated = isPeriodNamed(before.where.period)
  const [condition, second] = conditionsIn(entities)
  const [first] = before.having
  const isBack = isPointing(entities)
  if (!isBack || before.movement !== null || !first || second) return null
  const list = { ...asCouncilList(before), judgement: null }
  const where = { ...before.where, period: ANY_TIME }
  const ofBefore = before.having.map((one) => ({
    ...one,
    period: one.period ?? (wasDated ? before.where.period : NEWEST_OF_EACH),
  }))
  if (!condition)
    return entities.period.isNow && wasDated
      ? {
          ...list,
          where,
          having: [...ofBefore, { judgement: first.judgement, grades: ANY_GRADE, period: NEWEST_OF_EACH }],
        }
      : null
  const judgement = condition.judgement ?? first.judgement
  if (isDated(period)) return { ...list, where, having: [...ofBefore, { ...condition, judgement, period }] }
  // 'Which of them are good now' after who was inadequate in 2015.
  const isOther = !condition.grades.some((grade) => first.grades.includes(grade))
  if (wasDated && (entities.period.isNow || isOther))
    return { ...list, where, having: [...ofBefore, { ...condition, judgement, period: NEWEST_OF_EACH }] }
  const isPast = entities.tokens.some(({ word }) => EARLIER.has(word)) || slots.wording.often.length > 0
  if (!isPast || wasDated) return null
  return { ...list, where, having: [...before.having], movement: everGiven(condition.grades), judgement }
}

/**
 * 'Did any of those carry on up to outstanding' after who improved: of those that moved so, the ones that have that grade
 * now. Null where another time is named.
 */
function nowAlso(
  { entities, slots, intention }: ReadMessage,
  before: TableAsked,
): AskedFor<'councils'> | null {
  const [condition, second] = conditionsIn(entities)
  const isOfCouncils =
    intention.intent === 'councils' ||
    intention.intent === 'figures' ||
    entities.tokens.length <= FEW_POINTING
  const isPlain = slots.where.councils.length === 0 && !isPeriodNamed(slots.where.period)
  if (before.movement === null || !condition || second || !isPointing(entities) || !isOfCouncils || !isPlain)
    return null
  if (entities.tokens.some(({ word }) => EARLIER.has(word))) return null
  return {
    ...asCouncilList(before),
    where: mergedWhere(before.where, slots.where),
    having: [...before.having, { ...condition, judgement: condition.judgement ?? before.judgement }],
  }
}

/**
 * 'Which of those improved', 'did any of them fall at the last one', after those of a grade: of these the ones that moved so. Null
 * where a grade, a place or a time of its own is named.
 */
function movedAmong(
  read: ReadMessage,
  previous: Previous,
  before: TableAsked,
  understanding: Understanding,
): AskedFor<'councils'> | AskedFor<'figures'> | null {
  const { entities, slots } = read
  const { councils, regions, kinds, period } = slots.where
  const isPlain =
    [entities.grades, councils, regions, kinds].every(({ length }) => length === 0) && !isDated(period)
  const { moves, directions } = slots.wording
  const isMoved = moves.length + directions.length > 0 || isInspectedOften(entities, slots.wording)
  const isOfList = before.having.length > 0 || before.movement !== null
  const listed = councilsShown(previous.shown, understanding)
  const isOfThem =
    isPointing(entities) ||
    (entities.tokens.length <= FEW_POINTING && entities.tokens.some(({ word }) => word === 'any'))
  if (!isOfThem || !isPlain || !isMoved || !isOfList) return null
  const asked = askedAs('councils', read, understanding)
  if ((asked.intent !== 'councils' && asked.intent !== 'figures') || asked.movement === null) return null
  const judgement = asked.judgement ?? before.having[0]?.judgement ?? before.judgement
  // 'Any go down', after the one that was good, asks of all.
  if (listed.length === 1 && !isPointing(entities)) return { ...asked, judgement }
  // Those that were all shown are counted by themselves.
  if (listed.length > 0 && listed.length < MOST_LINES)
    return { ...asked, where: { ...EVERYWHERE, councils: listed }, judgement }
  const { movement } = before
  // 'Which of them have since improved', after how many ever were inadequate.
  if (movement?.kind === 'repeatedly' && movement.to && before.having.length === 0)
    return { ...asked, where: before.where, movement: movedFrom(movement.to, asked.movement), judgement }
  if (movement !== null || before.having.some(({ than }) => than)) return null
  const [condition, ...others] = before.having
  const { period: counted } = before.where
  const isAtAnyTime = !isPeriodNamed(counted) || isDeepStrictEqual(counted, EVER)
  const isOfEveryReport = 'of' in before && before.of === 'reports' && isAtAnyTime
  // 'Which have since improved', after how many inspections were inadequate, is told of whoever ever was.
  if (isOfEveryReport && condition && others.length === 0 && condition.period === null)
    return { ...asked, where: before.where, movement: movedFrom(condition.grades, asked.movement), judgement }
  const time = isPeriodNamed(before.where.period) ? before.where.period : NEWEST_OF_EACH
  return {
    ...asked,
    where: { ...before.where, period: ANY_TIME },
    having: before.having.map((one) => ({ ...one, period: one.period ?? time })),
    judgement,
  }
}

/** A movement that begins at one of some grades: up or down from them, or as it was. */
function movedFrom(grades: readonly Finding[], movement: Movement): Movement {
  const [first] = grades
  if (first === undefined || (movement.kind !== 'improved' && movement.kind !== 'declined')) return movement
  const steps = grades.map(stepOf)
  const scale = scaleOf(first)
  const to =
    movement.kind === 'improved'
      ? scale.slice(0, Math.min(...steps)).flat()
      : scale.slice(Math.max(...steps) + 1).flat()
  return to.length === 0 ? movement : { ...movement, kind: 'from-to', from: [...grades], to }
}

/** 'No, I meant now', 'and at the moment?', after figures of all years or what was so then: those that are so now. */
function meantNow({ entities, slots }: ReadMessage, before: TableAsked): AskedFor<'councils'> | null {
  const { councils, regions, kinds } = slots.where
  const isPlain = [entities.grades, entities.judged.judgements, councils, regions, kinds].every(
    ({ length }) => length === 0,
  )
  const isOfYears = before.intent === 'figures' && before.figure === 'by-year'
  const wasDated = isOfYears || isDated(before.where.period)
  const isAlone = entities.period.isNow && entities.tokens.length <= FEW_OF_NOW && !isPointing(entities)
  if (!isAlone || !isPlain || !wasDated || before.movement !== null) return null
  return { ...asCouncilList(before), where: { ...before.where, period: NEWEST_OF_EACH } }
}

/** Words of a message that names nothing but that it is meant of now. */
const FEW_OF_NOW = 6

/** A grade that was given at any inspection. */
const everGiven = (grades: Finding[]): Movement => ({
  kind: 'repeatedly',
  from: null,
  to: grades,
  least: 1,
  isLast: false,
  isInARow: false,
})

const EARLIER = new Set(['before', 'previously', 'earlier', 'once', 'formerly', 'used', 'ever'])

/** 'What do they say about edge of care' after a list is asked of those that were listed, where no other place is named. */
export function ofThoseListed(asked: Asked, { entities }: ReadMessage, before: Asked): Asked {
  const isOfCouncils =
    before.intent === 'councils' ||
    (before.intent === 'figures' && before.of === 'councils' && before.having.length > 0)
  if (!isOfCouncils || before.movement !== null) return asked
  if (asked.intent === 'grade' && asked.where.councils.length === 0)
    return before.intent === 'councils' ? gradesOfThose(asked, before) : asked
  if (asked.intent !== 'passages' && asked.intent !== 'recommendations' && asked.intent !== 'mentions')
    return asked
  const { councils, regions, kinds, neighboursOf, period } = asked.where
  const isElsewhere = councils.length + regions.length + kinds.length > 0 || neighboursOf !== null
  const isBack = entities.tokens.some(({ word }) => EACH.has(word) || POINTING_BACK.has(word))
  if (isElsewhere || !isBack || asked.having.length > 0) return asked
  const where = { ...before.where, period: isPeriodNamed(period) ? period : before.where.period }
  return { ...asked, where, having: [...before.having] }
}

/** 'Which of those are bad for care leavers', after the councils with the worst grade: those of them alone. */
export function endOfThose(
  asked: Asked,
  { entities }: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const before = askedBefore(previous)
  if (before.intent !== 'councils' || asked.intent !== 'councils' || !before.extreme || !asked.extreme)
    return asked
  const { councils, regions, kinds, neighboursOf } = asked.where
  const isElsewhere = councils.length + regions.length + kinds.length > 0 || neighboursOf !== null
  if (isElsewhere || !isPointing(entities)) return asked
  return { ...asked, where: { ...asked.where, councils: councilsShown(previous.shown, understanding) } }
}

/** 'How are children's services there overall', 'what grades did she give': asked of no council, it is asked of those listed. */
function gradesOfThose({ judgement, grades }: AskedFor<'grade'>, before: AskedFor<'councils'>): Asked {
  const isOfOtherReport = before.having.some((one) => isSendAsked(one.judgement) !== isSendAsked(judgement))
  const isCondition = grades.length > 0 || isOfOtherReport
  const condition = { judgement, grades: grades.length > 0 ? grades : ANY_GRADE, period: null }
  return {
    ...before,
    page: 0,
    having: isCondition ? [...before.having, condition] : before.having,
    judgement: isCondition ? null : judgement,
  }
}

/** 'Which of those used to be inadequate': of those listed, the ones that had that grade at any inspection. */
function formerlyGraded(read: ReadMessage, before: TableAsked, { recogniser }: Understanding): Asked | null {
  const [now] = before.having
  const [then] = conditionsIn(read.entities)
  const isFormer = recogniser.names.in('formerly', read.entities.tokens).length > 0
  if (!isFormer || !now || !then || read.slots.where.councils.length > 0) return null
  return {
    ...asCouncilList(before),
    where: mergedWhere(before.where, read.slots.where),
    movement: everGiven(then.grades),
  }
}

/** 'Which councils got worse' after an answer about Devon is about them all. */
export const turnsToTable = (
  { isOfTable, entities, slots: { wording } }: ReadMessage,
  before: Asked,
): boolean =>
  isOfTable &&
  entities.neighbours.length === 0 &&
  (!('subject' in before) || before.subject === '' || entities.tokens.some(({ word }) => LISTED.has(word))) &&
  // 'Which council is best at it' asks of what was spoken of.
  !(
    entities.tokens.some(({ word }) => AT_IT.has(word)) &&
    ('subject' in before || before.intent === 'definition')
  ) &&
  before.intent !== 'councils' &&
  before.intent !== 'figures' &&
  wording.groups.some(({ value }) => value === 'council')

const AT_IT = new Set(['it', 'this', 'that'])

/** Words that ask for councils, and not only in which ones to look: 'in outstanding councils' after what is said of a subject. */
const LISTED = new Set([
  'which',
  'who',
  'whos',
  'what',
  'list',
  'show',
  'name',
  'how',
  'where',
  'give',
  'any',
])

/** A list that holds several grades has a top and a bottom. */
const hasTopAndBottom = ({ having, movement }: TableAsked): boolean =>
  having.length === 0 && movement === null

/** 'And best', after the worst or those of one grade: the other end of all that were asked about. */
const isOtherEnd = (before: TableAsked, extreme: 'best' | 'worst'): boolean => {
  const grades = before.having.flatMap((one) => one.grades)
  // 'And the worst?', after the best.
  const isOfEnds = before.intent === 'councils' && before.extreme === (extreme === 'best' ? 'worst' : 'best')
  return (
    before.movement === null &&
    (isOfEnds ||
      (grades.length > 0 &&
        (extreme === 'best' ? !grades.includes('Outstanding') : !grades.includes('Inadequate'))))
  )
}

const LISTING_AGAIN = new Set([
  'list',
  'which',
  'who',
  'whos',
  'name',
  'names',
  'ones',
  'them',
  'they',
  'those',
  'where',
])
