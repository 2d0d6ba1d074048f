import { z } from 'zod'

/** Sharding, by Discord's documentation of the gateway. */

/** Which of how many shards a connection is; without sharding the only one. */
export const Shard = z.tuple([z.int().nonnegative(), z.int().positive()])
export type Shard = z.infer<typeof Shard>
export const ALONE: Shard = [0, 1]

/** The server that an event is about, else null. */
const serverOf = (data: unknown): string | null =>
  data instanceof Object && 'guild_id' in data && data.guild_id !== undefined ? String(data.guild_id) : null

/** Whether an event reaches a shard: that of its server; of no server, the first. */
export function reaches([id, count]: Shard, data: unknown): boolean {
  const server = serverOf(data)
  return id === (server === null ? 0 : shardOf(server, count))
}

export const shardOf = (server: string, count: number): number =>
  Number((BigInt(server) >> 22n) % BigInt(count))

/** Shards with the same remainder by `max_concurrency` must let this much time pass between their identifications. */
const IDENTIFY_MS = 5000

/** Tells whether a shard identifies too soon after another. A bot that is not sharded may do so as it likes. */
export function createHaste(): (shard: Shard, maxConcurrency: number) => boolean {
  const last = new Map<number, number>()
  return ([id, count], maxConcurrency) => {
    const key = id % maxConcurrency
    const since = performance.now() - (last.get(key) ?? Number.NEGATIVE_INFINITY)
    if (count > 1) last.set(key, performance.now())
    return count > 1 && since < IDENTIFY_MS
  }
}
