import type { Choice } from '../model/reply.js'
import type { Report } from '../model/report.js'
import { reportName } from '../quotation/citation.js'

/** Other inspections of the same authority, to pick instead. */
export const otherReports = (others: readonly Report[], command = '/report'): Choice[] =>
  others.map((other) => ({ label: reportName(other), message: `${command} ${other.id}` }))
