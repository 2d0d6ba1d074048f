import type { Choice } from '../model/reply.js'
import type { Report } from '../model/report.js'
import { reportName } from '../quotation/citation.js'

/** When an inspection was, as it is told from others of its council: `2022`, `August 2015`, `2024 SEND`. */
export const whenInspected = (report: Report): string =>
  reportName(report).slice(report.authority.name.length + 1)

/** Other inspections of the same council, to pick instead; what differs stands first: '2024: all grades'. */
export const otherReports = (others: readonly Report[], command = '/report', what = 'all grades'): Choice[] =>
  others.map((other) => ({ label: `${whenInspected(other)}: ${what}`, message: `${command} ${other.id}` }))
