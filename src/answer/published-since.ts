import type { World } from '../command/world.js'
import { isDated, type Where } from '../model/query.js'
import { excerptsOf, gradesOf, type Reply, recommendationsOf } from '../model/reply.js'
import { isSendReport } from '../model/report.js'
import { listInWords } from '../text/in-words.js'
import type { Scope } from './scope.js'

/** Days from the end of an inspection by which its report is out, and the next has not begun. */
const OUT_BY_THEN = 180

/** An answer on more councils than this is about how they compare. */
const MOST_COUNCILS_TOLD = 3

/**
 * What Ofsted has published on the services of the councils named since the newest report that is held, of each in a sentence: who
 * names no time asks how things are, and this library cannot tell. Nothing where the answer is from reports on area SEND.
 */
export function publishedSince(
  answer: Reply,
  { period }: Where,
  { authorities }: Scope,
  { library, vocabulary }: World,
): string[] {
  const isTimed = isDated(period) || (period.order !== null && period.order !== 'latest')
  const quoted = [...gradesOf(answer), ...excerptsOf(answer), ...recommendationsOf(answer)].flatMap(
    ({ report }) => library.byId(report) ?? [],
  )
  const isOnSend = quoted.length > 0 && quoted.every(isSendReport)
  if (isTimed || isOnSend || authorities.length > MOST_COUNCILS_TOLD) return []
  return authorities.flatMap((slug) => {
    const newest = library.ofAuthority(slug).find((report) => !isSendReport(report))
    if (!newest) return []
    const until = daysAfter(newest.inspected.to, OUT_BY_THEN)
    const years = (vocabulary.published.get(slug) ?? [])
      .filter((day) => day > until)
      .map((day) => day.slice(0, 4))
    if (years.length === 0) return []
    const { name } = newest.authority
    const those = years.length === 1 ? 'A newer report on' : 'Newer reports on'
    return [
      `${those} ${name} ${years.length === 1 ? 'is' : 'are'} not here: ${listInWords([...new Set(years)])}.`,
    ]
  })
}

const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
