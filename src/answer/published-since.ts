import type { World } from '../command/world.js'
import type { Where } from '../model/query.js'
import { isSendReport } from '../model/report.js'
import { listInWords } from '../text/in-words.js'
import { publishedByCouncil } from '../vocabulary/published.js'
import type { Scope } from './scope.js'

/** Days from the end of an inspection by which its report is out, and the next has not begun. */
const OUT_BY_THEN = 180

/** An answer on more councils than this is about how they compare. */
const MOST_COUNCILS = 3

/**
 * What Ofsted has published on the services of the councils named since the newest report that is held, of each in a sentence: who
 * names no time asks how things are, and this library cannot tell.
 */
export function publishedSince(
  { period }: Where,
  { authorities }: Scope,
  { library, vocabulary }: World,
): string[] {
  const isTimed =
    period.years.length > 0 ||
    period.from !== null ||
    period.to !== null ||
    (period.order !== null && period.order !== 'latest')
  if (isTimed || authorities.length > MOST_COUNCILS) return []
  return authorities.flatMap((slug) => {
    const newest = library.ofAuthority(slug).find((report) => !isSendReport(report))
    const until = newest ? daysAfter(newest.inspected.to, OUT_BY_THEN) : ''
    const since = (publishedByCouncil().get(slug) ?? []).filter((day) => day > until)
    const name = vocabulary.authorities.find((one) => one.slug === slug)?.name ?? slug
    const years = listInWords([...new Set(since.map((day) => day.slice(0, 4)))])
    if (since.length === 0) return []
    return [
      since.length === 1
        ? `Ofsted has published a${newest ? ' newer' : ''} report on ${newest ? '' : 'the services of '}${name}, in ${years}, that is not here.`
        : `Ofsted has published${newest ? ' newer' : ''} reports on ${newest ? '' : 'the services of '}${name}, in ${years}, that are not here.`,
    ]
  })
}

const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
