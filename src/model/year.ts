import type { Report } from './report.js'

/** The year that names a report: of publication, or of the last day of inspection where none is printed. */
export const yearOf = (report: Report): number =>
  Number((report.published ?? report.inspected.to).slice(0, 4))

/** Years that ask for exactly this report: of publication and of inspection. */
export const exactYears = (report: Report): number[] => [
  ...new Set([
    yearOf(report),
    Number(report.inspected.from.slice(0, 4)),
    Number(report.inspected.to.slice(0, 4)),
  ]),
]

/**
 * Whether a year asked for means this report. Ofsted publishes some two months after an inspection, so a report
 * inspected from September to December that prints no publication date is also looked for in the year after.
 */
export function matchesYear(report: Report, year: number): boolean {
  if (exactYears(report).includes(year)) return true
  const endedInAutumn = Number(report.inspected.to.slice(5, 7)) >= 9
  return report.published === null && endedInAutumn && year === Number(report.inspected.to.slice(0, 4)) + 1
}

/** Among one authority's reports, those of a year: an exact match wins over the year after. */
export function ofYear(reports: readonly Report[], year: number): Report[] {
  const exact = reports.filter((report) => exactYears(report).includes(year))
  return exact.length > 0 ? exact : reports.filter((report) => matchesYear(report, year))
}
