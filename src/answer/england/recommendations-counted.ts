import { grouped } from '../../collections/group.js'
import type { AnswerContext } from '../../command/command.js'
import { IN_ORDER } from '../../model/finding.js'
import type { FigureRow, ReportWords } from '../../model/reply.js'
import { reportName } from '../../quotation/quote.js'
import { countInWords } from '../../text/in-words.js'
import { judgementMeant } from '../other-grades.js'
import { leadsNamed } from './by-date.js'
import { groupingOf } from './by-group.js'
import { conditionsOf, judging, meets } from './conditions.js'
import type { Figured, FiguresAsked } from './figured.js'
import { gradeCounted, judgedIn } from './judged.js'
import { type CouncilInspection, populationOf } from './population.js'
import { endsOfCounts, isRanking, ranked } from './ranked.js'
import { recommendedSubjects } from './recommended-subjects.js'
import {
  conditionsInWords,
  councilsCalled,
  inspectionsInWords,
  periodInWords,
  reportMeant,
  whereInWords,
} from './said.js'

/** How many recommendations reports make: in all and on average, which make most or fewest, by year, region, kind of council or what they are on. */
export function recommendationsCounted(asked: FiguresAsked, context: AnswerContext): Figured {
  const { where, figure } = asked
  const conditions = conditionsOf(asked.having, context)
  // What is recommended on a subject is counted of boards too where it is looked for.
  const kind = asked.by === 'subject' && conditions.length === 0 ? 'all' : 'services'
  const population = populationOf(where, context, { always: conditions.length === 0, kind })
  const { judged } = judging(
    population.inspections,
    conditions.map(({ judgement }) => judgement),
    conditions,
  )
  const reports = judged.filter((one) => meets(one, conditions))
  const isByGrade = figure === 'distribution'
  const group = isByGrade ? null : groupingOf(asked)
  const label = ({ council, report }: CouncilInspection): string =>
    isByGrade
      ? (gradeCounted(judgedIn(report, judgementMeant(report, context))) ?? UNGRADED)
      : isRanking(figure) && asked.by === null
        ? reportName(report)
        : group === null
          ? report.framework
          : group({ council, report })
  const total: SumOfReports = (some) =>
    context.library.countOf(
      'recommendations',
      some.map(({ report }) => report),
    )
  const order = isByGrade ? inOrderOfGrades : inAlphabet
  const naming = asked.by === 'inspector' ? leadsNamed : () => []
  const counted = recommendationRows(reports, { label, naming, total, order })
  const rows = isByGrade ? counted : ranked(counted, figure)
  const sum = total(reports)
  const notes = areOfSeveral(reports)
    ? ['The frameworks differ in this: reports until 2017 make many more than those since.']
    : []
  const kinds = where.kinds.length > 0 ? ` of ${councilsCalled(2, where)}` : ''
  const narrowed = `${kinds}${inspectionsInWords(where)}${whereInWords(where, context)}${population.isOneEach ? reportMeant(where) : periodInWords(where.period)}`
  const met = conditions.length === 0 ? '' : `: ${conditionsInWords(conditions)}`
  const of = `${countInWords(sum, 'recommendation')} in ${countInWords(reports.length, 'report')}${narrowed}${met}`
  const all = { what: 'recommendations' as const, count: sum, of: null }
  if (asked.by === 'subject') {
    const meant = reports.map(({ report }) => report)
    const told = recommendedSubjects(asked, { reports: meant, of }, context)
    return { ...told, total: all, notes: [...told.notes, ...notes] }
  }
  return {
    lead: `${endsOfCounts(counted, figure)}${of}${averageInWords(sum, reports.length)}.`,
    title: isRanking(figure) && asked.by === null ? 'By report' : 'How many each',
    rows,
    total: all,
    notes,
  }
}

/** Reports whose framework gives no overall grade. */
const UNGRADED = 'No overall grade'

const inAlphabet = (one: string, other: string): number => (one < other ? -1 : 1)

const PLACES: ReadonlyMap<string, number> = new Map(IN_ORDER.map((grade, at) => [grade, at]))

/** From best to worst, what has no grade last. */
function inOrderOfGrades(one: string, other: string): number {
  const place = (name: string): number => PLACES.get(name) ?? PLACES.size
  return place(one) - place(other) || inAlphabet(one, other)
}

const areOfSeveral = (inspections: readonly CouncilInspection[]): boolean =>
  new Set(inspections.map(({ report }) => report.framework)).size > 1

/** How many recommendations some inspections' reports make together. */
type SumOfReports = (inspections: readonly CouncilInspection[]) => number

const averageOf = (sum: number, reports: number): string => (sum / reports).toFixed(1)

/** `, 4.0 each on average` */
const averageInWords = (sum: number, reports: number): string =>
  reports === 0 ? '' : `, ${averageOf(sum, reports)} each on average`

/** How the rows are named, counted and put in order. */
interface RowsOfRecommendations {
  label(one: CouncilInspection): string
  /** The words of reports that stand in a label. */
  naming(those: readonly CouncilInspection[]): ReportWords[]
  readonly total: SumOfReports
  order(one: string, other: string): number
}

function recommendationRows(
  inspections: readonly CouncilInspection[],
  { label, naming, total, order }: RowsOfRecommendations,
): FigureRow[] {
  const byLabel = [...grouped(inspections, label)].sort(([one], [other]) => order(one, other))
  return byLabel.map(([name, those]) => {
    const count = total(those)
    const isSeveral = those.length > 1
    const named = naming(those.slice(0, 1))
    return {
      ...(named.length === 0 ? {} : { naming: named }),
      label: isSeveral ? `${name} (${those.length} reports, ${averageOf(count, those.length)} each)` : name,
      count,
      of: null,
      councils: [...new Set(those.map(({ council }) => council.slug))],
      parts: [],
    }
  })
}
