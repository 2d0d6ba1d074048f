import { type AnswerContext, yearsOf } from '../../command/command.js'
import { byOldestInspection } from '../../library/library.js'
import { ANY_TIME, type Extreme, type JudgementAsked } from '../../model/query.js'
import type { ReportWords } from '../../model/reply.js'
import type { Framework } from '../../model/report.js'
import { inWords, ledInWords, reportName } from '../../quotation/quote.js'
import { countInWords, listInWords } from '../../text/in-words.js'
import { judgementMeant } from '../judgement-meant.js'
import { type CouncilLine, type CouncilList, type CouncilsAsked, inspectionLine } from './listed.js'
import { noteOnOverall } from './notes.js'
import {
  type CouncilInspection,
  judgedIn,
  type Population,
  populationOf,
  type Reach,
  reportsOfKind,
  standing,
} from './population.js'
import {
  councilsCalled,
  councilsCounted,
  inspectionsInWords,
  periodInWords,
  reportMeant,
  whereInWords,
} from './said.js'

/** The end of a list in time, with the inspections of that day: several where they share it. */
export interface EndInTime<One extends CouncilInspection> {
  readonly end: 'oldest' | 'newest'
  readonly inspections: readonly One[]
}

const oldestFirst = (one: CouncilInspection, other: CouncilInspection): number =>
  byOldestInspection(one.report, other.report)

/**
 * The oldest of some inspections, or the newest, or both; of none there is neither.
 * @param most how many from that end, with all that share the day of the last of them
 */
export function endsInTime<One extends CouncilInspection>(
  inspections: readonly One[],
  which: Extreme,
  most = 1,
): EndInTime<One>[] {
  const inOrder = inspections.toSorted(oldestFirst)
  return (ENDS_IN_TIME[which] ?? []).flatMap((end) => {
    const fromEnd = end === 'oldest' ? inOrder : inOrder.toReversed()
    const day = fromEnd[Math.min(most, fromEnd.length) - 1]?.report.inspected.to
    const past = fromEnd.findIndex(({ report }) => report.inspected.to === day)
    const those = fromEnd.filter(({ report }, at) => at <= past || report.inspected.to === day)
    return those.length > 0 ? [{ end, inspections: those }] : []
  })
}

/** The ends of a list in time that are asked for. */
const ENDS_IN_TIME: Readonly<Partial<Record<Extreme, readonly EndInTime<CouncilInspection>['end'][]>>> = {
  oldest: ['oldest'],
  newest: ['newest'],
  'oldest and newest': ['oldest', 'newest'],
}

/** `Norfolk 2013 (to 12 July 2013, inspection led by Ada Byron)` */
export const inspectedInWords = (inspections: readonly CouncilInspection[]): string =>
  listInWords(
    inspections.map(
      ({ report }) =>
        `${reportName(report)} (to ${inWords(report.inspected.to)}${report.leadInspector === null ? '' : `, ${ledInWords(report.leadInspector)}`})`,
    ),
  )

/** The names in them, as the reports print these. */
export const leadsNamed = (inspections: readonly CouncilInspection[]): ReportWords[] =>
  inspections.flatMap(({ report: { id, leadInspector } }) =>
    leadInspector === null ? [] : [{ report: id, words: leadInspector }],
  )

/** Councils by when and by whom they were inspected, with their overall grades, whatever these are. */
export function byDate(asked: CouncilsAsked, context: AnswerContext, reach: Reach = {}): CouncilList {
  const population = populationOf(asked.where, context, reach)
  const counted = among(asked, population, reach, context)
  const [meant, lead] =
    asked.extreme === null
      ? all(asked, population, counted, reach, context)
      : atEnds(asked, asked.extreme, population, context)
  const judgementOf = ({ report }: CouncilInspection) => judgementMeant(report, context)
  const without = meant.filter((one) => judgedIn(one.report, judgementOf(one)).length === 0)
  return {
    lead,
    ...(asked.extreme === null ? {} : { naming: leadsNamed(meant) }),
    lines: meant.map((one) => {
      const line = inspectionLine(one, [judgementOf(one)], [judgedIn(one.report, judgementOf(one))])
      return asked.where.alsoUnder ? withOtherReport(line, one, asked.where.alsoUnder, context) : line
    }),
    total: {
      what: population.isOneEach ? 'councils' : 'reports',
      count: meant.length,
      of: counted.count,
    },
    order: 'side-by-side',
    notes:
      without.length === 0
        ? []
        : [
            `${countInWords(without.length, 'of these reports gives', 'of these reports give')} no overall grade.`,
            ...noteOnOverall(without, without.map(judgementOf)),
          ],
  }
}

/** The same line with what the council's newest report under another framework gives. */
function withOtherReport(
  line: CouncilLine,
  { council }: CouncilInspection,
  framework: Framework,
  context: AnswerContext,
): CouncilLine {
  const report = reportsOfKind(council, 'all').find((one) => one.framework === framework)
  if (!report) return line
  const judgement = judgementMeant(report, context)
  const other = inspectionLine({ council, report }, [judgement], [judgedIn(report, judgement)])
  return {
    ...line,
    drawn() {
      const own = line.drawn()
      return { ...own, grades: [...own.grades, ...other.drawn().grades] }
    },
  }
}

/** Among how many inspections some are counted, and whether these are all of a place. */
interface Among {
  readonly count: number
  readonly isAllOfPlace: boolean
}

/**
 * They are counted among every inspection of the place, whatever its time, framework and inspector; where nothing but the place
 * narrows them, among every one.
 */
function among(
  { where }: CouncilsAsked,
  { inspections, isOneEach }: Population,
  reach: Reach,
  context: AnswerContext,
): Among {
  const { isOnly: _, isWithout: __, isWhole: ___, alsoUnder: ____, ...wide } = where
  const ofPlace = { ...wide, period: ANY_TIME, inspector: null, framework: null, reports: [] }
  const every = {
    ...reach,
    ...(where.framework === 'SEND' && !where.isWithout ? { kind: 'send' as const } : {}),
    always: !isOneEach,
  }
  const ofPlaceCount = populationOf(ofPlace, context, every).inspections.length
  if (ofPlaceCount > inspections.length) return { count: ofPlaceCount, isAllOfPlace: false }
  const anywhere = { ...ofPlace, councils: [], regions: [], kinds: [], neighboursOf: null }
  return { count: populationOf(anywhere, context, every).inspections.length, isAllOfPlace: true }
}

function all(
  asked: CouncilsAsked,
  population: Population,
  { count: of, isAllOfPlace }: Among,
  reach: Reach,
  context: AnswerContext,
): [CouncilInspection[], string] {
  const { where } = asked
  const isByDate = periodInWords(where.period) !== '' || !population.isOneEach
  // Who asks for the days of each council's newest inspection looks for the latest of them.
  const isLatestFirst = !isByDate && asked.alongside?.includes('dates') === true
  const oldest = population.inspections.toSorted(oldestFirst)
  const meant = isByDate
    ? oldest
    : isLatestFirst
      ? oldest.toReversed()
      : inOrderOfGrade(population.inspections, judgementMeant(where, context), asked)
  const place = whereInWords(where, context)
  if (population.isOneEach) {
    const how = isByDate
      ? ', the longest ago first'
      : isLatestFirst
        ? ', the last inspected first'
        : `, the ${asked.isWorstFirst ? 'worst' : 'best'} overall grade first`
    // Where nothing but the place narrows them, they are all that there are of it.
    const whole = isAllOfPlace ? '' : `${meant.length} of `
    const counted = whole === '' ? meant.length : of
    return [
      meant,
      `${whole}${councilsCounted(counted, where)}${place}${where.isWithout || where.isOnly || where.alsoUnder ? inspectionsInWords(where) : ''}${reportMeant(where)}${how}.`,
    ]
  }
  const councils = new Set(meant.map(({ council }) => council.slug)).size
  const ofKind = where.kinds.length > 0 ? ` of ${councilsCalled(2, where)}` : ''
  const narrowed = `${inspectionsInWords(where)}${periodInWords(where.period)}`
  const whose = `${ofKind}${place}`
  const counted = countInWords(of, reach.kind === 'all' ? 'report' : 'inspection')
  // They are counted among those of the place, or, where nothing but the place narrows them, among all.
  const lead = isAllOfPlace
    ? `${counted}${whose === '' && narrowed === '' ? '' : `: those${whose}${narrowed}`}`
    : `${counted}${whose}: those${narrowed}`
  // Whoever asks how many there are wants to know of when they are.
  const reports = oldest.map(({ report }) => report)
  const years = narrowed === '' && reports.length > 0 ? `, from ${yearsOf({ reports })}` : ''
  return [meant, `${meant.length} of ${lead}, of ${countInWords(councils, 'council')}${years}.`]
}

/** By the overall grade, the best or the worst first; those without one come last. */
function inOrderOfGrade(
  inspections: readonly CouncilInspection[],
  judgement: JudgementAsked,
  { isWorstFirst }: CouncilsAsked,
): CouncilInspection[] {
  const place = ({ report }: CouncilInspection) => {
    const step = standing({ judgements: [judgedIn(report, judgement)] })
    return isWorstFirst && Number.isFinite(step) ? -step : step
  }
  return inspections.toSorted((one, other) =>
    place(one) < place(other) ? -1 : place(one) > place(other) ? 1 : 0,
  )
}

const LAST_OR_FIRST = { oldest: 'longest ago', newest: 'last' } as const

/** The council that was inspected longest ago, or last, or both; several where they share the day. */
function atEnds(
  { where, most }: CouncilsAsked,
  which: Extreme,
  { isOneEach, inspections }: Population,
  context: AnswerContext,
): [CouncilInspection[], string] {
  const of = isOneEach
    ? `${councilsCounted(inspections.length, where)}${whereInWords(where, context)}, by their ${where.period.order === 'first' ? 'oldest' : 'newest'} report`
    : `${countInWords(inspections.length, 'inspection')}${whereInWords(where, context)}${periodInWords(where.period)}`
  const ends = endsInTime(inspections, which, most)
  const said = ends.map(
    ({ end, inspections: those }) => `inspected ${LAST_OR_FIRST[end]}: ${inspectedInWords(those)}`,
  )
  return [
    [...new Set(ends.flatMap(({ inspections: those }) => those))],
    said.length === 0 ? `0 of ${of}.` : `Of ${of}, ${said.join('; ')}.`,
  ]
}
