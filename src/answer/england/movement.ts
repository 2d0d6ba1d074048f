import type { Movement } from '../../model/query.js'
import { type Finding, type Judgement, type Report, stepOf } from '../../model/report.js'
import { gradesGiven } from './population.js'

/** An inspection that judged what is followed over time. */
export interface CourseStep {
  readonly report: Report
  readonly judgements: readonly Judgement[]
}

type StepPair = readonly [before: CourseStep, after: CourseStep]

const gradesOfStep = ({ judgements }: CourseStep): Finding[] => gradesGiven(judgements)

/** Where a report stands on the scale: of two halves that were graded apart the worse counts; -1 for nowhere. */
const standingOfStep = (step: CourseStep): number => Math.max(...gradesOfStep(step).map(stepOf))

const holdsGrade = (step: CourseStep, grades: readonly Finding[]): boolean =>
  gradesOfStep(step).some((grade) => grades.includes(grade))

/** How many steps of the scale an inspection was better than the one before it; null where one stands on none. */
function rise([before, after]: StepPair): number | null {
  const [was, is] = [standingOfStep(before), standingOfStep(after)]
  return was < 0 || is < 0 ? null : was - is
}

/** Steps of the scale from the first to the last of some inspections: above 0 for the better. */
export function stepsBetween(steps: readonly CourseStep[]): number {
  const [first, last] = [steps[0], steps.at(-1)]
  return first && last ? (rise([first, last]) ?? 0) : 0
}

function isBetween([before, after]: StepPair, { from, to }: Movement): boolean {
  const begins = from === null ? to === null || !holdsGrade(before, to) : holdsGrade(before, from)
  const ends = to === null ? from === null || !holdsGrade(after, from) : holdsGrade(after, to)
  return begins && ends
}

/** Improved or fell so far, from and to the grades named where some are. */
function isMove(pair: StepPair, movement: Movement, sign: 1 | -1): boolean {
  const by = rise(pair)
  const { from, to, least } = movement
  const isNamed = (from === null || holdsGrade(pair[0], from)) && (to === null || holdsGrade(pair[1], to))
  return by !== null && sign * by >= least && isNamed
}

const isUnchanged = (pair: StepPair, { from, to }: Movement): boolean => {
  const stayed = to ?? from
  return rise(pair) === 0 && (stayed === null || pair.every((step) => holdsGrade(step, stayed)))
}

/** Whether a movement is told by two inspections in a row, and not by all that a council had. */
export const isOfPairs = ({ kind, isLast, from, to }: Movement): boolean =>
  ['improved', 'declined', 'from-to'].includes(kind) ||
  (kind === 'unchanged' && (isLast || from !== null || to !== null))

/**
 * The inspections that show a movement, oldest first; null where there was none. Who was never judged was never graded so.
 * @param steps a council's inspections that judged it, oldest first
 * @param isMeant whether a movement that ends with this report is of the time asked for
 * @param which of several pairs that moved so
 */
export function stepsMoved(
  steps: readonly CourseStep[],
  movement: Movement,
  isMeant: (report: Report) => boolean = () => true,
  which: 'first' | 'last' = 'last',
): readonly CourseStep[] | null {
  if (movement.isInStages) return stagesOf(steps, movement, isMeant)
  if (movement.isThroughout || movement.isNever) return throughout(steps, movement, isMeant)
  if (movement.times) return timesMoved(steps, movement, movement.times, isMeant)
  if (isOfPairs(movement)) return pairOf(steps, movement, isMeant, which)
  const meant = steps.filter(({ report }) => isMeant(report))
  if (movement.kind === 'inspected')
    return meant.length >= movement.least && meant.length <= (movement.most ?? meant.length) ? meant : null
  const { kind, to, from, least } = movement
  const named = to ?? from ?? []
  const held = meant.filter((step) => holdsGrade(step, named))
  if (kind === 'never') return held.length === 0 ? meant : null
  if (meant.length === 0) return null
  if (kind === 'repeatedly') {
    const counted = named.length === 0 ? longestOfOne(meant, movement) : againIn(meant, held, movement)
    return counted.length >= least ? counted : null
  }
  if (kind === 'always') return meant.every((step) => isAlways(step, named)) ? meant : null
  const isSame =
    meant.length > 1 && meant.every((step) => standingOfStep(step) === standingOfStep(meant[0] as CourseStep))
  return isSame ? meant : null
}

/**
 * From the first inspection that a movement may begin with to the last that it may end with, and all between: 'from inadequate
 * to outstanding' over however many; 'improved since the first'.
 */
function stagesOf(
  steps: readonly CourseStep[],
  { kind, from, to, least }: Movement,
  isMeant: (report: Report) => boolean,
): readonly CourseStep[] | null {
  const begins = (step: CourseStep) =>
    from === null ? to === null || !holdsGrade(step, to) : holdsGrade(step, from)
  const ends = (step: CourseStep) =>
    isMeant(step.report) && (to === null ? from === null || !holdsGrade(step, from) : holdsGrade(step, to))
  const first = steps.findIndex(begins)
  const last = steps.findLastIndex(ends)
  const course = steps.slice(first, last + 1)
  const far = stepsBetween(course)
  const isSoFar = kind === 'from-to' || (kind === 'improved' ? far : -far) >= least
  return first >= 0 && last > first && isSoFar ? course : null
}

/** From the inspection before the first that moved so to the last that did, where so many did: the newest, where they are to follow one another. */
function timesMoved(
  steps: readonly CourseStep[],
  movement: Movement,
  times: number,
  isMeant: (report: Report) => boolean,
): readonly CourseStep[] | null {
  const pairs = pairsIn(steps).slice(movement.isLast ? -times : 0)
  const moved = pairs.filter((pair) => hasMoved(pair, movement) && isMeant(pair[1].report))
  const counted = movement.isInARow ? longestRun(pairs, moved) : moved
  const [first, last] = [counted[0], counted.at(-1)]
  return first && last && counted.length >= times
    ? steps.slice(steps.indexOf(first[0]), steps.indexOf(last[1]) + 1)
    : null
}

/** All inspections of a council whose grade moved so at each of them after its first; or at none, where that is asked for. */
function throughout(
  steps: readonly CourseStep[],
  movement: Movement,
  isMeant: (report: Report) => boolean,
): readonly CourseStep[] | null {
  const pairs = pairsIn(steps)
  const last = steps.at(-1)
  const isSo =
    pairs.length > 0 && pairs.every((pair) => hasMoved(pair, movement) !== (movement.isNever === true))
  return isSo && last && isMeant(last.report) ? steps : null
}

const againIn = (
  all: readonly CourseStep[],
  held: readonly CourseStep[],
  { isInARow }: Movement,
): readonly CourseStep[] => (isInARow ? longestRun(all, held) : held)

/** The most inspections that gave one and the same grade, whichever; the newest where several grades were given as often. */
function longestOfOne(all: readonly CourseStep[], movement: Movement): readonly CourseStep[] {
  const given = new Set(all.flatMap(gradesOfStep).filter((grade) => stepOf(grade) >= 0))
  return [...given]
    .map((grade) =>
      againIn(
        all,
        all.filter((step) => holdsGrade(step, [grade])),
        movement,
      ),
    )
    .reduce((most, other) => (other.length >= most.length ? other : most), [])
}

/** The most of some inspections, or moves, that follow one another among all; the newest such run where several are as long. */
function longestRun<T>(all: readonly T[], some: readonly T[]): readonly T[] {
  let longest: readonly T[] = []
  let run: T[] = []
  for (const step of all) {
    run = some.includes(step) ? [...run, step] : []
    if (run.length >= longest.length) longest = run
  }
  return longest
}

const isAlways = (step: CourseStep, named: readonly Finding[]): boolean =>
  gradesOfStep(step).every((grade) => named.includes(grade))

/** The newest or the oldest two inspections in a row that moved so; of the last two alone where those are asked for. */
function pairOf(
  steps: readonly CourseStep[],
  movement: Movement,
  isMeant: (report: Report) => boolean,
  which: 'first' | 'last',
): StepPair | null {
  const moved = pairsMoved(steps, movement).filter(([, after]) => isMeant(after.report))
  return moved.at(which === 'last' ? -1 : 0) ?? null
}

/** Pairs of inspections in a row, oldest first. */
const pairsIn = (steps: readonly CourseStep[]): StepPair[] =>
  steps.slice(1).map((after, at): StepPair => [steps[at] as CourseStep, after])

/** Every pair of inspections in a row that moved so, oldest first: a council may have moved in several years. */
export const pairsMoved = (steps: readonly CourseStep[], movement: Movement): StepPair[] =>
  pairsIn(steps)
    .slice(movement.isLast ? -1 : 0)
    .filter((pair) => hasMoved(pair, movement))

function hasMoved(pair: StepPair, movement: Movement): boolean {
  switch (movement.kind) {
    case 'improved':
      return isMove(pair, movement, 1)
    case 'declined':
      return isMove(pair, movement, -1)
    case 'unchanged':
      return isUnchanged(pair, movement)
    default:
      return isBetween(pair, movement)
  }
}
