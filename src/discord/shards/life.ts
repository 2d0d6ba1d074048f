import type { ChildProcess } from 'node:child_process'
import type { Shard } from 'discord.js'
import { pause } from './pause.js'
import type { Turns } from './turns.js'

/** How a shard's process ended. */
export interface End {
  /** Whether it had been in Discord by then. */
  readonly wasReady: boolean
  /** null where a signal ended it. */
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
}

/** The next shard does not wait longer than this for one that is neither in Discord nor dead. */
const PATIENCE_MS = 60_000
/** discord.js spawns and does not wait. */
const NO_WAIT = -1

/** One life of a shard, from its turn to its end; null where it was told to stop before it began. */
export async function lifeOf(shard: Shard, turns: Turns, stop: AbortSignal): Promise<End | null> {
  let wasReady = false
  let over: Promise<End> | null = null
  await turns.take(shard.id, async () => {
    if (stop.aborted) return
    const ready = new Promise<void>((resolve) =>
      shard.once('ready', () => {
        wasReady = true
        resolve()
      }),
    )
    over = new Promise<End>((resolve) =>
      shard.once('death', (process) => {
        const { exitCode: status, signalCode: signal } = process as ChildProcess
        resolve({ wasReady, status, signal })
      }),
    )
    await shard.spawn(NO_WAIT)
    await Promise.race([ready, over, pause(PATIENCE_MS, stop)])
  })
  return over
}
