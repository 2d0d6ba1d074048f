import type { Movement } from '../../model/query.js'
import { GOOD_OR_BETTER } from '../../model/report.js'
import type { Entities } from '../entities/entities.js'
import { isGoodAlone } from '../entities/grades.js'
import type { Mention } from '../entities/named.js'
import type { TableWording } from './wording.js'

/** How a grade went from inspection to inspection, as a question says it. */

type MovementKind = Movement['kind'] | 'none'

const STEPS_IN_WORDS = ['one', 'two', 'three', 'four', 'five']

const numberIn = (word: string | undefined): number =>
  word === undefined ? 0 : STEPS_IN_WORDS.indexOf(word) + 1 || (/^[1-5]$/.test(word) ? Number(word) : 0)

/** What a movement is counted in: 'between two inspections' says nothing of how far. */
const STEPS = new Set(['grade', 'grades', 'step', 'steps', 'level', 'levels', 'notch', 'notches', 'places'])
/** What is counted of a grade that was given again: 'three times', 'two inspections running', 'two in a row'. */
const TIMES = new Set([
  ...['time', 'times', 'occasions', 'inspections', 'visits', 'reports', 'or'],
  ...['in', 'running', 'consecutive', 'successive'],
])

const TIMES_IN_A_WORD: ReadonlyMap<string, number> = new Map([
  ['once', 1],
  ['twice', 2],
  ['double', 2],
  ['thrice', 3],
])

/** 'twice', 'three times', 'by two grades', 'two inadequates', 'dropped by two' */
function leastIn(entities: Entities, otherwise: number, counted: ReadonlySet<string>): number {
  const { tokens, grades } = entities
  const words = tokens.map(({ word }) => word)
  for (const [at, word] of words.entries()) {
    const isMore = words[at - 1] === 'than' && words[at - 2] === 'more'
    const times = counted === TIMES ? TIMES_IN_A_WORD.get(word) : undefined
    if (times !== undefined && (times > 1 || isMore)) return isMore ? times + 1 : times
    const count = numberIn(word)
    const isOfGrade =
      grades.some(({ from }) => from === at + 1) || (words[at - 1] === 'by' && at === words.length - 1)
    // 'Between their last two inspections' counts no grades.
    const isOfLast = BEFORE_A_NUMBER.has(words[at - 1] ?? '')
    // 'Two or more grades', 'three or more inspections'
    const isOpen = words[at + 1] === 'or' && words[at + 2] === 'more'
    const noun = words[nounBehind(at + (isOpen ? 3 : 1), entities)] ?? ''
    if (count > 0 && !isOfLast && (isOfGrade || counted.has(noun) || counted.has(words[at + 1] ?? '')))
      return isMore ? count + 1 : count
  }
  return otherwise
}

/** Where what is counted stands: 'two overall grades', 'three whole steps'. */
function nounBehind(from: number, { tokens, judged }: Entities): number {
  const at = tokens.findIndex(
    ({ word }, at) => at >= from && (STEPS.has(word) || !(judged.words.has(at) || ENTIRE.has(word))),
  )
  return at < 0 ? from : at
}

const ENTIRE = new Set(['whole', 'full', 'entire', 'clear', 'overall', 'consecutive', 'successive'])

/** 'The last two inspections', 'newest five reports' are so many from an end. */
const BEFORE_A_NUMBER = new Set(
  'last past previous latest newest oldest recent first earliest top'.split(' '),
)

/** 'Three times': how often; 1 where nothing says it. */
export const timesNamed = (entities: Entities): number => leastIn(entities, 1, TIMES)

/** 'By two grades': how far; 1 where nothing says it. */
export const stepsNamed = (entities: Entities): number => leastIn(entities, 1, STEPS)

/** 'Jumped two grades': so far from one inspection to the next. */
export const isBySteps = (entities: Entities, { directions }: TableWording): boolean =>
  directions.some(({ value }) => value === 'improved' || value === 'declined') &&
  leastIn(entities, 1, STEPS) > 1

/** 'More than one inadequate', 'two inadequate judgements': so many of one grade. */
const isCountOfGrade = ({ tokens, grades }: Entities, { groups }: TableWording): boolean =>
  grades.some(({ from, to }) => {
    // 'Three inadequate councils' are three of them.
    if (groups.some((group) => group.value === 'council' && group.from === to)) return false
    const count = numberIn(tokens[from - 1]?.word)
    return count > 1 || (count === 1 && tokens[from - 2]?.word === 'than')
  })

/** 'Good at three or more inspections', 'inadequate in two reports': a grade, and at how many of them. */
const isAtSeveral = (entities: Entities): boolean =>
  entities.grades.length > 0 &&
  timesNamed(entities) > 1 &&
  entities.tokens.some(
    ({ word }, at) =>
      INSPECTIONS.has(word) &&
      entities.tokens
        .slice(Math.max(0, at - MOST_BEFORE_INSPECTIONS), at)
        .some((one, place, all) => AT_INSPECTIONS.has(one.word) && numberIn(all[place + 1]?.word) > 1),
  )

/** 'At three or more inspections' */
const MOST_BEFORE_INSPECTIONS = 4
const AT_INSPECTIONS = new Set(['at', 'in', 'on', 'over', 'across', 'after'])

/** Words between two grades that lead from the one to the other: 'good to inadequate', 'RI up to good'. */
const LEADING_ON = new Set([
  'to',
  'into',
  'up',
  'down',
  'straight',
  'back',
  'then',
  'and',
  'an',
  'a',
  'being',
])

/** 'From inadequate to good', 'inadequate to good'. */
export function isFromTo({ grades: [first, second], tokens }: Entities): boolean {
  if (!first || !second) return false
  const between = tokens.slice(first.to, second.from).map(({ word }) => word)
  const leads = between.some((word) => word === 'to' || word === 'into')
  return leads && (tokens[first.from - 1]?.word === 'from' || between.every((word) => LEADING_ON.has(word)))
}

/** The kind of movement: what a word says outright, else as it was learnt where a word bears it out. */
function kindIn(entities: Entities, wording: TableWording, learnt: MovementKind): MovementKind {
  const { grades } = entities
  const { often, always, never } = wording
  const isOutright = (mentions: TableWording['often']) =>
    grades.length > 0 && mentions.some(({ value }) => value !== 'perhaps')
  if (isSameAgain(entities, wording)) return 'repeatedly'
  if (isInspectedOften(entities, wording)) return 'inspected'
  // 'Nothing below good' is of every judgement, and of no time.
  if (grades.some(({ value }) => value.reach !== null) && never.every(({ value }) => value === 'perhaps'))
    return wayIn(entities, wording, 'none')
  // Who has no grade was never given one, and went nowhere.
  if (grades.some(({ value }) => value.named.includes('Not judged'))) return 'none'
  if (isFromTo(entities)) return 'from-to'
  // 'Lost it and never got it back' lost it.
  const [denied] = never.filter(({ value }) => value !== 'perhaps')
  const isLostBefore = wording.moves.some(({ value, to }) => value === 'from-to' && to <= (denied?.from ?? 0))
  if (isOutright(never) && !isLostBefore) return 'never'
  if (isOutright(always)) return 'always'
  if (isCountOfGrade(entities, wording) || isOutright(often) || isAtSeveral(entities)) return 'repeatedly'
  // 'Inadequate for leadership ever'
  const isEverSaid = wording.ever.some(({ from, to }) => to === entities.tokens.length && from > 0)
  if (isEverSaid && grades.length === 1) return 'repeatedly'
  // 'Jumped two grades' says which way, whatever was learnt.
  const [stepped] = wording.directions.filter(({ value }) => value === 'improved' || value === 'declined')
  if (stepped && isBySteps(entities, wording)) return stepped.value
  // 'Stayed inadequate at both of its last two' says how it went, and not how often.
  const said = wayIn(entities, wording, 'none')
  if (said !== 'none' && TOLD_BY_ALL.has(learnt)) return said
  if (learnt === 'never') return never.length > 0 ? learnt : 'none'
  if (learnt === 'repeatedly') return often.length > 0 ? learnt : 'none'
  if (learnt === 'always') return always.length > 0 ? learnt : 'none'
  const way = wayIn(entities, wording, learnt)
  // 'Good overall but help and protection still requires improvement' are two conditions.
  return way === 'unchanged' && grades.length > 1 ? 'none' : way
}

/** 'Twice', 'three times running', with no grade beside it: so often, of whatever grade was spoken of. Null where nothing says how often. */
export function movementAgain(entities: Entities, wording: TableWording): Movement | null {
  const times = timesInARow(entities, wording)
  const isInARow = wording.inARow.length > 0
  return times > 1 || isInARow
    ? { kind: 'repeatedly', from: null, to: null, least: Math.max(2, times), isLast: false, isInARow }
    : null
}

/** 'The same grade three times running': whichever grade it was, so often or one inspection after another. */
export function isSameAgain(entities: Entities, wording: TableWording): boolean {
  const isSame = [...wording.moves, ...wording.directions].some(({ value }) => value === 'unchanged')
  const isOften = timesInARow(entities, wording) > 1 || wording.inARow.length > 0
  // 'The same at their last two inspections' is of those two.
  return entities.grades.length === 0 && isSame && isOften && wording.last.length === 0
}

/** 'Three times', 'three on the trot': how often; 1 where nothing says it. */
const timesInARow = (entities: Entities, { inARow }: TableWording): number =>
  Math.max(timesNamed(entities), ...inARow.map(({ from }) => numberIn(entities.tokens[from - 1]?.word)))

/** Kinds that are told by all inspections of a council. */
const TOLD_BY_ALL: ReadonlySet<MovementKind> = new Set<MovementKind>(['never', 'repeatedly', 'always'])

/** 'Inspected more than once', 'had three inspections': no grade is asked about, and no move. */
export function isInspectedOften(entities: Entities, wording: TableWording): boolean {
  const { moves, directions, groups, severalInspections } = wording
  const { grades, tokens, inspectors } = entities
  const isMoved = [...moves, ...directions].some(({ value }) => value === 'improved' || value === 'declined')
  const isOfInspections = tokens.some(({ word }) => INSPECTIONS.has(word))
  // 'Inspectors that have led more than two' are counted themselves.
  const isOfThem = groups.some(({ value }) => value === 'inspector')
  return (
    !isOfThem &&
    grades.length + inspectors.length === 0 &&
    !isMoved &&
    (isInspectedOnce(entities, wording) ||
      (isOfInspections && leastIn(entities, 1, TIMES) > 1) ||
      severalInspections.length > 0)
  )
}

/** 'Only been inspected once', 'with just the one inspection' */
function isInspectedOnce({ tokens, grades }: Entities, { only }: TableWording): boolean {
  const isOnce = tokens.some(
    ({ word }, at) => word === 'once' || (word === 'one' && INSPECTIONS.has(tokens[at + 1]?.word ?? '')),
  )
  return grades.length === 0 && only.length > 0 && isOnce && tokens.some(({ word }) => INSPECTIONS.has(word))
}

export const INSPECTIONS: ReadonlySet<string> = new Set([
  'inspected',
  'inspections',
  'inspection',
  'reports',
  'visited',
])

/** Which way a grade went; 'better than good' says nothing of the kind. */
function wayIn(
  { grades, judged, period, tokens }: Entities,
  { moves, directions, groups }: TableWording,
  learnt: MovementKind,
): MovementKind {
  // 'Whose last inspection fell before 2020', 'was as far back as 2016': no grade did.
  const isOfDate = (at: number) =>
    groups.every(({ value }) => value !== 'grade') &&
    tokens.slice(Math.max(0, at - NEAR_DATED), at).some(({ word }) => INSPECTIONS.has(word)) &&
    period.mentions.some(({ value, from }) => value.order === null && at < from && from <= at + 2)
  const isBeside = ({ from }: Mention<unknown>) =>
    !grades.some((grade) => grade.from <= from && from < grade.to) &&
    // 'Outstanding from top to bottom' went nowhere.
    !judged.words.has(from) &&
    // What 'you hold' is the library's.
    tokens[from - 1]?.word !== 'you' &&
    !isOfDate(from)
  const outright = moves.filter(isBeside).map(({ value }) => value)
  const said = [...outright, ...directions.filter(isBeside).map(({ value }) => value)]
  const direction = said.find((way) => way === 'improved' || way === 'declined')
  // Who are 'still inadequate' are so now; who 'still hold' a grade had it before.
  const isStill = ({ from }: Mention<unknown>) => period.now.some((now) => now.from === from)
  if (outright.length === 0 && directions.filter(isBeside).every(isStill)) return 'none'
  // Who 'currently hold' a grade have it now.
  const isNow = period.now.some((now) => !directions.some(({ from }) => from === now.from))
  if (learnt === 'unchanged' && outright.length === 0 && isNow) return 'none'
  if (learnt === 'from-to' && grades.length < 2 && direction) return direction
  if (learnt === 'from-to') return grades.length > 0 ? learnt : 'none'
  // 'Improved but are still not good' says which way too.
  const isMoved = outright.some((way) => way === 'improved' || way === 'declined')
  if (direction && isMoved && learnt === 'unchanged') return direction
  // 'Got worse' says which way, whatever was learnt of the words around it.
  if (direction && (learnt === 'improved' || learnt === 'declined')) return direction
  // 'Reports from 2016' got no better, and no worse.
  if (learnt !== 'none' && (learnt === 'unchanged' || grades.length > 0)) return learnt
  return outright.find((way) => way !== 'from-to' || grades.length > 0) ?? 'none'
}

/** Words from an inspection to what is said of its date: 'inspection was as far back'. */
const NEAR_DATED = 4

/** 'To good', 'into inadequate', 'became outstanding': the grade is where a council went. */
const REACHED = new Set([
  'to',
  'into',
  'became',
  'become',
  'becoming',
  'reached',
  'gained',
  'hit',
  'turned',
  'now',
])

const isReached = ({ grades: [first], tokens }: Entities): boolean =>
  !tokens.some(({ word }) => word === 'used') &&
  first !== undefined &&
  tokens.slice(Math.max(0, first.from - 2), first.from).some(({ word }) => REACHED.has(word))

/** Whether a grade is said to have gone one way from each inspection to the next. */
const isMoveEachTime = (kind: MovementKind, { always }: TableWording): true | undefined =>
  (kind === 'improved' || kind === 'declined') && always.some(({ value }) => value === 'outright')
    ? true
    : undefined

/** Kinds of movement that may be over several inspections. */
const STAGED: ReadonlySet<MovementKind> = new Set<MovementKind>(['improved', 'declined', 'from-to'])

/** 'Improved at the last one but are still not good': what is named behind a 'but' is the grade that they have now. */
function isOfNow(
  { grades: [only, second], tokens }: Entities,
  { moves }: TableWording,
  kind: MovementKind,
): boolean {
  const [move] = moves
  if ((kind !== 'improved' && kind !== 'declined') || !only || second || !move) return false
  return tokens.slice(move.to, only.from).some(({ word }) => PARTING.has(word))
}

const PARTING = new Set(['but', 'yet', 'still', 'though', 'although', 'despite'])

/** What a question over councils follows over time, and whether the grades that it names are part of that and no conditions beside it. */
export interface Moved {
  readonly movement: Movement | null
  readonly usesGrades: boolean
}

export function movementAsked(entities: Entities, wording: TableWording, learnt: string): Moved {
  const kind = kindIn(entities, wording, learnt as MovementKind)
  if (kind === 'none') return { movement: null, usesGrades: false }
  const [first, second] = isOfNow(entities, wording, kind) ? [] : entities.grades.map(({ value }) => value)
  const isInARow = kind === 'repeatedly' && wording.inARow.length > 0
  const isInStages = STAGED.has(kind) && wording.inStages.length > 0
  // 'Improved every time' is more than once.
  const isThroughout = isMoveEachTime(kind, wording)
  // 'Never dropped a grade' names none that they were never given.
  const isNever =
    (kind === 'improved' || kind === 'declined') &&
    first === undefined &&
    wording.never.some(({ value }) => value === 'outright')
  // 'Went up at two inspections running', 'fell twice'
  const times =
    (kind === 'improved' || kind === 'declined') && !isThroughout && !isNever
      ? (movementAgain(entities, wording)?.least ?? 1)
      : 1
  const base = {
    ...{
      kind,
      from: null,
      to: null,
      least: 1,
      isInARow: isInARow || (times > 1 && wording.inARow.length > 0),
    },
    ...(times > 1 ? { times } : {}),
    // 'Up since the previous inspection' is at the last.
    isLast:
      (wording.last.length > 0 || entities.period.period.order === 'previous') &&
      !isInStages &&
      !isThroughout &&
      !isNever,
    ...(isInStages ? { isInStages: true as const } : {}),
    ...(kind === 'from-to' && wording.atOnce.length > 0 ? { isAtOnce: true as const } : {}),
    ...(isThroughout ? { isThroughout } : {}),
    ...(isNever ? { isNever: true as const } : {}),
  }
  if (kind === 'repeatedly' && first === undefined && isSameAgain(entities, wording))
    return {
      movement: { ...base, isLast: false, least: Math.max(2, timesInARow(entities, wording)) },
      usesGrades: false,
    }
  if (kind === 'repeatedly' || kind === 'never' || kind === 'always') {
    // Without a grade there is nothing that they were never.
    if (first === undefined) return { movement: null, usesGrades: false }
    // Who was never good was never better either: whoever asks so does not mean those that were always Outstanding.
    const to =
      kind === 'never' && isGoodAlone(first.spoken)
        ? GOOD_OR_BETTER
        : kind === 'always'
          ? first.grades
          : first.spoken
    // 'Ever rated inadequate' is once at least.
    const isEver =
      wording.often.every(({ value }) => value !== 'outright') &&
      (wording.ever.length > 0 || wording.often.some(({ value }) => value === 'ever'))
    // 'Never better than good, only with two inspections or more'
    const least =
      kind !== 'repeatedly'
        ? leastIn(entities, 1, TIMES)
        : isEver
          ? leastIn(entities, 1, TIMES)
          : Math.max(2, leastIn(entities, 2, TIMES), timesInARow(entities, wording))
    return { movement: { ...base, isLast: false, to: [...to], least }, usesGrades: true }
  }
  if (kind === 'inspected' && isInspectedOnce(entities, wording))
    return { movement: { ...base, isLast: false, least: 1, most: 1 }, usesGrades: false }
  if (kind === 'inspected')
    return { movement: { ...base, isLast: false, least: leastIn(entities, 2, TIMES) }, usesGrades: false }
  const reached = isReached(entities)
  const from = first && [...first.named]
  // 'From inadequate to good or better'
  const isOrBetter = second !== undefined && GOOD_OR_BETTER.every((grade) => second.spoken.includes(grade))
  const to = second && [...(isOrBetter ? GOOD_OR_BETTER : second.named)]
  return {
    movement: {
      ...base,
      least: kind === 'from-to' ? 1 : leastIn(entities, 1, STEPS),
      // 'Fell from good', 'improved to good': the one grade that is named is where it came from, or where it went.
      from: from && (second || !reached) ? from : null,
      to: to ?? (from && reached ? from : null),
    },
    usesGrades: first !== undefined,
  }
}
