import type { AnswerContext } from '../../command/command.js'
import { commandFor, findCommand } from '../../command/over-councils/written.js'
import { byNewestInspection } from '../../library/library.js'
import { ANY_TIME, type JudgementAsked } from '../../model/query.js'
import type { Choice } from '../../model/reply.js'
import { type Finding, isOutcome, stepOf } from '../../model/report.js'
import { yearOf } from '../../model/year.js'
import { countInWords, listInWords } from '../../text/in-words.js'
import { isOverallAsked } from '../../understand/entities/grades.js'
import { judgementMeant } from '../judgement-meant.js'
import { areApart, byOwnReports } from './by-own-reports.js'
import { byGradeCounted } from './distribution.js'
import { type CouncilList, type CouncilsAsked, inspectionLine } from './listed.js'
import {
  jointInWords,
  noteOnNamed,
  noteOnThePast,
  notesOnJudged,
  notesOnPublished,
  oldInWords,
} from './notes.js'
import {
  type Condition,
  conditionsOf,
  gradesGiven,
  isOfThePast,
  type JudgedInspection,
  judgedIn,
  judging,
  kindJudging,
  meets,
  type Population,
  populationOf,
  type Reach,
  standing,
} from './population.js'
import {
  conditionsInWords,
  councilsCalled,
  councilsCounted,
  gradesInWords,
  inspectionsInWords,
  judgementsInWords,
  periodInWords,
  reportMeant,
  whereInWords,
} from './said.js'

/** Councils whose report was graded so; every one that is graded, best first, where no grade is named. */
export function byGrade(asked: CouncilsAsked, context: AnswerContext, reach: Reach = {}): CouncilList {
  const conditions = conditionsOf(asked.having, context)
  if (areApart(conditions)) return byOwnReports(asked, conditions, context)
  const shown =
    conditions.length > 0 ? conditions.map(({ judgement }) => judgement) : [judgementListed(asked, context)]
  const population = populationOf(asked.where, context, {
    ...reach,
    kind: kindJudging(shown),
    always: reach.always === true || isOfThePast(shown),
  })
  const { judged, apart } = judging(population.inspections, shown, conditions)
  const fitting = judged.filter((one) => meets(one, conditions))
  const ends = endsOf(asked, fitting)
  const meant = ends === null ? fitting : fitting.filter((one) => ends.includes(standing(one)))
  const { isOneEach } = population
  // 'Was Surrey one of them': how it stands, whether it is or not.
  const isOfOne = asked.where.councils.length === 1 && judged.length === 1 && conditions.length > 0
  const only = isOfOne ? judged[0] : undefined
  const wanted = only ? [] : conditions.map(({ grades }) => grades)
  const beside = besideConditions(asked, conditions)
  const isOfOneOrder = conditions.length > 0 || (asked.judgement === null && ends === null)
  const isByDate = isOfOneOrder && asked.alongside?.includes('dates') === true
  const everMet = isOneEach && meant.length === 0 ? askedEver(asked, context) : null
  const noted = jointInWords(
    { judged, meant: conditions.length > 0 ? meant : null },
    shown,
    conditions,
    context,
  )
  return {
    lead:
      judged.length === 0
        ? leadOfNone(asked, population, shown, context)
        : only
          ? `${meant.length === 0 ? `No, ${only.council.name} is not` : `Yes, ${only.council.name} is`} among them (${conditionsInWords(conditions)}):`
          : [
              ends === null ? '' : leadOfEnds(asked, meant, fitting),
              isOneEach
                ? leadOfCouncils(asked, meant, judged, context)
                : leadOfReports(asked, meant, judged, context),
              what(asked, conditions, shown, isOneEach ? reportMeant(asked.where) : '', isByDate),
              conditions.length > 0 ? '' : ends === null ? spreadInWords(meant) : spreadInWords(fitting),
              apart.length === 0 ? '' : `; ${apart.length} more ${withoutGrade(apart.length, isOneEach)}`,
              '.',
              isOneEach ? oldInWords(asked.where, meant, context) : '',
              noted.said,
            ].join(''),
    naming: noted.naming,
    lines: (only ? [only] : isByDate ? lastInspectedFirst(meant) : inGradeOrder(meant, asked)).map((one) =>
      inspectionLine(
        one,
        [...shown, ...beside],
        [...one.judgements, ...beside.map((judgement) => judgedIn(one.report, judgement))],
        wanted,
      ),
    ),
    total: { what: isOneEach ? 'councils' : 'reports', count: meant.length, of: judged.length },
    order: 'side-by-side',
    notes: [
      ...noteOnNamed(asked.where, kindJudging(shown), context),
      ...noteOnThePast(shown, isOneEach),
      ...(isOneEach ? notesOnPublished(asked.where, { judged, meant }, context) : []),
      ...notesOnJudged({ judged, meant, apart }, shown, isOneEach, context),
    ],
    offers: [
      ...(meant.length === 0 && !only ? offerAny(asked) : []),
      ...(everMet
        ? [{ label: 'In any inspection', message: commandFor({ ...everMet, page: 0 }, context) }]
        : []),
    ],
  }
}

/** What each of them was graded for is asked too, and is no condition: 'what did the good ones get for leadership'. */
function besideConditions({ judgement }: CouncilsAsked, conditions: readonly Condition[]): JudgementAsked[] {
  if (judgement === null || conditions.length === 0) return []
  const met = new Set(conditions.flatMap((condition) => condition.judgement.keys))
  return met.has('*') || judgement.keys.some((key) => met.has(key)) ? [] : [judgement]
}

/** No report that was looked at gives such a grade. */
function leadOfNone(
  { where, having }: CouncilsAsked,
  { inspections }: Population,
  shown: readonly JudgementAsked[],
  context: AnswerContext,
) {
  const narrowed = `${inspectionsInWords(where)}${whereInWords(where, context)}${periodInWords(where.period)}`
  const isGraded = having.some(({ grades }) => !grades.every(isOutcome))
  if (where.framework === 'SEND' && isGraded)
    return `Inspections of area SEND give no grades, but one of three outcomes, 1 the best: ask for outcome 1, 2 or 3. ${countInWords(inspections.length, 'report')}${narrowed} ${inspections.length === 1 ? 'is' : 'are'} held.`
  if (inspections.length === 0)
    return `There is no inspection${narrowed} here that gives a grade${judgementsInWords(shown)}.`
  return `None of ${countInWords(inspections.length, 'report')}${narrowed} gives a grade${judgementsInWords(shown)}.`
}

const judgementListed = ({ judgement, where }: CouncilsAsked, context: AnswerContext): JudgementAsked =>
  judgement ?? judgementMeant(where, context)

function leadOfCouncils(
  { where }: CouncilsAsked,
  meant: readonly JudgedInspection[],
  judged: readonly JudgedInspection[],
  context: AnswerContext,
) {
  return `${meant.length} of ${councilsCounted(judged.length, where)}${whereInWords(where, context)}`
}

/** Several reports of one council may fit: then both numbers are said. */
function leadOfReports(
  { where }: CouncilsAsked,
  meant: readonly JudgedInspection[],
  judged: readonly JudgedInspection[],
  context: AnswerContext,
) {
  const councils = new Set(meant.map(({ council }) => council.slug)).size
  const of = where.kinds.length > 0 ? ` of ${councilsCalled(councils, where)}` : ''
  const inspections = `${countInWords(judged.length, 'inspection')}${of}`
  const narrowed = `${inspectionsInWords(where)}${whereInWords(where, context)}${periodInWords(where.period)}`
  return `${meant.length} of ${inspections}${narrowed}, in ${countInWords(councils, 'council')}`
}

/** `: Good overall in the newest report of each`, ` graded for leadership in the newest report of each, the best first` */
function what(
  asked: CouncilsAsked,
  conditions: readonly Condition[],
  shown: readonly JudgementAsked[],
  report: string,
  isByDate: boolean,
): string {
  const said =
    conditions.length > 0 ? `: ${conditionsInWords(conditions)}` : ` graded${judgementsInWords(shown)}`
  const order = isByDate
    ? ', the last inspected first'
    : conditions.length > 0
      ? ''
      : `, the ${firstIn(asked)} first`
  return `${said}${report}${order}`
}

/** `: 6 Outstanding, 14 Good`: how many have each grade; they add up to all that were graded. */
const spreadInWords = (judged: readonly JudgedInspection[]): string =>
  `: ${byGradeCounted(judged)
    .map(({ label, count }) => `${count} ${label}`)
    .join(', ')}`

const withoutGrade = (count: number, isOneEach: boolean): string =>
  isOneEach
    ? `${count === 1 ? 'has a newest report' : 'have newest reports'} without such a grade`
    : `${count === 1 ? 'gives' : 'give'} no such grade`

/** Which end of the scale a list begins with: so many of the worst have the worst first. */
const firstIn = ({ isWorstFirst, extreme, most }: CouncilsAsked): 'worst' | 'best' =>
  isWorstFirst || (extreme === 'worst' && most !== undefined) ? 'worst' : 'best'

/** Best grades first, or the worst; each in the order of the alphabet. */
const inGradeOrder = (list: readonly JudgedInspection[], asked: CouncilsAsked): JudgedInspection[] => {
  const sign = firstIn(asked) === 'worst' ? -1 : 1
  return list.toSorted((one, other) => sign * (standing(one) - standing(other)) || 0)
}

/** Where all meet the same conditions, or nothing but the days is asked for, these give the order. */
const lastInspectedFirst = (list: readonly JudgedInspection[]): JudgedInspection[] =>
  list.toSorted((one, other) => byNewestInspection(one.report, other.report))

/**
 * The best or the worst standing that was given, or both; of so many councils as many as hold them, but for one that far more
 * than these share. Null where neither is asked for.
 */
function endsOf({ extreme, most = 1 }: CouncilsAsked, judged: readonly JudgedInspection[]): number[] | null {
  const ends = endsNamed(extreme)
  if (ends.length === 0) return null
  const steps = judged.map(standing).filter(Number.isFinite)
  const inOrder = (sign: number) => steps.toSorted((one, other) => sign * (one - other))
  return [...new Set(ends.flatMap(([, sign]) => stepsFrom(inOrder(sign), most)))]
}

/** Grades from one end of an order as long as they hold no more councils than that. */
function stepsFrom(inOrder: readonly number[], most: number): number[] {
  const steps = [...new Set(inOrder.slice(0, most))]
  return steps.filter((step, at) => at === 0 || inOrder.lastIndexOf(step) < TOO_MANY_SHARE * most)
}

/** So many times as many as were asked for are too many to be told as those. */
const TOO_MANY_SHARE = 2

const EXTREME_STEPS = [
  ['best', 1],
  ['worst', -1],
] as const

const endsNamed = (extreme: CouncilsAsked['extreme']) =>
  EXTREME_STEPS.filter(([end]) => extreme === end || extreme === 'best and worst')

/** `The best grade given is Outstanding. `, `The worst grades given are Inadequate and Requires improvement, which 4 share. ` */
const leadOfEnds = (
  asked: CouncilsAsked,
  meant: readonly JudgedInspection[],
  all: readonly JudgedInspection[],
): string =>
  endsNamed(asked.extreme)
    .map(([end, sign]) => {
      const inOrder = (list: readonly JudgedInspection[]) =>
        [...new Set(list.map(standing).filter(Number.isFinite))].toSorted(
          (one, other) => sign * (one - other),
        )
      const steps = inOrder(meant)
      const given = (asked.most === undefined ? steps.slice(0, 1) : steps).map((step) => atStep(step, meant))
      const noun = given.flat().every(isOutcome) ? 'outcome' : 'grade'
      const said = listInWords(given.map(gradesInWords))
      const shared =
        asked.most !== undefined && meant.length > asked.most ? `, which ${meant.length} share` : ''
      return `The ${end} ${noun}${given.length > 1 ? 's given are' : ' given is'} ${said}${shared}${nextInWords(asked, meant, inOrder(all)[steps.length], all)}. `
    })
    .join('')

/** `; the next, Requires improvement, 17 share`: of so many that were asked for too few are told, and why. */
function nextInWords(
  { most = 1 }: CouncilsAsked,
  meant: readonly JudgedInspection[],
  next: number | undefined,
  all: readonly JudgedInspection[],
): string {
  if (next === undefined || meant.length >= most) return ''
  const count = all.filter((one) => standing(one) === next).length
  return `; the next, ${gradesInWords(atStep(next, all))}, ${count} share, and none of them stands above another`
}

const atStep = (step: number, meant: readonly JudgedInspection[]): Finding[] =>
  gradesGiven(meant.flatMap(({ judgements }) => judgements[0] ?? [])).filter(
    (grade) => stepOf(grade) === step,
  )

/** Nobody has that grade overall: it may have been given for something else. */
function offerAny({ having: [first, second] }: CouncilsAsked): Choice[] {
  if (!first || second || (first.judgement !== null && !isOverallAsked(first.judgement))) return []
  const grade = gradesInWords(first.grades)
  return [{ label: `${grade} for anything`, message: findCommand({ grade, judgement: 'any' }) }]
}

/** The same asked of every inspection; null where none fits either. */
function askedEver(asked: CouncilsAsked, context: AnswerContext): CouncilsAsked | null {
  const oldest = Math.min(...context.library.reports.map(yearOf))
  const ever = { ...asked, where: { ...asked.where, period: { ...ANY_TIME, from: oldest } } }
  return byGrade(ever, context).total.count === 0 ? null : ever
}
