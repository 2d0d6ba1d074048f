import type { Shard } from 'discord.js'
import type { Logger } from '../../operate/log.js'
import { isTokenRefused, unreachable } from '../unreachable.js'
import { lifeOf } from './life.js'
import type { Turns } from './turns.js'

export interface Keeping {
  readonly turns: Turns
  /** Asks Discord something; fails where it cannot be reached or does not know the bot. */
  ask(): Promise<unknown>
  /** Waits before another attempt; at once done where it is told to stop. */
  wait(failures: number): Promise<void>
  readonly log: Logger
  readonly stop: AbortSignal
}

/** A shard that ends so often in a row before it is in Discord is not spawned again: that would not mend it. */
const ATTEMPTS = 5

/** The exit status where a shard has none of its own that says so. */
const FAILED = 1

/** Waits until Discord can be reached. Without it a new shard would only end again. */
async function untilReached({ ask, wait, stop }: Keeping): Promise<void> {
  for (let failures = 1; !stop.aborted; failures += 1) {
    try {
      await ask()
      return
    } catch (error) {
      if (isTokenRefused(error)) throw unreachable(error)
      await wait(failures)
    }
  }
}

/**
 * Spawns a shard, and again whenever it dies, until it is told to stop. One that never gets in says why itself; it is
 * for whoever runs the bot to mend, and ends the whole.
 * @returns the exit status that the whole ends with
 * @throws Error with a sentence, where spawning it again is no use any more
 */
export async function keepAlive(shard: Shard, keeping: Keeping): Promise<number> {
  const { turns, wait, log, stop } = keeping
  let failures = 0
  for (let isFirst = true; ; isFirst = false) {
    const end = await lifeOf(shard, turns, stop)
    if (end === null || stop.aborted) return 0
    const { wasReady, status, signal } = end
    if (isFirst && !wasReady) return status || FAILED
    log.warn('shard ended', { shard: shard.id, status: status ?? signal })
    failures = wasReady ? 1 : failures + 1
    if (failures > ATTEMPTS)
      throw new Error(`Shard ${shard.id} ended ${ATTEMPTS} times in a row before it was in Discord.`)
    await wait(failures)
    await untilReached(keeping)
  }
}
