import type { World } from '../../command/world.js'
import { inWords, reportName } from '../../quotation/citation.js'
import { daysBetween, listInWords, spanInWords } from '../../text/in-words.js'
import { judgementMeant } from '../overall.js'
import { type HeldCouncil, reportsOfKind } from './held.js'
import { kinJudgedIn } from './judged.js'
import type { CouncilList, CouncilsAsked } from './listed.js'
import type { CourseStep } from './movement.js'
import { noteOnScales } from './notes.js'
import { councilsWithin, isInPeriod } from './population.js'
import { overTimeLine } from './rows.js'
import { councilsCounted, periodInWords, whereInWords } from './said.js'

/** Two inspections of one council with none between. */
interface Gap {
  readonly council: HeldCouncil
  readonly steps: readonly [before: CourseStep, after: CourseStep]
  readonly days: number
}

/** The longest or the shortest time between two inspections of a council in a row, from the end of one to the start of the next. */
export function byGap(asked: CouncilsAsked, world: World): CouncilList {
  const { where, most = 1 } = asked
  const judgement = asked.judgement ?? judgementMeant(where, world)
  const councils = councilsWithin(where, world)
  const gaps = councils.flatMap((council) => gapsOf(council, asked, world))
  const several = new Set(gaps.map(({ council }) => council.slug)).size
  const isLongest = asked.extreme === 'longest gap'
  const inOrder = gaps.toSorted((one, other) => (isLongest ? other.days - one.days : one.days - other.days))
  const last = inOrder[Math.min(most, inOrder.length) - 1]
  const meant = inOrder.filter(({ days }, at) => at < most || days === last?.days)
  const reports = meant.flatMap(({ steps }) => steps.map(({ report }) => report))
  const of = `${councilsCounted(several, where)}${whereInWords(where, world)} with two inspections or more${periodInWords(where.period)}`
  const what = `the ${isLongest ? 'longest' : 'shortest'} time between two in a row`
  return {
    lead: meant.length === 0 ? `0 of ${of}.` : `Of ${of}, ${what}: ${listInWords(meant.map(gapInWords))}.`,
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

function gapsOf(council: HeldCouncil, { where, judgement }: CouncilsAsked, world: World): Gap[] {
  const asked = judgement ?? judgementMeant(where, world)
  const reports = reportsOfKind(council, where.framework === 'SEND' ? 'send' : 'services')
    .filter((report) => isInPeriod(report, where.period))
    .toSorted((one, other) => one.inspected.to.localeCompare(other.inspected.to))
  const steps = reports.map((report) => ({ report, judgements: kinJudgedIn(report, asked, world) }))
  return steps.slice(1).flatMap((after, at) => {
    const before = steps[at]
    if (!before) return []
    const days = daysBetween(before.report.inspected.to, after.report.inspected.from)
    return [{ council, steps: [before, after] as const, days }]
  })
}
