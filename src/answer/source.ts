import type { Block } from '../model/reply.js'
import type { Report } from '../model/report.js'
import { sourceInFull } from '../quotation/citation.js'

/** What a fact is called that cites a report in full. */
export const SOURCE = 'Source'

/**
 * Source and date of publication of what a reply quotes with short citations alone: the licence of the reports asks for
 * both.
 */
export const sources = (reports: readonly Report[]): Block[] =>
  reports.length === 0
    ? []
    : [
        {
          block: 'facts',
          facts: [...new Set(reports)].map((report) => ({ name: SOURCE, value: sourceInFull(report) })),
        },
      ]
