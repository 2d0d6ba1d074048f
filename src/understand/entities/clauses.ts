import type { Entities } from './entities.js'
import { wholePeriod } from './period.js'
import type { Mention } from './tokens.js'

/** A message in parts: clause by clause, as its signs part it, or from one word up to another. */

const ENDS_A_CLAUSE = /[.!?;:,]["'’”)]*$|^[–—-]+$/

/** The message clause by clause, each with what it names. */
export function clausesOf(entities: Entities): Entities[] {
  const { tokens } = entities
  const ends = tokens.flatMap(({ said }, at) => {
    const isWithinOne = tokens[at + 1]?.said === said
    return at === tokens.length - 1 || (ENDS_A_CLAUSE.test(said) && !isWithinOne) ? [at + 1] : []
  })
  return ends.map((to, at) => between(entities, ends[at - 1] ?? 0, to))
}

/** What a message names from one word up to but without another. */
export const between = (entities: Entities, from: number, to: number): Entities =>
  picked(entities, [{ from, to }])

/** Some of the words of a message, in this order, with what they name. */
export function picked(entities: Entities, ranges: readonly Omit<Mention<unknown>, 'value'>[]): Entities {
  const starts = ranges.map((_, at) => ranges.slice(0, at).reduce((sum, { from, to }) => sum + to - from, 0))
  const within = <T>(mentions: readonly Mention<T>[]): Mention<T>[] =>
    ranges.flatMap(({ from, to }, at) =>
      mentions
        .filter((one) => one.from >= from && one.to <= to)
        .map((one) => {
          const by = (starts[at] ?? 0) - from
          return { ...one, from: one.from + by, to: one.to + by }
        }),
    )
  const { judged, period } = entities
  const words = [...judged.words].map((at) => ({ value: at, from: at, to: at + 1 }))
  const tokens = ranges.flatMap(({ from, to }) => entities.tokens.slice(from, to))
  const times = within(period.mentions)
  const now = within(period.now)
  return {
    ...entities,
    message: tokens.flatMap(({ said }, at) => (said === tokens[at - 1]?.said ? [] : [said])).join(' '),
    tokens,
    councils: within(entities.councils),
    elsewhere: within(entities.elsewhere),
    unknown: within(entities.unknown),
    nobodys: within(entities.nobodys),
    regions: within(entities.regions),
    kinds: within(entities.kinds),
    neighbours: within(entities.neighbours),
    country: within(entities.country),
    period: { period: wholePeriod(times), mentions: times, now, isNow: now.length > 0 },
    relativeTimes: within(entities.relativeTimes),
    grades: within(entities.grades),
    outranking: within(entities.outranking),
    judged: {
      ...judged,
      judgements: within(judged.judgements),
      all: within(judged.all),
      words: new Set(within(words).map(({ from }) => from)),
    },
    frameworks: within(entities.frameworks),
    wholes: within(entities.wholes),
    inspectors: within(entities.inspectors),
    reports: within(entities.reports),
  }
}
