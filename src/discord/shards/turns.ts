import { pause } from './pause.js'

/** Shards of one key wait for one another; those of different keys do not. */
export interface Turns {
  /** Does this when it is the shard's turn; done, or failed, when that is. */
  take(shard: number, act: () => Promise<void>): Promise<void>
}

/** Five seconds, which Discord lets pass between two identifications of one key, and a little. Gateway, Rate Limiting. */
const BETWEEN_MS = 5500

/**
 * Shards identify one after another, or so many at once as Discord allows: those whose numbers leave the same remainder
 * by `maxConcurrency` share a key. Gateway, Sharding, Max Concurrency.
 * @param alone keeps the shards of the same key on other machines waiting meanwhile
 */
export function createTurns(
  maxConcurrency: number,
  stop: AbortSignal,
  betweenMs = BETWEEN_MS,
  alone: (turn: string, act: () => Promise<void>) => Promise<void> = (_, act) => act(),
): Turns {
  const lines = new Map<number, Promise<void>>()
  return {
    take(shard, act) {
      const key = shard % maxConcurrency
      return new Promise((resolve, reject) => {
        const own = async (): Promise<void> => {
          await act().then(resolve, reject)
          await pause(betweenMs, stop)
        }
        const line = (lines.get(key) ?? Promise.resolve()).then(() => alone(`${key}`, own)).catch(reject)
        lines.set(key, line)
      })
    },
  }
}
