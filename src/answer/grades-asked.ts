import type { World } from '../command/world.js'
import type { AskedFor } from '../model/query.js'
import type { Reply } from '../model/reply.js'
import type { Report } from '../model/report.js'
import { matchesYear, yearOf } from '../model/year.js'
import { reportName } from '../quotation/citation.js'
import { judgementKey } from '../understand/entities/judgements.js'
import { reportsOf } from '../understand/year.js'
import { heading } from './build.js'
import { answerCompare } from './compare.js'
import { newestThatGrades } from './families.js'
import { answerFind } from './find.js'
import { answerGrade } from './grade.js'
import { answerHistory } from './history.js'
import { overall } from './overall.js'
import { answerReport } from './report.js'
import type { Scope } from './scope.js'

/** The grades of one council: of the judgement named, of those that were given a grade, or all of its newest report. */
export function answerGradeAsked(asked: AskedFor<'grade'>, scope: Scope, world: World): Reply | null {
  const { judgement, grades, where } = asked
  const { reports } = scope
  const [newest] = reports
  if (!newest) return null
  if (scope.authorities.length === 0)
    return answerFind({ grades: grades.length > 0 ? grades : null, named: judgement, reports }, world)
  if (where.period.years.length > 1 && judgement) return answerHistory(reports, judgement, world)
  if (judgement) return answerGrade(reports, judgement, world)
  if (grades.length > 0) return answerFind({ grades, named: null, reports }, world)
  const others = world.library.ofAuthority(newest.authority.slug).filter((other) => other !== newest)
  return answerReport(newest, others, world)
}

/** Councils side by side: each by the year asked for where it has one, else by its newest inspection that judges it. */
export function answerComparison(asked: AskedFor<'comparison'>, scope: Scope, world: World): Reply {
  const judgement = asked.judgement ?? overall(world)
  const chosen = scope.authorities.flatMap((slug) => {
    const held = world.library.ofAuthority(slug)
    const ofYears = asked.where.period.years.flatMap((year) => reportsOf(held, year))
    const [newest, ...older] = held
    if (ofYears.length > 0) return ofYears
    return newest ? [newestThatGrades([newest, ...older], judgement, world)] : []
  })
  return asked.judgement === null && chosen.length <= MOST_IN_FULL
    ? everyJudgement(chosen, world)
    : answerCompare(chosen, judgement, world)
}

/** Councils of which every judgement is set side by side; of more the overall grade alone. */
const MOST_IN_FULL = 4

/** `Leeds 2022, Bradford 2024` */
const titleOf = (reports: readonly Report[]): string => reports.map(reportName).join(', ')

/** What the newest of some reports judges, each with its kin in the others. */
function everyJudgement(reports: readonly Report[], world: World): Reply {
  const [newest] = [...reports].sort((one, other) => other.inspected.to.localeCompare(one.inspected.to))
  const { vocabulary } = world
  const judged = vocabulary.judgements.filter(
    ({ framework, slug }) =>
      framework === newest?.framework && newest.judgements.some(({ judgement }) => judgement === slug),
  )
  const each = [...new Map(judged.map((name) => [name.slug, name])).values()].map((name) =>
    answerCompare(reports, { label: name.short, keys: [judgementKey(name)], strand: null }, world),
  )
  const [first, ...others] = each.filter(({ kind }) => kind === 'comparison')
  return first === undefined
    ? answerCompare(reports, overall(world), world)
    : {
        ...first,
        blocks: [...heading(titleOf(reports)), ...[first, ...others].flatMap(({ blocks }) => blocks)],
        notes: [...new Set([first, ...others].flatMap(({ notes }) => notes))],
      }
}

/** A council's grades from inspection to inspection, between the years named where any are. */
export function answerHistoryAsked(asked: AskedFor<'history'>, scope: Scope, world: World): Reply {
  const held = scope.authorities.flatMap((slug) => world.library.ofAuthority(slug))
  const { years, from, to } = asked.where.period
  const bounds = [...years, ...[from, to].flatMap((year) => year ?? [])]
  return answerHistory(between(held, bounds), asked.judgement, world)
}

/** The inspections between the years named, or from the one year named on; all of them where none is. */
function between(held: readonly Report[], years: readonly number[]): readonly Report[] {
  if (years.length === 0) return held
  const from = Math.min(...years)
  const to = years.length > 1 ? Math.max(...years) : Number.POSITIVE_INFINITY
  const isNamed = (report: Report) => years.some((year) => matchesYear(report, year))
  const inYears = held.filter((report) => isNamed(report) || (yearOf(report) >= from && yearOf(report) <= to))
  // What has changed since a year is told from the inspection before it.
  const before = inYears.some(isNamed) ? undefined : held.find((report) => yearOf(report) < from)
  return inYears.length > 0 ? [...inYears, ...(before ? [before] : [])] : held
}
