import type { AnswerContext } from '../../command/command.js'
import { commandFor } from '../../command/over-councils/written.js'
import { byOldestInspection } from '../../library/library.js'
import { ANY_TIME, type AskedFor, isDated, isEndOfGap, isPeriodNamed, type Where } from '../../model/query.js'
import type { Reply, Total } from '../../model/reply.js'
import { yearOf } from '../../model/year.js'
import { inWords, reportName } from '../../quotation/quote.js'
import { heading, noneOf, reply, words } from '../../reply/build.js'
import { countInWords, daysBetween, listInWords, spanInWords } from '../../text/in-words.js'
import { noteOnScales } from '../excerpt.js'
import { judgementMeant } from '../judgement-meant.js'
import { byDate, endsInTime, inspectedInWords, leadsNamed } from './by-date.js'
import { byGrade } from './by-grade.js'
import { byMovement } from './by-movement.js'
import {
  type CouncilList,
  type CouncilsAsked,
  drawnLines,
  inspectionLine,
  listReply,
  mapOf,
  overTimeLine,
} from './listed.js'
import type { CourseStep } from './movement.js'
import { labelsInFull, noteOnNeighbours, notesOnJudged } from './notes.js'
import {
  byPlaceInOrder,
  conditionsOf,
  councilsWithin,
  type HeldCouncil,
  isInPeriod,
  judging,
  kindJudging,
  kinJudgedIn,
  meets,
  populationOf,
  type Reach,
  reportsOfKind,
  standing,
} from './population.js'
import {
  conditionsInWords,
  councilsCalled,
  councilsCounted,
  inspectionsInWords,
  judgementInWords,
  periodInWords,
  reportMeant,
  whereInWords,
} from './said.js'

/** Whether reports are asked for by when, by whom or under what they were made; who names nothing asks how councils are graded. */
const isOfInspections = (
  { where: { period, inspector, framework, reports } }: AskedFor<'councils'>,
  reach: Reach,
) =>
  reach.always === true ||
  inspector !== null ||
  framework !== null ||
  reports.length > 0 ||
  isPeriodNamed(period)

/** Which councils meet the conditions: how many there are of how many, then a line each. */
export const answerCouncils = (asked: AskedFor<'councils'>, context: AnswerContext): Reply =>
  listReply(listCouncils(asked, context), asked, context)

/**
 * All that a list over councils holds, on whatever page.
 * @param reach which reports count where the question does not say: each council's newest unless told otherwise
 */
export function listCouncils(
  asked: AskedFor<'councils'>,
  context: AnswerContext,
  reach: Reach = {},
): CouncilList {
  const { movement, extreme, having, judgement } = asked
  if (movement !== null) return byMovement(asked, movement, context)
  if (isEndOfGap(extreme)) return byGap(asked, context)
  const isOfTime = extreme === 'oldest' || extreme === 'newest' || extreme === 'oldest and newest'
  if (isOfTime && having.length > 0) return byOccasion(asked, context)
  // The oldest report and the newest are so of all that are here.
  if (extreme === 'oldest and newest') return byDate(asked, context, { ...reach, always: true })
  // Of every inspection the first or the last, whatever it was of.
  if (isOfTime && !reach.kind && isDated(asked.where.period)) return byDate(asked, context, { kind: 'all' })
  const isOfGrades = having.length > 0 || judgement !== null || (extreme !== null && !isOfTime)
  return isOfGrades || (extreme === null && !isOfInspections(asked, reach))
    ? byGrade(asked, context, reach)
    : byDate(asked, context, reach)
}

/** Two inspections of one council with none between. */
interface Gap {
  readonly council: HeldCouncil
  readonly steps: readonly [before: CourseStep, after: CourseStep]
  readonly days: number
}

/** The longest or the shortest time between two inspections of a council in a row, from the end of one to the start of the next. */
function byGap(asked: CouncilsAsked, context: AnswerContext): CouncilList {
  const { where, most = 1 } = asked
  const judgement = asked.judgement ?? judgementMeant(where, context)
  const councils = councilsWithin(where, context)
  const gaps = councils.flatMap((council) => gapsOf(council, asked, context))
  const several = new Set(gaps.map(({ council }) => council.slug)).size
  const isLongest = asked.extreme === 'longest gap'
  const inOrder = gaps.toSorted((one, other) => (isLongest ? other.days - one.days : one.days - other.days))
  const last = inOrder[Math.min(most, inOrder.length) - 1]
  const meant = inOrder.filter(({ days }, at) => at < most || days === last?.days)
  const reports = meant.flatMap(({ steps }) => steps.map(({ report }) => report))
  const of = `${councilsCounted(several, where)}${whereInWords(where, context)} with two inspections or more${periodInWords(where.period)}`
  const what = `the ${isLongest ? 'longest' : 'shortest'} time between two in a row`
  const [only, second] = councils
  const inspections = only && !second ? gaps.length + 1 : 0
  return {
    lead:
      meant.length === 0
        ? only && !second
          ? `Fewer than two inspections of ${only.name}${periodInWords(where.period)} are here.`
          : `No ${councilsCalled(1, where)}${whereInWords(where, context)} has two inspections here${periodInWords(where.period)}.`
        : `Of ${only && !second ? `${countInWords(inspections, 'inspection')} of ${only.name}` : of}, ${what}: ${listInWords(meant.map(gapInWords))}.${averageInYears(gaps)}`,
    lines: meant.map(({ council, steps }) => overTimeLine(council, steps, judgement)),
    total: { what: 'councils', count: new Set(meant.map(({ council }) => council.slug)).size, of: several },
    order: 'over-time',
    notes: ['Told from the inspections that are here.', ...noteOnScales(reports)],
  }
}

/** `Bradford, 11 years and 10 months (from 7 March 2014 to 12 January 2026)` */
function gapInWords({ council, steps: [before, after] }: Gap): string {
  const [from, to] = [before.report.inspected.to, after.report.inspected.from]
  return `${council.name}, ${spanInWords(from, to)} (${reportName(before.report)} ended on ${inWords(from)}, the next began on ${inWords(to)})`
}

/** ` On average it is 3.0 years, over all 12 such times between two inspections here.`, where there are several. */
function averageInYears(gaps: readonly Gap[]): string {
  if (gaps.length < 2) return ''
  const days = gaps.reduce((sum, gap) => sum + gap.days, 0) / gaps.length
  const years = (days / DAYS_IN_A_YEAR).toFixed(1)
  return ` On average it is ${years} years, over all ${gaps.length} such times between two inspections here.`
}

const DAYS_IN_A_YEAR = 365.25

function gapsOf(council: HeldCouncil, { where, judgement }: CouncilsAsked, context: AnswerContext): Gap[] {
  const asked = judgement ?? judgementMeant(where, context)
  const reports = reportsOfKind(council, where.framework === 'SEND' ? 'send' : 'services')
    .filter((report) => isInPeriod(report, where.period))
    .toSorted(byOldestInspection)
  const steps = reports.map((report) => ({ report, judgements: kinJudgedIn(report, asked, context) }))
  return steps.slice(1).flatMap((after, at) => {
    const before = steps[at]
    if (!before) return []
    const days = daysBetween(before.report.inspected.to, after.report.inspected.from)
    return [{ council, steps: [before, after] as const, days }]
  })
}

const PLACE_IN_TIME = { oldest: 'first', newest: 'last' } as const

/**
 * The first or the last inspection that met the conditions: 'the first time a council was rated outstanding'. Of every
 * inspection, unless one of each council is asked for: 'the outstanding council that was inspected longest ago'.
 */
function byOccasion(asked: CouncilsAsked, context: AnswerContext): CouncilList {
  const { where } = asked
  const conditions = conditionsOf(asked.having, context)
  const shown = conditions.map(({ judgement }) => judgement)
  const { inspections, isOneEach } = populationOf(where, context, { always: true, kind: kindJudging(shown) })
  const { judged, apart } = judging(inspections, shown, conditions)
  const met = judged.filter((one) => meets(one, conditions))
  const ends = endsInTime(met, asked.extreme ?? 'newest', asked.most)
  const meant = [...new Set(ends.flatMap(({ inspections }) => inspections))]
  const narrowed = `${inspectionsInWords(where)}${whereInWords(where, context)}`
  const all = isOneEach
    ? `${councilsCounted(judged.length, where)}${narrowed}`
    : `${countInWords(judged.length, 'inspection')}${narrowed}${periodInWords(where.period)}`
  const what = `${conditionsInWords(conditions)}${isOneEach ? reportMeant(where) : ''}`
  const found = ends.map(
    ({ end, inspections }) =>
      `the ${PLACE_IN_TIME[end]} of these ${inspections.length > 1 ? 'are' : 'is'} ${inspectedInWords(inspections)}`,
  )
  const without =
    apart.length === 0 ? '' : `; ${apart.length} more ${apart.length === 1 ? 'gives' : 'give'} no such grade`
  const every = { ...asked, where: ever(where, context), extreme: null, page: 0 }
  return {
    lead: [`${met.length} of ${all}: ${what}${without}`, ...found].join('; ').concat('.'),
    naming: leadsNamed(meant),
    lines: meant.map((one) =>
      inspectionLine(
        one,
        shown,
        one.judgements,
        conditions.map(({ grades }) => grades),
      ),
    ),
    total: { what: isOneEach ? 'councils' : 'reports', count: met.length, of: judged.length },
    order: 'side-by-side',
    notes: [
      'Told from the inspections that are here.',
      ...notesOnJudged({ judged, meant, apart, counted: met }, shown, isOneEach, context),
    ],
    offers: met.length > meant.length ? [{ label: 'All of them', message: commandFor(every, context) }] : [],
  }
}

/** Every inspection, said as a time: who names none is told of each council's newest. */
function ever(where: Where, { library }: AnswerContext): Where {
  return isPeriodNamed(where.period)
    ? where
    : { ...where, period: { ...ANY_TIME, from: Math.min(...library.reports.map(yearOf)) } }
}

type Comparison = AskedFor<'comparison'>

/** Whether a comparison is of councils that are not named one by one: a region's, a kind's, a council's neighbours. */
export const isOverCouncils = ({ where: { regions, kinds, neighboursOf } }: Comparison): boolean =>
  regions.length > 0 || kinds.length > 0 || neighboursOf !== null

/** Named councils in one table; more are a list, a line each. */
export const MOST_IN_A_TABLE = 5

/** One judgement in many councils, a line each: a council whose neighbours are asked for and those named first, then the best. */
export function answerComparisonOver(asked: Comparison, context: AnswerContext): Reply {
  const { where } = asked
  const judgement = asked.judgement ?? judgementMeant(where, context)
  const compared = councilsCompared(where, context).flatMap((council) => {
    const held = reportsOfKind(council, kindJudging([judgement]))
    const ofTime = where.period.order ? byPlaceInOrder(held, where.period.order) : held
    const [report] = ofTime.filter((one) => isInPeriod(one, where.period))
    return report ? [{ council, report, judgements: [kinJudgedIn(report, judgement, context)] }] : []
  })
  const isNamed = ({ council }: { council: HeldCouncil }): boolean =>
    council.slug === where.neighboursOf || where.councils.includes(council.slug)
  const order = compared.toSorted((one, other) => standing(one) - standing(other))
  const inList = [...order.filter(isNamed), ...order.filter((one) => !isNamed(one))]
  const reports = compared.map(({ report }) => report)
  const without = compared.filter(({ judgements: [made] }) => (made ?? []).length === 0).length
  const lines = inList.map((one) => inspectionLine(one, [judgement], one.judgements))
  const of = without === 0 ? '' : `; ${without} of them ${without === 1 ? 'has' : 'have'} no such grade`
  const lead = [
    heading(judgement.label),
    words(
      `${comparedInWords(lines.length, where, context)}, graded${judgementInWords(judgement)} in the newest report of each${of}.`,
    ),
  ]
  const notes = [
    ...noteOnNeighbours(where, context),
    ...labelsInFull(reports, [judgement], context),
    ...noteOnScales(reports),
  ]
  const total: Total = { what: 'councils', count: lines.length, of: null }
  if (lines.length === 0) return { ...reply('none', lead, notes), total: noneOf(total) }
  return {
    ...reply('comparison', [...lead, drawnLines(lines, 'side-by-side', context), mapOf(lines)], notes),
    total,
  }
}

/** `12 councils in the North East`, `Devon and 4 of its statistical neighbours` */
function comparedInWords(count: number, where: Comparison['where'], context: AnswerContext): string {
  const { neighboursOf } = where
  if (neighboursOf === null)
    return `${councilsCounted(count, where)}${whereInWords({ ...where, councils: [] }, context)}`
  const [own] = councilsWithin({ ...where, councils: [neighboursOf], neighboursOf: null }, context)
  return own
    ? `${own.name} and ${count - 1} of its statistical neighbours`
    : `${councilsCounted(count, where)}${whereInWords({ ...where, councils: [] }, context)}`
}

/** The councils of the place, and beside them those that are named and the one whose neighbours they are. */
function councilsCompared(where: Comparison['where'], context: AnswerContext): HeldCouncil[] {
  const named = [...where.councils, ...(where.neighboursOf === null ? [] : [where.neighboursOf])]
  const isPlace = where.regions.length > 0 || where.kinds.length > 0 || where.neighboursOf !== null
  const ofPlace = isPlace ? councilsWithin({ ...where, councils: [] }, context) : []
  const own = councilsWithin({ ...where, regions: [], kinds: [], neighboursOf: null }, context)
  return [...new Set([...own.filter(({ slug }) => named.includes(slug)), ...ofPlace])]
}
