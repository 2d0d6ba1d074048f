import { type Shard, ShardingManager } from 'discord.js'
import type { Logger } from '../../operate/log.js'
import { createLeaving } from '../leaving.js'
import { unreachable } from '../unreachable.js'
import { askGateway } from './ask-gateway.js'
import { keepAlive } from './keep-alive.js'
import { pauseAfter } from './pause.js'
import { createTurns } from './turns.js'

export interface ShardsSettings {
  /** The script that a shard runs, and its arguments. */
  readonly program: string
  readonly args: readonly string[]
  /** How many there are in all; null for as many as Discord recommends. */
  readonly count: number | null
  /** The numbers of those that this process spawns, the last included, where other machines run the others; null for all. */
  readonly own: { readonly from: number; readonly to: number } | null
  /** Keeps shards on other machines from identifying meanwhile, by the name of the turn; where nothing else does. */
  readonly alone?: ((turn: string, act: () => Promise<void>) => Promise<void>) | undefined
  readonly token: string
  /** Whether a shard is told the token, or finds it by itself. */
  readonly tellsToken: boolean
  /** Another Discord's base address, else null. */
  readonly api: string | null
  /** Whether a shard is to look at the library when this process is told to (SIGHUP). */
  readonly passesHangUp: boolean
  readonly log: Logger
}

/** Longer than a shard takes to finish its answers and to leave, and less than whatever stops the whole waits. */
const PATIENCE_MS = 10_000

/** Lets the shards go; each then finishes what it is answering, and leaves. */
function letGo(shards: Iterable<Shard>): void {
  for (const { process } of shards) {
    if (process?.connected) process.disconnect()
    setTimeout(() => process?.kill('SIGKILL'), PATIENCE_MS).unref()
  }
}

/** The numbers of the shards that this process spawns. */
const numbersOf = (count: number, { own }: Pick<ShardsSettings, 'own'>): number[] => {
  const { from, to } = own ?? { from: 0, to: count - 1 }
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

const spawning = (count: number, settings: ShardsSettings): ShardingManager => {
  const { program, args, token, tellsToken } = settings
  return new ShardingManager(program, {
    totalShards: count,
    shardList: numbersOf(count, settings),
    shardArgs: [...args],
    execArgv: process.execArgv,
    // What discord.js puts into the environment of every shard as DISCORD_TOKEN.
    token: tellsToken ? token : '',
    // By itself it spawns again at once and without end, whatever the shard died of.
    respawn: false,
  })
}

/**
 * Runs the bot as several processes, each with its share of the servers, until it is told to stop (SIGINT or SIGTERM).
 * A shard that dies is spawned again.
 * @returns the exit status: that of a shard which never got in, else 0
 * @throws Error with a sentence, where Discord does not let the bot in
 */
export async function runShards(settings: ShardsSettings): Promise<number> {
  const { token, api, log } = settings
  const ask = () => askGateway(token, api)
  const { recommended, maxConcurrency } = await ask().catch((error) => {
    throw unreachable(error)
  })
  const count = settings.count ?? recommended
  const numbers = numbersOf(count, settings)
  log.info('shards', { count, recommended, ...(settings.own && { own: `${numbers[0]}-${numbers.at(-1)}` }) })
  const manager = spawning(count, settings)
  const stopping = new AbortController()
  const { signal: stop } = stopping
  stop.addEventListener('abort', () => letGo(manager.shards.values()))
  const { leave } = createLeaving(async () => stopping.abort())
  const hangUp = () => {
    for (const { ready, process } of manager.shards.values()) if (ready) process?.kill('SIGHUP')
  }
  if (settings.passesHangUp) process.on('SIGHUP', hangUp)
  const turns = createTurns(maxConcurrency, stop, undefined, settings.alone)
  const wait = (failures: number) => pauseAfter(failures, stop)
  const keeping = { turns, ask, wait, log, stop }
  const keep = (id: number) => keepAlive(manager.createShard(id), keeping).finally(() => leave('stopped'))
  const ends = await Promise.allSettled(numbers.map(keep))
  process.off('SIGHUP', hangUp)
  const statuses = ends.map((end) => {
    if (end.status === 'rejected') throw end.reason
    return end.value
  })
  return Math.max(...statuses)
}
