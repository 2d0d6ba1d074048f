import type { Parsed } from '../parse/parse.js'
import type { Held } from './held.js'

const dayOf = (report: Pick<Parsed, 'published' | 'inspected'>): string =>
  report.published ?? report.inspected.to

/** Whether two extracts are of one and the same report: authority, framework and inspection dates agree. */
export const sameReport = (one: Parsed | Held, other: Parsed | Held): boolean =>
  one.authority.slug === other.authority.slug &&
  one.framework === other.framework &&
  one.inspected.from === other.inspected.from &&
  one.inspected.to === other.inspected.to

/** What an id says beside authority and year, where a council has inspections of another kind too. */
const ofKind = ({ framework }: Parsed): string => (framework === 'SEND' ? '-send' : '')

/**
 * The id of a new report: authority and year of publication, or of the inspection's last day where none is printed;
 * `-send` behind it for an area SEND inspection. One that another report has taken gets its month, then its day.
 */
export function idFor(report: Parsed, taken: ReadonlySet<string>): string {
  const [year, month, day] = dayOf(report).split('-')
  const name = `${report.authority.slug}-${year}${ofKind(report)}`
  const candidates = [name, `${name}-${month}`, `${name}-${month}-${day}`]
  const free = candidates.find((each) => !taken.has(each))
  if (free) return free
  for (let count = 2; ; count += 1) {
    const next = `${name}-${month}-${day}-${count}`
    if (!taken.has(next)) return next
  }
}
