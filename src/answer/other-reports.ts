import type { Choice } from '../model/reply.js'
import type { Report } from '../model/report.js'
import { whenInspected } from '../quotation/quote.js'

/** Other inspections of the same council, to pick instead; what differs stands first: '2024: all grades'. */
export const otherReports = (others: readonly Report[], command = '/report', what = 'all grades'): Choice[] =>
  others.map((other) => ({ label: `${whenInspected(other)}: ${what}`, message: `${command} ${other.id}` }))
