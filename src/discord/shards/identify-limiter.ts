import { setTimeout as sleep } from 'node:timers/promises'

const MIN_BACKOFF_MS = 1000
const MAX_BACKOFF_MS = 60_000

/** Waits so long, or until it is told to stop. */
export async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stop }).catch(() => undefined)
}

/** Exponential back-off: waits before another attempt, twice as long each time. */
export const backOff = (failures: number, stop: AbortSignal): Promise<void> =>
  pause(Math.min(MIN_BACKOFF_MS * 2 ** (failures - 1), MAX_BACKOFF_MS), stop)

/** Shards of one key wait for one another; those of different keys do not. */
export interface IdentifyLimiter {
  /** Does this when it is the shard's turn; done, or failed, when that is. */
  take(shard: number, act: () => Promise<void>): Promise<void>
}

/** Five seconds, which Discord lets pass between two identifications of one key, and a little. Gateway, Rate Limiting. */
const IDENTIFY_INTERVAL_MS = 5500

/**
 * Identify limiter, one queue a rate-limit key (shard number modulo `max_concurrency`). Shards identify one after
 * another, or so many at once as Discord allows: those whose numbers leave the same remainder by `maxConcurrency` share a
 * key. Gateway, Sharding, Max Concurrency.
 * @param exclusively keeps the shards of the same key on other machines waiting meanwhile
 */
export function createIdentifyLimiter(
  maxConcurrency: number,
  stop: AbortSignal,
  betweenMs = IDENTIFY_INTERVAL_MS,
  exclusively: (turn: string, act: () => Promise<void>) => Promise<void> = (_, act) => act(),
): IdentifyLimiter {
  const lines = new Map<number, Promise<void>>()
  return {
    take(shard, act) {
      const key = shard % maxConcurrency
      return new Promise((resolve, reject) => {
        const own = async (): Promise<void> => {
          await act().then(resolve, reject)
          await pause(betweenMs, stop)
        }
        const line = (lines.get(key) ?? Promise.resolve())
          .then(() => exclusively(`${key}`, own))
          .catch(reject)
        lines.set(key, line)
      })
    },
  }
}
