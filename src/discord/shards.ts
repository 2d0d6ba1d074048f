import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { REST, type RESTGetAPIGatewayBotResult, Routes, type Shard, ShardingManager } from 'discord.js'
import type { Logger } from '../operate/log.js'
import { connectionFailure, isTokenRefused, restOptions } from './protocol.js'

/** How a bot ended: it was told to stop, or Discord closed the connection for good. */
type ShutdownReason = 'stopped' | 'shut out'

export interface Shutdown {
  /** Leaves, once, however often and for whichever reason it is asked; done when it has left. */
  leave(why: ShutdownReason): Promise<void>
  /** Done when it has left. */
  readonly ended: Promise<ShutdownReason>
}

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Leaves when the process is told to (SIGINT, SIGTERM), or when it is asked. */
export function createShutdown(close: () => Promise<void>): Shutdown {
  let left: (why: ShutdownReason) => void
  const ended = new Promise<ShutdownReason>((resolve) => {
    left = resolve
  })
  let closing: Promise<void> | null = null
  const leave = (why: ShutdownReason): Promise<void> => {
    for (const signal of STOP_SIGNALS) process.off(signal, stop)
    closing ??= close().then(() => left(why))
    return closing
  }
  const stop = (): Promise<void> => leave('stopped')
  for (const signal of STOP_SIGNALS) process.once(signal, stop)
  return { leave, ended }
}

/**
 * A shard's tie to the process that spawned it. It is let go when it is to leave, and where that process is no more: then
 * nobody would watch over the shard, and it would answer beside the next one.
 * @param onLeave done once, when the shard is to leave
 * @returns cuts the tie from the shard's end, without which the shard's process would stay
 */
export function linkToParent(onLeave: () => void): () => void {
  if (process.connected) process.once('disconnect', onLeave)
  else onLeave()
  // discord.js goes on telling the manager how the connection is, whether or not it is there.
  const ignoreError = () => {}
  process.on('error', ignoreError)
  return () => {
    process.off('disconnect', onLeave)
    if (process.connected) process.disconnect()
  }
}

/** What Discord says of a bot's shards. Gateway, Get Gateway Bot. */
interface Gateway {
  /** How many it recommends; a bot in more than 150,000 servers must have a multiple of them. */
  readonly recommended: number
  /** How many may identify at once. */
  readonly maxConcurrency: number
}

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0

/**
 * Asks Discord about a bot's shards, and so whether it knows the token at all.
 * @throws what discord.js or the network says; TypeError where it is not Discord that answers
 */
async function askGateway(token: string, api: string | null): Promise<Gateway> {
  const rest = new REST(restOptions(api)).setToken(token)
  try {
    const said = (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult
    const { shards: recommended, session_start_limit } = said
    const { max_concurrency: maxConcurrency } = session_start_limit
    if (!isCount(recommended) || !isCount(maxConcurrency)) throw new TypeError('No number of shards')
    return { recommended, maxConcurrency }
  } finally {
    rest.clearHandlerSweeper()
    rest.clearHashSweeper()
  }
}

export interface ShardsSettings {
  /** The script that a shard runs, and its arguments. */
  readonly program: string
  readonly args: readonly string[]
  /** How many there are in all; null for as many as Discord recommends. */
  readonly count: number | null
  /** The numbers of those that this process spawns, the last included, where other machines run the others; null for all. */
  readonly own: { readonly from: number; readonly to: number } | null
  /** Keeps shards on other machines from identifying meanwhile, by the name of the turn; where nothing else does. */
  readonly exclusively?: ((turn: string, act: () => Promise<void>) => Promise<void>) | undefined
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
const SHARD_STOP_TIMEOUT_MS = 10_000

/** Lets the shards go; each then finishes what it is answering, and leaves. */
function disconnectShards(shards: Iterable<Shard>): void {
  for (const { process } of shards) {
    if (process?.connected) process.disconnect()
    setTimeout(() => process?.kill('SIGKILL'), SHARD_STOP_TIMEOUT_MS).unref()
  }
}

/** The numbers of the shards that this process spawns. */
const shardNumbers = (count: number, { own }: Pick<ShardsSettings, 'own'>): number[] => {
  const { from, to } = own ?? { from: 0, to: count - 1 }
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

const createShardingManager = (count: number, settings: ShardsSettings): ShardingManager => {
  const { program, args, token, tellsToken } = settings
  return new ShardingManager(program, {
    totalShards: count,
    shardList: shardNumbers(count, settings),
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
    throw connectionFailure(error)
  })
  const count = settings.count ?? recommended
  const numbers = shardNumbers(count, settings)
  log.info('shards', { count, recommended, ...(settings.own && { own: `${numbers[0]}-${numbers.at(-1)}` }) })
  const manager = createShardingManager(count, settings)
  const stopping = new AbortController()
  const { signal: stop } = stopping
  stop.addEventListener('abort', () => disconnectShards(manager.shards.values()))
  const { leave } = createShutdown(async () => stopping.abort())
  const hangUp = () => {
    for (const { ready, process } of manager.shards.values()) if (ready) process?.kill('SIGHUP')
  }
  if (settings.passesHangUp) process.on('SIGHUP', hangUp)
  const limiter = createIdentifyLimiter(maxConcurrency, stop, undefined, settings.exclusively)
  const wait = (failures: number) => backOff(failures, stop)
  const supervision = { limiter, ask, wait, log, stop }
  const keep = (id: number) =>
    superviseShard(manager.createShard(id), supervision).finally(() => leave('stopped'))
  const ends = await Promise.allSettled(numbers.map(keep))
  process.off('SIGHUP', hangUp)
  const statuses = ends.map((end) => {
    if (end.status === 'rejected') throw end.reason
    return end.value
  })
  return Math.max(...statuses)
}

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

const MIN_BACKOFF_MS = 1000
const MAX_BACKOFF_MS = 60_000

/** Waits so long, or until it is told to stop. */
async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stop }).catch(() => undefined)
}

/** Exponential back-off: waits before another attempt, twice as long each time. */
const backOff = (failures: number, stop: AbortSignal): Promise<void> =>
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
