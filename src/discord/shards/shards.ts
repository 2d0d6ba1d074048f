import { type Shard, ShardingManager } from 'discord.js'
import type { Log } from '../../operate/log.js'
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
  /** How many; null for as many as Discord recommends. */
  readonly count: number | null
  readonly token: string
  /** Whether a shard is told the token, or finds it by itself. */
  readonly tellsToken: boolean
  /** Another Discord's base address, else null. */
  readonly api: string | null
  /** Whether a shard is to look at the library when this process is told to (SIGHUP). */
  readonly passesHangUp: boolean
  readonly log: Log
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

const spawning = (count: number, { program, args, token, tellsToken }: ShardsSettings): ShardingManager =>
  new ShardingManager(program, {
    totalShards: count,
    shardList: Array.from({ length: count }, (_, id) => id),
    shardArgs: [...args],
    execArgv: process.execArgv,
    // What discord.js puts into the environment of every shard as DISCORD_TOKEN.
    token: tellsToken ? token : '',
    // By itself it spawns again at once and without end, whatever the shard died of.
    respawn: false,
  })

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
  log.info('shards', { count, recommended })
  const manager = spawning(count, settings)
  const stopping = new AbortController()
  const { signal: stop } = stopping
  stop.addEventListener('abort', () => letGo(manager.shards.values()))
  const { leave } = createLeaving(async () => stopping.abort())
  const hangUp = () => {
    for (const { ready, process } of manager.shards.values()) if (ready) process?.kill('SIGHUP')
  }
  if (settings.passesHangUp) process.on('SIGHUP', hangUp)
  const turns = createTurns(maxConcurrency, stop)
  const wait = (failures: number) => pauseAfter(failures, stop)
  const keeping = { turns, ask, wait, log, stop }
  const keep = (id: number) => keepAlive(manager.createShard(id), keeping).finally(() => leave('stopped'))
  const ends = await Promise.allSettled(Array.from({ length: count }, (_, id) => keep(id)))
  process.off('SIGHUP', hangUp)
  const statuses = ends.map((end) => {
    if (end.status === 'rejected') throw end.reason
    return end.value
  })
  return Math.max(...statuses)
}
