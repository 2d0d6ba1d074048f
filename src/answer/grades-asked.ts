import type { World } from '../command/world.js'
import { findingOf } from '../model/finding.js'
import type { AskedFor } from '../model/query.js'
import { gradesOf, type Reply } from '../model/reply.js'
import type { Report } from '../model/report.js'
import { matchesYear, yearOf } from '../model/year.js'
import { judgementKey } from '../understand/entities/judgements.js'
import { reportsOf } from '../understand/year.js'
import { words } from './build.js'
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
  const [newest, ...older] = reports
  if (!newest) return null
  if (scope.authorities.length === 0)
    return answerFind({ grades: grades.length > 0 ? grades : null, named: judgement, reports }, world)
  if (where.period.years.length > 1 && judgement) return answerHistory(reports, judgement, world)
  if (judgement) return answerGrade(reports, judgement, world)
  if (grades.length > 0) return judgedSo(grades, newest, older, world)
  const others = world.library.ofAuthority(newest.authority.slug).filter((other) => other !== newest)
  return answerReport(newest, others, world)
}

/** What the newest report grades so; where it grades nothing so, that is said, and what older ones did. */
function judgedSo(
  grades: AskedFor<'grade'>['grades'],
  newest: Report,
  older: readonly Report[],
  world: World,
): Reply {
  const now = answerFind({ grades, named: null, reports: [newest] }, world)
  if (now.kind !== 'none') return withOthers(now, newest)
  const before = answerFind({ grades, named: null, reports: older }, world)
  return before.kind === 'none' ? now : { ...before, blocks: [...now.blocks, ...before.blocks] }
}

/** 'Outstanding for everything?' is answered by what is not, too. */
function withOthers(found: Reply, { id, judgements }: Report): Reply {
  const shown = gradesOf(found).filter(({ report }) => report === id)
  const others = judgements.filter(
    ({ judgement, strand }) => !shown.some((row) => row.judgement === judgement && row.strand === strand),
  )
  const graded = others.flatMap((one) => {
    const finding = findingOf(one)
    return finding === null ? [] : [`${one.label}: ${finding}`]
  })
  return shown.length === 0 || graded.length === 0 || graded.length > MOST_OTHERS
    ? found
    : { ...found, blocks: [...found.blocks, ...words(`Not so: ${graded.join('; ')}.`)] }
}

/** Other grades that are named beside those asked for: of the old reports with twenty judgements these would be all that one reads. */
const MOST_OTHERS = 5

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
        blocks: [first, ...others].flatMap(({ blocks }) => blocks),
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
