import type { ChildProcess } from 'node:child_process'
import type { Shard } from 'discord.js'
import type { Logger } from '../../operate/log.js'
import { connectionFailure, isTokenRefused } from '../protocol/rest.js'
import { type IdentifyLimiter, pause } from './identify-limiter.js'

/** How a shard's process ended. */
interface ShardExit {
  /** Whether it had been in Discord by then. */
  readonly wasReady: boolean
  /** null where a signal ended it. */
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
}

/** The next shard does not wait longer than this for one that is neither in Discord nor dead. */
const SHARD_READY_TIMEOUT_MS = 60_000
/** discord.js spawns and does not wait. */
const NO_SPAWN_TIMEOUT = -1

/** One life of a shard, from its turn to its end; null where it was told to stop before it began. */
async function runShardOnce(
  shard: Shard,
  limiter: IdentifyLimiter,
  stop: AbortSignal,
): Promise<ShardExit | null> {
  let wasReady = false
  let over: Promise<ShardExit> | null = null
  await limiter.take(shard.id, async () => {
    if (stop.aborted) return
    const ready = new Promise<void>((resolve) =>
      shard.once('ready', () => {
        wasReady = true
        resolve()
      }),
    )
    over = new Promise<ShardExit>((resolve) =>
      shard.once('death', (process) => {
        const { exitCode: status, signalCode: signal } = process as ChildProcess
        resolve({ wasReady, status, signal })
      }),
    )
    await shard.spawn(NO_SPAWN_TIMEOUT)
    await Promise.race([ready, over, pause(SHARD_READY_TIMEOUT_MS, stop)])
  })
  return over
}

export interface ShardSupervision {
  readonly limiter: IdentifyLimiter
  /** Asks Discord something; fails where it cannot be reached or does not know the bot. */
  ask(): Promise<unknown>
  /** Waits before another attempt; at once done where it is told to stop. */
  wait(failures: number): Promise<void>
  readonly log: Logger
  readonly stop: AbortSignal
}

/** A shard that ends so often in a row before it is in Discord is not spawned again: that would not mend it. */
const MAX_FAILED_STARTS = 5

/** The exit status where a shard has none of its own that says so. */
const EXIT_FAILED = 1

/** Waits until Discord can be reached. Without it a new shard would only end again. */
async function untilReached({ ask, wait, stop }: ShardSupervision): Promise<void> {
  for (let failures = 1; !stop.aborted; failures += 1) {
    try {
      await ask()
      return
    } catch (error) {
      if (isTokenRefused(error)) throw connectionFailure(error)
      await wait(failures)
    }
  }
}

/**
 * Supervisor of one process: spawns a shard, and again whenever it dies, until it is told to stop. One that never gets in
 * says why itself; it is for whoever runs the bot to mend, and ends the whole.
 * @returns the exit status that the whole ends with
 * @throws Error with a sentence, where spawning it again is no use any more
 */
export async function superviseShard(shard: Shard, supervision: ShardSupervision): Promise<number> {
  const { limiter, wait, log, stop } = supervision
  let failures = 0
  for (let isFirst = true; ; isFirst = false) {
    const end = await runShardOnce(shard, limiter, stop)
    if (end === null || stop.aborted) return 0
    const { wasReady, status, signal } = end
    if (isFirst && !wasReady) return status || EXIT_FAILED
    log.warn('shard ended', { shard: shard.id, status: status ?? signal })
    failures = wasReady ? 1 : failures + 1
    if (failures > MAX_FAILED_STARTS)
      throw new Error(`Shard ${shard.id} ended ${MAX_FAILED_STARTS} times in a row before it was in Discord.`)
    await wait(failures)
    await untilReached(supervision)
  }
}
