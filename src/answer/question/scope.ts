import type { World } from '../../command/world.js'
import type { Framework, Report } from '../../model/report.js'
import { matchesYear, yearOf } from '../../model/year.js'
import type { Question } from '../../understand/question.js'
import { reportsOf } from '../../understand/year.js'

/** Where a question looks: in which reports, by authority, and whether the years it names are the reports' own. */
export interface Scope {
  /** Slugs of the authorities named that are held, in the question's order. */
  readonly authorities: readonly string[]
  /** Newest first; all reports where neither authority nor year says otherwise. */
  readonly reports: readonly Report[]
  /** Years named that are of no report in scope: then they are part of what is asked. */
  readonly strayYears: readonly number[]
}

/** Where a question looks that names these authorities. */
export function scopeOf(question: Question, authorities: readonly string[], world: World): Scope {
  const groups = (
    authorities.length > 0
      ? authorities.map((slug) => world.library.ofAuthority(slug))
      : [world.library.reports]
  ).map((group) => ofFramework(group, question.framework))
  const ofYear = (group: readonly Report[], year: number) =>
    // Within one authority the exact year wins over the year after; a list over all takes every match.
    authorities.length > 0 ? reportsOf(group, year) : group.filter((report) => matchesYear(report, year))
  const meant = (group: readonly Report[]) => {
    if (question.span) return group.filter((report) => isWithin(yearOf(report), question.span))
    if (question.order !== null && authorities.length > 0) return reportsOf(group, question.order)
    return [...new Set(question.years.flatMap((year) => ofYear(group, year)))]
  }
  const [only, ...others] = groups.map((group) => {
    const of = meant(group)
    return of.length > 0 ? of : group
  })
  const reports = others.length === 0 ? (only ?? []) : [only ?? [], ...others].flat()
  const strayYears = question.span
    ? groups.every((group) => meant(group).length === 0)
      ? question.years
      : []
    : question.years.filter((year) => groups.every((group) => ofYear(group, year).length === 0))
  return { authorities, reports, strayYears }
}

const isWithin = (year: number, span: Question['span']): boolean =>
  span !== null && year >= span.from && year <= span.to

/** All of them where none is of the framework named, or none is named. */
function ofFramework(group: readonly Report[], framework: Framework | null): readonly Report[] {
  const of = framework === null ? [] : group.filter((report) => report.framework === framework)
  return of.length > 0 ? of : group
}
