import type { AnswerContext } from '../../command/command.js'
import { byOldestInspection } from '../../library/library.js'
import { ANY_TIME, isEndOfGap, isPeriodNamed, type JudgementAsked, type Movement } from '../../model/query.js'
import { ANY_GRADE, type Finding, type Report } from '../../model/report.js'
import { reportName } from '../../quotation/quote.js'
import { countInWords, listInWords, spanInWords } from '../../text/in-words.js'
import { noteOnScales } from '../excerpt.js'
import { judgementMeant } from '../judgement-meant.js'
import { endsInTime, inspectedInWords, leadsNamed } from './by-date.js'
import {
  type CouncilLine,
  type CouncilList,
  type CouncilsAsked,
  inspectionLine,
  overTimeLine,
} from './listed.js'
import { type CourseStep, isOfPairs, pairsMoved, stepsBetween, stepsMoved } from './movement.js'
import { labelsInFull, MOST_NAMED_APART } from './notes.js'
import {
  type Condition,
  type CouncilInspection,
  conditionsOf,
  councilsWithin,
  type HeldCouncil,
  isInPeriod,
  judging,
  kindJudging,
  kinJudgedIn,
  meets,
  type ReportKind,
  reportsOfKind,
} from './population.js'
import {
  conditionsInWords,
  councilsCounted,
  inspectionsInWords,
  movementInWords,
  periodInWords,
  whereInWords,
} from './said.js'

/** The grades that a movement names. */
export const gradesNamedBy = ({ from, to }: Movement): Finding[] => [...(from ?? []), ...(to ?? [])]

/** A council's inspections that judged what is followed over time. */
interface Course {
  readonly council: HeldCouncil
  /** Oldest first. */
  readonly steps: readonly CourseStep[]
}

/** Councils whose grade moved so, or was so over all their inspections, with the grades that show it. */
export function byMovement(asked: CouncilsAsked, movement: Movement, context: AnswerContext): CouncilList {
  const { where } = asked
  const isMeant = (report: Report) => isInPeriod(report, where.period) && isLedSo(report, where)
  const judgement = asked.judgement ?? judgementMeant(where, context, gradesNamedBy(movement))
  const courses = coursesOf(asked, judgement, movement, context)
  const { comparable, tooFew, unjudged } = sorted(courses, movement, kindJudging([judgement]))
  const fitting = new Set(nowFitting(asked, context))
  const which = asked.extreme === 'oldest' ? 'first' : 'last'
  const moved = comparable.flatMap(({ council, steps }) => {
    const shown = stepsMoved(steps, movement, isMeant, which)
    return shown !== null && fitting.has(council.slug) ? [{ council, steps: shown }] : []
  })
  const ends = endsOfMoves(moved, asked)
  const timed = inOrderOfTime(moved, asked)
  const found = ends.length === 0 ? timed : ends.flatMap(({ courses }) => courses)
  // Nobody went so from one inspection to the next, but some did over several.
  const inStages: Movement = { ...movement, isInStages: true }
  const staged = moved.length === 0 && isOfEnds(movement) ? byMovement(asked, inStages, context) : null
  if (staged && staged.total.count > 0)
    return {
      ...staged,
      followed: inStages,
      lead: `${staged.lead} From one inspection to the next none did.`,
    }
  const conditions = conditionsOf(asked.having, context)
  const reports = found.flatMap(({ steps }) => steps.map(({ report }) => report))
  const isOfSeveral =
    (movement.isInARow && !movement.times) ||
    isOfWhicheverAgain(movement) ||
    (movement.least > 1 && (movement.kind === 'never' || movement.kind === 'always'))
  const times = isOfSeveral ? movement.least : (movement.times ?? 1) + 1
  const needed = `${TIMES_IN_WORDS[times] ?? times} such inspections or more`
  const with2 = isOfPairs(movement) || isOfSeveral ? ` with ${needed}` : ''
  const isNoneComparable = comparable.length === 0 && tooFew.length > 0
  return {
    lead: isNoneComparable
      ? `None of ${councilsCounted(tooFew.length, where)}${whereInWords(where, context)} has ${needed} here: how the grades moved cannot be told.`
      : [
          `${moved.length} of ${councilsCounted(comparable.length, where)}${whereInWords(where, context)}${with2}`,
          ` ${movementInWords(movement, judgement)}${periodInWords(where.period)}${inspectionsInWords(where)}`,
          isOfPairs(movement) &&
          !movement.isLast &&
          !movement.isThroughout &&
          !movement.isNever &&
          ends.length === 0 &&
          found.length > 0
            ? `, ${lately(found, courses)} of them at the last`
            : '',
          nowInWords(conditions),
          movement.isNever ? '' : furthestInWords(found, movement),
          isOfAnyPair(asked, movement) ? furthestOfAll(found, comparable, fitting, movement) : '',
          tooFew.length === 0
            ? ''
            : `; ${tooFew.length} more ${tooFew.length === 1 ? 'has' : 'have'} had fewer`,
          ...ends.map(({ end, said }) => `; the ${end} of these is ${said}`),
          soonestInWords(timed, asked),
          unjudged.length === 0
            ? ''
            : `; ${unjudged.length} more ${unjudged.length === 1 ? 'has a newest report' : 'have newest reports'} without such a grade`,
          '.',
        ].join(''),
    naming: ends.flatMap(({ naming }) => naming),
    lines: found.map(({ council, steps }) =>
      lineOfCourse(
        council,
        asked.having.length > 0 ? untilNow(council, steps, courses) : steps,
        judgement,
        movement,
      ),
    ),
    total: { what: 'councils', count: moved.length, of: comparable.length },
    order: 'over-time',
    notes: [
      ...notesOnUngraded(found),
      ...(movement.kind === 'always' || movement.kind === 'never' ? notesOnAll(found) : []),
      ...(movement.isThroughout ? noteOnTwoAlone(found) : []),
      ...(unjudged.length > 0
        ? [`Counted apart, for the newest report of each gives no such grade: ${apartNamed(unjudged)}.`]
        : []),
      'Told from the inspections that are here.',
      ...labelsInFull(reports, [judgement], context),
      ...noteOnScales(reports),
    ],
  }
}

/** 'From inadequate to outstanding': both ends are named, and nothing says when, or in one go. */
const isOfEnds = ({ kind, from, to, isLast, isInStages, isAtOnce }: Movement): boolean =>
  kind === 'from-to' && from !== null && to !== null && !isLast && !isInStages && !isAtOnce

/**
 * Every inspection that ended such a movement: a council that rose twice has two, each of its own year. Null where no two
 * inspections in a row tell it.
 */
export function movesMade(
  asked: CouncilsAsked,
  movement: Movement,
  context: AnswerContext,
): readonly CouncilInspection[] | null {
  const isOfSeveral = movement.isInStages || movement.isThroughout || movement.isNever || movement.times
  return isOfPairs(movement) && !isOfSeveral ? pairsMade(asked, movement, context) : null
}

/** The later inspection of every pair in a row that moved so, or stayed, in the time asked for. */
export function pairsMade(
  asked: CouncilsAsked,
  movement: Movement,
  context: AnswerContext,
): readonly CouncilInspection[] {
  const { where } = asked
  const judgement = asked.judgement ?? judgementMeant(where, context, gradesNamedBy(movement))
  const fitting = new Set(nowFitting(asked, context))
  return coursesOf(asked, judgement, movement, context)
    .filter(({ council }) => fitting.has(council.slug))
    .flatMap(({ council, steps }) =>
      pairsMoved(steps, movement)
        .map(([, { report }]) => ({ council, report }))
        .filter(({ report }) => isInPeriod(report, where.period) && isLedSo(report, where)),
    )
}

/** Which of those that moved did so first, or last: by the day of the later inspection. None where neither is asked for. */
function endsOfMoves(moved: readonly Course[], { extreme }: CouncilsAsked) {
  const later = moved.flatMap(({ council, steps }) => {
    const report = steps.at(-1)?.report
    return report ? [{ council, report }] : []
  })
  return endsInTime(later, extreme ?? 'best').map(({ end, inspections }) => ({
    end: end === 'oldest' ? 'first' : 'last',
    said: inspectedInWords(inspections),
    naming: leadsNamed(inspections),
    courses: moved.filter(({ council }) => inspections.some((one) => one.council === council)),
  }))
}

const isOfTimeTaken = ({ extreme }: CouncilsAsked): boolean => isEndOfGap(extreme)

/** From the last day of the first inspection that shows it to that of the last, in milliseconds. */
function timeTaken({ steps }: Course): number {
  const [first, last] = [steps[0], steps.at(-1)].map((step) => Date.parse(step?.report.inspected.to ?? ''))
  return (last ?? 0) - (first ?? 0)
}

/** Those that moved soonest first, or last, where that is asked for. */
function inOrderOfTime(moved: readonly Course[], asked: CouncilsAsked): readonly Course[] {
  if (!isOfTimeTaken(asked)) return moved
  const sign = asked.extreme === 'shortest gap' ? 1 : -1
  return moved.toSorted((one, other) => sign * (timeTaken(one) - timeTaken(other)))
}

/** `; it took Norfolk the shortest time, 2 years` */
function soonestInWords([first]: readonly Course[], asked: CouncilsAsked): string {
  const [before, after] = [first?.steps[0], first?.steps.at(-1)]
  if (!first || !before || !after || !isOfTimeTaken(asked)) return ''
  const time = spanInWords(before.report.inspected.to, after.report.inspected.to)
  return `; it took ${first.council.name} the ${asked.extreme === 'shortest gap' ? 'shortest' : 'longest'} time, ${time}`
}

/** With its newest inspection, where what it is now is asked too. */
function untilNow(
  council: HeldCouncil,
  steps: readonly CourseStep[],
  courses: readonly Course[],
): readonly CourseStep[] {
  const newest = courses.find((course) => course.council === council)?.steps.at(-1)
  return newest && steps.at(-1)?.report !== newest.report ? [...steps, newest] : steps
}

const isLedSo = ({ leadInspector }: Report, { inspector }: CouncilsAsked['where']): boolean =>
  inspector === null || leadInspector === inspector

const TIMES_IN_WORDS: Readonly<Record<number, string>> = { 2: 'two', 3: 'three', 4: 'four' }

/** `; furthest: Walsall, by 2 grades`: which of several moved most steps of the scale; nothing where all moved as far. */
function furthestInWords(found: readonly Course[], { kind }: Movement): string {
  if (kind !== 'improved' && kind !== 'declined') return ''
  const far = found.map((course) => ({ course, by: Math.abs(stepsBetween(course.steps)) }))
  const most = Math.max(...far.map(({ by }) => by))
  const furthest = far.filter(({ by }) => by === most)
  return furthest.length === far.length
    ? ''
    : `; the furthest: ${listInWords(furthest.map(({ course }) => course.council.name))}, by ${most} grades`
}

/** From any inspection to the next, whenever: what a council went over all of them may be more. */
const isOfAnyPair = ({ where, extreme }: CouncilsAsked, movement: Movement): boolean =>
  extreme === null &&
  where.inspector === null &&
  movement.least === 1 &&
  !movement.times &&
  (movement.kind === 'improved' || movement.kind === 'declined') &&
  movement.from === null &&
  movement.to === null &&
  !movement.isLast &&
  !movement.isThroughout &&
  !movement.isInStages &&
  !movement.isNever &&
  !isPeriodNamed(where.period)

/** `; over all inspections: Kent, by 3 grades`: which went most steps from its first inspection to its newest, where one went further so than any did at once. */
function furthestOfAll(
  found: readonly Course[],
  comparable: readonly Course[],
  fitting: ReadonlySet<string>,
  { kind }: Movement,
): string {
  const way = kind === 'improved' ? 1 : -1
  const far = comparable
    .filter(({ council }) => fitting.has(council.slug))
    .map(({ council, steps }) => ({ council, by: way * stepsBetween(steps) }))
  const most = Math.max(0, ...far.map(({ by }) => by))
  const atOnce = Math.max(0, ...found.map(({ steps }) => Math.abs(stepsBetween(steps))))
  return most <= atOnce
    ? ''
    : `; over all inspections: ${listInWords(far.flatMap(({ council, by }) => (by === most ? [council.name] : [])))}, by ${most} grades`
}

/** `, and now are Good overall`; where any grade will do, that it is told. */
const nowInWords = (conditions: readonly Condition[]): string =>
  conditions.length === 0
    ? ''
    : conditions.every(({ grades }) => ANY_GRADE.every((grade) => grades.includes(grade)))
      ? ', each with its newest grade'
      : `, and now are ${conditionsInWords(conditions)}`

/** How many of those that moved did so between the last two inspections that judge it. */
function lately(found: readonly Course[], courses: readonly Course[]): number {
  const last = new Map(courses.map(({ council, steps }) => [council.slug, steps.at(-1)?.report]))
  return found.filter(({ council, steps }) => steps.at(-1)?.report === last.get(council.slug)).length
}

/** The grades that show it; of a council that was never judged so, that its newest report does not. */
function lineOfCourse(
  council: HeldCouncil,
  steps: readonly CourseStep[],
  judgement: JudgementAsked,
  movement: Movement,
): CouncilLine {
  const kind = kindJudging([judgement])
  const [newest] = reportsOfKind(council, kind === 'services' ? 'boards' : kind)
  return steps.length > 0 || newest === undefined
    ? overTimeLine(council, steps, movement.kind === 'inspected' ? judgement : null)
    : inspectionLine({ council, report: newest }, [judgement], [])
}

function notesOnUngraded(found: readonly Course[]): string[] {
  const ungraded = found.flatMap(
    ({
      steps,
      council: {
        inspections: [newest],
      },
    }) => (steps.length === 0 && newest ? [newest] : []),
  )
  return ungraded.length === 0
    ? []
    : [
        `${ungraded.length} of these ${ungraded.length === 1 ? 'has' : 'have'} no inspection with such a grade: ${apartNamed(ungraded)}.`,
      ]
}

/** How many inspections 'always' and 'never' are told of; who has one alone was graded so every time, and proves little. */
function notesOnAll(found: readonly Course[]): string[] {
  if (found.length === 0) return []
  const once = found.flatMap(({ steps: [only, second] }) => (only && !second ? [only.report] : []))
  const inspections = found.reduce((sum, { steps }) => sum + steps.length, 0)
  const all = `That is ${countInWords(inspections, 'inspection')} of ${countInWords(found.length, 'council')}.`
  return once.length === 0
    ? [all]
    : [
        all,
        `${once.length} of these ${once.length === 1 ? 'has' : 'have'} one such inspection alone: ${apartNamed(once)}.`,
      ]
}

/** Who was inspected twice moved once: that is every time, and little to go by. */
function noteOnTwoAlone(found: readonly Course[]): string[] {
  const longer = found.filter(({ steps }) => steps.length > 2)
  return found.length === 0
    ? []
    : [
        longer.length === 0
          ? 'Each of these had two such inspections, and so moved once.'
          : `With more than two such inspections: ${listInWords(longer.map(({ council }) => council.name))}; every other one had two, and so moved once.`,
      ]
}

const apartNamed = (reports: readonly Report[]): string =>
  reports.length > MOST_NAMED_APART
    ? countInWords(reports.length, 'council')
    : listInWords(reports.map(reportName))

function coursesOf(
  { where }: CouncilsAsked,
  judgement: JudgementAsked,
  movement: Movement,
  context: AnswerContext,
): Course[] {
  const kind = kindJudging([judgement])
  // A council that was inspected for something else alone was neither graded so nor otherwise.
  const inspected = councilsWithin(where, context).filter(
    (council) => reportsOfKind(council, kind === 'services' ? 'boards' : kind).length > 0,
  )
  return inspected.map((council) => {
    const inTime = reportsOfKind(council, kind)
      .filter(({ framework }) => where.framework === null || framework === where.framework)
      .toSorted(byOldestInspection)
    const steps = inTime
      .map((report) => ({ report, judgements: kinJudgedIn(report, judgement, context) }))
      .filter(({ judgements }) => judgements.length > 0 || movement.kind === 'inspected')
    return { council, steps }
  })
}

/**
 * Councils of which the question can be answered, those with too few inspections, and those whose newest inspection does
 * not judge it, where it is asked what happened there.
 */
function sorted(courses: readonly Course[], movement: Movement, kind: ReportKind) {
  const least = leastSteps(movement)
  const endsNow = ({ council, steps }: Course) => steps.at(-1)?.report === reportsOfKind(council, kind)[0]
  const asksNow = isOfPairs(movement) && movement.isLast
  const unjudged = asksNow ? courses.filter((course) => course.steps.length > 0 && !endsNow(course)) : []
  const others = courses.filter((course) => !unjudged.includes(course))
  return {
    comparable: others.filter(({ steps }) => steps.length >= least),
    tooFew: others.filter(({ steps }) => steps.length < least),
    unjudged: unjudged.flatMap(({ council }) => reportsOfKind(council, kind).slice(0, 1)),
  }
}

/** 'The same grade three times', whichever it was. */
const isOfWhicheverAgain = ({ kind, from, to }: Movement): boolean =>
  kind === 'repeatedly' && from === null && to === null

/** How many inspections a council must have had to be told of such a movement. */
function leastSteps(movement: Movement): number {
  const { kind, least, isInARow, to } = movement
  if ((kind === 'never' || kind === 'always') && least > 1) return least
  // Who was never inadequate may have no grade at all; who was never better than another grade has one that was no better.
  if (kind === 'never' && (to ?? []).length <= 1) return 0
  if (isOfPairs(movement) || kind === 'unchanged') return (movement.times ?? 1) + 1
  // Who was inspected less often than that can not have been graded so in a row, nor so often the same.
  return isInARow || isOfWhicheverAgain(movement) ? least : 1
}

/** Slugs of the councils whose newest report meets the further conditions. */
function nowFitting({ where, having }: CouncilsAsked, context: AnswerContext): string[] {
  const conditions = conditionsOf(having, context)
  const kind = kindJudging(conditions.map(({ judgement }) => judgement))
  const newest = councilsWithin({ ...where, period: ANY_TIME }, context).flatMap((council) =>
    reportsOfKind(council, kind)
      .slice(0, 1)
      .map((report) => ({ council, report })),
  )
  if (conditions.length === 0) return councilsWithin(where, context).map(({ slug }) => slug)
  const { judged } = judging(
    newest,
    conditions.map(({ judgement }) => judgement),
  )
  return judged.filter((one) => meets(one, conditions)).map(({ council }) => council.slug)
}
