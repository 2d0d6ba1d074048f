import type { Report } from '../../../src/model/report.js'

/** What a report has that is told by no more than its grades: no word, no address, no recommendation. */
export const UNWRITTEN = {
  title: 'Inspection',
  publishedSource: 'printed',
  url: null,
  inspectors: [],
  licence: null,
  numbering: 'none',
  damage: null,
  warnings: [],
  sections: [],
  paragraphs: [],
  recommendations: [],
  scale: [],
} as const satisfies Partial<Report>

/** The PDF that a report of a council is said to be from. */
export const sourceOf = (council: string): Report['source'] => ({
  file: `${council}.pdf`,
  sha256: '0'.repeat(64),
})
