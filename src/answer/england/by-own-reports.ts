import { distinctBy, grouped } from '../../collections/collections.js'
import type { AnswerContext } from '../../command/command.js'
import { byOldestInspection } from '../../library/library.js'
import { ANY_TIME, type AskedFor, type Having, type Where } from '../../model/query.js'
import type { Report } from '../../model/report.js'
import { countInWords, listInWords } from '../../text/in-words.js'
import { noteOnScales } from '../excerpt.js'
import { type CouncilLine, type CouncilList, giving, inspectionLine } from './listed.js'
import { labelsInFull, noteOnApart } from './notes.js'
import {
  type Condition,
  type CouncilInspection,
  conditionsOf,
  councilsWithin,
  gradesGiven,
  isOfThePast,
  type JudgedInspection,
  judging,
  kindJudging,
  meets,
  populationOf,
  reportsOfKind,
} from './population.js'
import {
  conditionsInWords,
  councilsCalled,
  councilsCounted,
  inspectionsInWords,
  periodInWords,
  whereInWords,
} from './said.js'

/** The reports that a question about their words is asked of, where it says of which councils. */
export interface Meeting {
  readonly reports: readonly Report[]
  /** Which they are, to be said of the answer: `6 of 41 councils whose newest report is Outstanding overall`. */
  readonly which: string
  /** One of each council at most, and not every one that meets them. */
  readonly isOneEach: boolean
  /** What else a reader must know: newest reports that do not give such a grade. */
  readonly notes: readonly string[]
}

/**
 * The reports that meet a question's conditions on place, time, framework, inspector and grades. A condition on a grade
 * holds of the report that is quoted itself; without a time it is each council's newest.
 */
export function reportsMeeting(where: Where, having: readonly Having[], context: AnswerContext): Meeting {
  const conditions = conditionsOf(having, context)
  const asked = conditions.map(({ judgement }) => judgement)
  const population = populationOf(where, context, {
    always: conditions.length === 0 || isOfThePast(asked),
    kind: conditions.length === 0 ? 'all' : kindJudging(asked),
  })
  const { judged, apart } = judging(population.inspections, asked)
  const meant = judged.filter((one) => meets(one, conditions))
  const narrowed = `${inspectionsInWords(where)}${whereInWords(where, context)}${periodInWords(where.period)}`
  const grades = conditions.length === 0 ? '' : ` graded ${conditionsInWords(conditions)}`
  const which = population.isOneEach
    ? `the newest reports of ${councilsCounted(meant.length, where)}${narrowed}${grades}`
    : `${countInWords(meant.length, 'report')}${where.kinds.length > 0 ? ` of ${councilsCalled(2, where)}` : ''}${narrowed}${grades}`
  return {
    reports: meant.map(({ report }) => report),
    which,
    isOneEach: population.isOneEach,
    notes: conditions.length === 0 ? [] : noteOnApart(apart, asked, population.isOneEach),
  }
}

/** Conditions that no single report can meet: of different times, or of a council's services and of area SEND. */
export const areApart = (conditions: readonly Condition[]): boolean =>
  conditions.some(({ period }) => period !== null) ||
  new Set(conditions.map(({ judgement }) => kindJudging([judgement]))).size > 1

/** Councils that meet each condition in a report of its own: `Good overall in the newest report and Inadequate overall in 2015`. */
export function byOwnReports(
  { where }: AskedFor<'councils'>,
  conditions: readonly Condition[],
  context: AnswerContext,
): CouncilList {
  const found = conditions.map((condition) => {
    const period = condition.period ?? where.period
    const kind = kindJudging([condition.judgement])
    const { inspections } = populationOf({ ...where, period }, context, { kind })
    const { judged } = judging(inspections, [condition.judgement], [condition])
    const met = judged.filter((one) => meets(one, [condition]))
    return { judged: slugsOf(judged), met: grouped(met, ({ council }) => council.slug) }
  })
  const [first, ...others] = found.map(({ judged }) => judged)
  const comparable = [...(first ?? [])].filter((slug) => others.every((slugs) => slugs.has(slug)))
  const meant = comparable.flatMap((slug) => {
    const each = found.flatMap(({ met }) => met.get(slug)?.[0] ?? [])
    return each.length === conditions.length ? [each] : []
  })
  const all = slugsOf(
    populationOf({ ...where, period: ANY_TIME }, context, { kind: 'all', always: true }).inspections,
  )
  const apart = all.size - comparable.length
  const reports = meant.flatMap((each) => each.map(({ report }) => report))
  const judgements = distinctBy(
    conditions.map(({ judgement }) => judgement),
    ({ label }) => label,
  )
  return {
    lead: `${meant.length} of ${councilsCounted(comparable.length, where)}${whereInWords(where, context)}: ${conditionsInWords(conditions)}${
      apart === 0 ? '' : `; ${apart} more ${apart === 1 ? 'has' : 'have'} no report for each of these`
    }.`,
    lines: meant.map((each) => joinedLine(each, conditions)),
    total: { what: 'councils', count: meant.length, of: comparable.length },
    order: judgements.length === 1 ? 'over-time' : 'side-by-side',
    notes: [
      'Each condition is met by a report of its own.',
      ...almost(found, conditions, { where, meant }, context),
      ...labelsInFull(reports, judgements, context),
      ...noteOnScales(reports),
    ],
  }
}

/** Councils that meet every condition that a report of theirs judges, where another gives no such grade: named, not counted. */
function almost(
  found: readonly {
    readonly judged: ReadonlySet<string>
    readonly met: ReadonlyMap<string, unknown>
  }[],
  conditions: readonly Condition[],
  {
    where,
    meant,
  }: {
    readonly where: AskedFor<'councils'>['where']
    readonly meant: readonly (readonly JudgedInspection[])[]
  },
  context: AnswerContext,
): string[] {
  const counted = new Set(meant.flatMap((each) => each.map(({ council }) => council.slug)))
  const near = councilsWithin(where, context).flatMap((council) => {
    const states = found.map(({ judged, met }, at) => {
      const { judgement, period } = conditions[at] as Condition
      const kind = kindJudging([judgement])
      if (met.has(council.slug)) return 'met'
      const isOfNewest = period === null || period.order === 'latest'
      return judged.has(council.slug) || !isOfNewest || reportsOfKind(council, kind).length === 0
        ? 'not'
        : 'unjudged'
    })
    const isNear = states.includes('met') && states.includes('unjudged') && !states.includes('not')
    return isNear && !counted.has(council.slug) ? [council.name] : []
  })
  return near.length === 0
    ? []
    : [
        `Not counted, for a report that should tell gives no such grade, though all else is so: ${listInWords(near)}.`,
      ]
}

const slugsOf = (inspections: readonly CouncilInspection[]): Set<string> =>
  new Set(inspections.map(({ council }) => council.slug))

/** One line for what several reports of a council gave, the oldest first. */
function joinedLine(each: readonly JudgedInspection[], conditions: readonly Condition[]): CouncilLine {
  const lines = each.map((one, at) => {
    const condition = conditions[at] as Condition
    return { one, line: inspectionLine(one, [condition.judgement], one.judgements, [condition.grades]) }
  })
  const inOrder = lines.toSorted((a, b) => byOldestInspection(a.one.report, b.one.report))
  const newest = inOrder.at(-1)?.one as JudgedInspection
  const judgements = newest.judgements[0] ?? []
  const grade = gradesGiven(judgements).at(0) ?? null
  return {
    council: newest.council.slug,
    report: newest.report.id,
    grade,
    judgement: giving(grade, judgements),
    drawn: () => ({
      council: newest.council.slug,
      name: newest.council.name,
      grades: inOrder.flatMap(({ line }) => line.drawn().grades),
    }),
  }
}
