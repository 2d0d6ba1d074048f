import type { AskedFor } from '../model/query.js'

/** What /report shows of an inspection, as it is typed. */
export const REPORT_PARTS: ReadonlyMap<string, AskedFor<'report'>['part']> = new Map([
  ['about', 'front-page'],
  ['summary', 'summary'],
  ['link', 'link'],
])
