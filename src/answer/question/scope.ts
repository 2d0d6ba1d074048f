import type { World } from '../../command/world.js'
import type { Report } from '../../model/report.js'
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
  const groups =
    authorities.length > 0
      ? authorities.map((slug) => world.library.ofAuthority(slug))
      : [world.library.reports]
  const asked = question.order !== null && authorities.length > 0 ? [question.order] : question.years
  const byYear = (reports: readonly Report[]) => [
    ...new Set(asked.flatMap((when) => reportsOf(reports, when))),
  ]
  const reports = groups.flatMap((group) => {
    const of = byYear(group)
    return of.length > 0 ? of : group
  })
  const strayYears = question.years.filter((year) =>
    groups.every((group) => reportsOf(group, year).length === 0),
  )
  return { authorities, reports, strayYears }
}
