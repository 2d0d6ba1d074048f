import { type Extract, FRAMEWORKS, inspectsServices, type Naming, type Report } from './report.js'

export const yearIn = (isoDate: string): number => Number(isoDate.slice(0, 4))

export const monthIn = (isoDate: string): number => Number(isoDate.slice(5, 7))

/** The day that names a report: of its publication, or the inspection's last where none is printed. */
const namingDay = ({ published, inspected }: Pick<Extract, 'published' | 'inspected'>): string =>
  published ?? inspected.to

/**
 * The id of a new report: its council and the year; one that another report has taken gets its month, then its day, then a number.
 * It stays whatever is learnt of the report's dates, and no field of the extract keeps what it says: {@link namingOf} reads it.
 * @param suffix of its kind of inspection, behind the year: `-send`
 */
export function freeId(
  report: Pick<Extract, 'authority' | 'published' | 'inspected'>,
  suffix: string,
  taken: ReadonlySet<string>,
): string {
  const [year, month, day] = namingDay(report).split('-')
  const name = `${report.authority.slug}-${year}${suffix}`
  const free = [name, `${name}-${month}`, `${name}-${month}-${day}`].find((each) => !taken.has(each))
  if (free) return free
  for (let count = 2; ; count += 1) {
    const next = `${name}-${month}-${day}-${count}`
    if (!taken.has(next)) return next
  }
}

/** How an id goes on behind its council: the year, the suffix of its kind, the month where that was taken. */
const NAMING = /-(\d{4})(?=-|$)(?:-[a-z]+)?(?:-(0[1-9]|1[0-2])$)?/

/** By what a report is named: its id says so once and for all; where it does not, the day that it gives. */
export function namingOf(extract: Pick<Extract, 'id' | 'published' | 'inspected'>): Naming {
  const [, year, month] = NAMING.exec(extract.id) ?? []
  return {
    year: Number(year ?? yearIn(namingDay(extract))),
    month: month === undefined ? null : Number(month),
  }
}

/** The report of an extract. */
export const reportOfExtract = (extract: Extract): Report => ({ ...extract, named: namingOf(extract) })

/**
 * The year that names a report, which is its id's: of publication, or of the last day of inspection where the copy
 * prints none. A date that is given with the file, or comes with a better copy, changes neither.
 */
export const yearOf = (report: Report): number => report.named.year

/** Years that ask for exactly this report: of its name, of publication and of inspection. */
const exactYears = (report: Report): number[] => {
  const { from, to } = report.inspected
  return [...new Set([yearOf(report), ...[namingDay(report), from, to].map(yearIn)])]
}

/**
 * Whether a year asked for means this report. Ofsted publishes some two months after an inspection, so a report
 * inspected from September to December that prints no publication date is also looked for in the year after.
 */
export function matchesYear(report: Report, year: number): boolean {
  if (exactYears(report).includes(year)) return true
  const { to } = report.inspected
  return report.published === null && monthIn(to) >= 9 && year === yearIn(to) + 1
}

/**
 * Among one authority's reports, those of a year, those first that are named by it, and of these the ones that are named by nothing
 * beside: an exact match wins over the year after.
 */
export function ofYear(reports: readonly Report[], year: number): Report[] {
  const exact = reports.filter((report) => exactYears(report).includes(year))
  if (exact.length === 0) return reports.filter((report) => matchesYear(report, year))
  const isNamed = (report: Report) => yearOf(report) === year
  const [named, others] = [exact.filter(isNamed), exact.filter((report) => !isNamed(report))]
  const isByYearAlone = ({ framework }: Report) => FRAMEWORKS[framework].inName === null
  return [...named.filter(isByYearAlone), ...named.filter((report) => !isByYearAlone(report)), ...others]
}

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
  const inspections = reports.filter(inspectsServices)
  const all = inspections.length > 0 ? inspections : reports
  if (when === 'latest') return all.slice(0, 1)
  return when === 'previous' ? all.slice(1, 2) : all.slice(-1)
}
