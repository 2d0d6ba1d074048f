/**
 * Rate limit by a sliding window, with hysteresis: how often one person may ask. The first 20 requests of any ten seconds
 * are answered; the next gets one word, and those after it silence, until the person has slowed down to half of that.
 * What a person does while Pilcrow is silent counts too.
 */

/** Far more than anybody reads the answers of. */
export const MAX_REQUESTS = 20
export const WINDOW_MS = 10_000

/** Fewer than these within the window are slow enough for another bout to get another word. */
const CALM_REQUESTS = MAX_REQUESTS / 2

/**
 * Least recently used eviction: people kept in mind; beyond them, whoever has been quiet longest is forgotten, and may
 * ask afresh.
 */
export const MAX_TRACKED_PEOPLE = 10_000

/** `warn`: say once that it is too much. `ignore`: nothing more. */
export type RateVerdict = 'allow' | 'warn' | 'ignore'

interface RequestHistory {
  /** When the last requests came, oldest first, in milliseconds; no more than {@link MAX_REQUESTS}. */
  readonly asked: readonly number[]
  /** Whether they were told, in this bout. */
  readonly told: boolean
}

interface RateLimiter {
  /** A person asks something, now. */
  check(person: string): RateVerdict
  /** How many people are kept in mind. */
  readonly people: number
}

const NO_HISTORY: RequestHistory = { asked: [], told: false }

/** What a person who asks at this time gets, and what is kept of it. */
function nextHistory(
  { asked, told }: RequestHistory,
  now: number,
): { person: RequestHistory; verdict: RateVerdict } {
  const recent = asked.filter((at) => now - at < WINDOW_MS)
  const kept = [...recent, now].slice(-MAX_REQUESTS)
  const isTold = told && recent.length >= CALM_REQUESTS
  if (recent.length < MAX_REQUESTS) return { person: { asked: kept, told: isTold }, verdict: 'allow' }
  return { person: { asked: kept, told: true }, verdict: isTold ? 'ignore' : 'warn' }
}

/** @param clock milliseconds from any beginning, never going back */
export function createRateLimiter(clock: () => number = () => performance.now()): RateLimiter {
  const people = new Map<string, RequestHistory>()
  return {
    check(id) {
      const { person, verdict } = nextHistory(people.get(id) ?? NO_HISTORY, clock())
      people.delete(id)
      people.set(id, person)
      const [quietest] = people.keys()
      if (people.size > MAX_TRACKED_PEOPLE && quietest !== undefined) people.delete(quietest)
      return verdict
    },
    get people() {
      return people.size
    },
  }
}
