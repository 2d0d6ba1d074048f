import { lastLook, noteLook } from '../fetch/download.js'
import type { Fetched } from '../fetch/fetch.js'
import type { Counts } from './counts.js'
import type { Logger } from './log.js'

/** When the running bot looks for new reports: once a day, or at a time of day by this machine's clock. */
export type FetchTimes = 'daily' | { readonly hour: number; readonly minute: number }

export interface FetchScheduleSettings {
  /** The library's folder. */
  readonly folder: string
  readonly times: FetchTimes
  /** Looks for new reports and takes them into the library. */
  look(signal: AbortSignal): Promise<Fetched>
  readonly log: Logger
  readonly counts: Counts
}

export interface FetchSchedule {
  /** Looks no more; done when what is under way has ended. */
  close(): Promise<void>
}

const DAY_MS = 24 * 60 * 60 * 1000
/** A look that failed is tried again so much later. */
const FETCH_RETRY_MS = 60 * 60 * 1000

/** How long until the next look. */
export function msUntilNextFetch(times: FetchTimes, last: Date | null, now: Date): number {
  if (times === 'daily') return last === null ? 0 : Math.max(0, last.getTime() + DAY_MS - now.getTime())
  const next = new Date(now)
  next.setHours(times.hour, times.minute, 0, 0)
  if (next <= now) next.setDate(next.getDate() + 1)
  return next.getTime() - now.getTime()
}

/**
 * Looks for new reports from time to time while the bot runs, and takes them into its library, which is then followed as
 * after any run of ingest. A site that is down changes nothing; it is asked again an hour later.
 */
export function scheduleFetches({ folder, times, look, log, counts }: FetchScheduleSettings): FetchSchedule {
  const end = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<unknown> = Promise.resolve()

  function recordFetched({ totals, discovery, outcomes, seconds }: Fetched): void {
    const failed = outcomes.filter(({ error }) => error !== null)
    for (const message of discovery.faults) log.warn('page not read', { message })
    for (const { file, error } of failed) log.warn('report not taken', { file, message: error })
    const { added, updated } = totals
    counts.fetched(added + updated > 0 ? 'new' : 'nothing', added + updated)
    log.info('looked for reports', {
      found: discovery.found.length,
      added,
      updated,
      failed: failed.length,
      ms: Math.round(seconds * 1000),
    })
  }

  /** Whether the site could be looked through. */
  async function lookOnce(): Promise<boolean> {
    try {
      const fetched = await look(end.signal)
      if (fetched.interrupted) return false
      const stopped = fetched.discovery.stopped ?? fetched.stopped
      if (stopped !== null) throw new Error(stopped)
      recordFetched(fetched)
      await noteLook(folder, new Date())
      return true
    } catch (error) {
      if (end.signal.aborted) return false
      counts.fetched('failed', 0)
      log.warn('fetch failed', { message: error instanceof Error ? error.message : String(error) })
      return false
    }
  }

  function again(ms: number): void {
    if (end.signal.aborted) return
    timer = setTimeout(() => {
      looking = lookOnce().then((done) =>
        again(done ? Math.max(1000, msUntilNextFetch(times, new Date(), new Date())) : FETCH_RETRY_MS),
      )
    }, ms)
  }

  looking = lastLook(folder).then((last) => again(msUntilNextFetch(times, last, new Date())))
  return {
    async close() {
      end.abort()
      clearTimeout(timer)
      await looking
    },
  }
}
