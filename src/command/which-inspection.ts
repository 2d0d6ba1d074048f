import type { Report } from '../model/report.js'
import { ofYear } from '../model/year.js'

/** Which of an authority's inspections is meant: a year, or a place in their order. */
export type When = number | 'latest' | 'previous' | 'first'

const WORDS: ReadonlyMap<string, When> = new Map([
  ['latest', 'latest'],
  ['newest', 'latest'],
  ['last', 'latest'],
  ['recent', 'latest'],
  ['current', 'latest'],
  ['now', 'latest'],
  ['previous', 'previous'],
  ['older', 'previous'],
  ['old', 'previous'],
  ['earlier', 'previous'],
  ['first', 'first'],
  ['oldest', 'first'],
  ['earliest', 'first'],
])

const isYear = (word: string): boolean => /^(?:19|20)\d\d$/.test(word)

/** An option's value as a year or a place in order; null for anything else. */
export function whenOf(text: string): When | null {
  const word = text.trim().toLowerCase()
  return isYear(word) ? Number(word) : (WORDS.get(word) ?? null)
}

/** Of one authority's reports (newest first) those that are meant; all of them where nothing says which. */
export function reportsOf(reports: readonly Report[], when: When | null): readonly Report[] {
  if (when === null) return reports
  if (typeof when === 'string') return inOrder(reports, when)
  return ofYear(reports, when)
}

/** A review of the board alone and an inspection of area SEND are none of a council's services, and have no place in their order. */
function inOrder(reports: readonly Report[], when: Exclude<When, number>): readonly Report[] {
  const inspections = reports.filter(({ framework }) => framework !== 'LSCB' && framework !== 'SEND')
  const all = inspections.length > 0 ? inspections : reports
  if (when === 'latest') return all.slice(0, 1)
  return when === 'previous' ? all.slice(1, 2) : all.slice(-1)
}
