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
 */
export function createTurns(maxConcurrency: number, stop: AbortSignal, betweenMs = BETWEEN_MS): Turns {
  const lines = new Map<number, Promise<void>>()
  return {
    take(shard, act) {
      const key = shard % maxConcurrency
      const turn = (lines.get(key) ?? Promise.resolve()).then(act)
      const over = turn.catch(() => undefined)
      lines.set(
        key,
        over.then(() => pause(betweenMs, stop)),
      )
      return turn
    },
  }
}
