import { resolve } from 'node:path'
import { z } from 'zod'
import type { Environment } from '../console/screen.js'
import { OFSTED } from '../fetch/ofsted-site.js'
import type { FetchTimes } from '../operate/fetch-schedule.js'
import { packageData } from '../vocabulary/data.js'
import { WrongUsage } from './shell.js'

/**
 * All that whoever runs Pilcrow can set, by a variable of the environment and a few by a flag; what is wrong with it, as
 * a sentence.
 */

const text = z
  .string()
  .optional()
  .transform((given) => given ?? null)

/** A setting that is one of a few words; the first where it is not set. */
const oneOf = <Word extends string>(name: string, words: readonly [Word, ...Word[]]) =>
  z
    .enum(words, { error: ({ input }) => `${name} is one of ${words.join(', ')}; not “${input}”.` })
    .default(words[0] as never)

/** What a text is read as; undefined where it cannot be, and why. */
const parsedBy = <Value>(read: (given: string) => Value | undefined, why: (given: string) => string) =>
  z
    .string()
    .optional()
    .transform((given, { issues }) => {
      if (given === undefined) return null
      const value = read(given)
      if (value !== undefined) return value
      issues.push({ code: 'custom', input: given, message: why(given) })
      return z.NEVER
    })

const HIGHEST_PORT = 65_535

/** The processes of a bot, each with its share of the servers. */
export interface ShardRange {
  /** How many there are on all machines; null for as many as Discord recommends. */
  readonly count: number | null
  /** The numbers of those on this machine, the last included; null for all. */
  readonly own: { readonly from: number; readonly to: number } | null
}

function shardRange(given: string): ShardRange | undefined {
  if (given === 'auto') return { count: null, own: null }
  if (/^[1-9]\d{0,3}$/.test(given)) return { count: Number(given), own: null }
  // `0-15/64`: of 64 the first sixteen; `3/64`: one of them.
  const [, first, last = first, all] = /^(\d{1,4})(?:-(\d{1,4}))?\/([1-9]\d{0,3})$/.exec(given) ?? []
  const [from, to, count] = [Number(first), Number(last), Number(all)]
  return all !== undefined && from <= to && to < count ? { count, own: { from, to } } : undefined
}

/** `4`, `04:30` */
const TIME_OF_DAY = /^([01]?\d|2[0-3])(?::([0-5]\d))?$/

function fetchTimes(given: string): FetchTimes | undefined {
  if (given === 'daily') return given
  const [, hour, minute = '0'] = TIME_OF_DAY.exec(given) ?? []
  return hour === undefined ? undefined : { hour: Number(hour), minute: Number(minute) }
}

/** Discord's ids: 64-bit numbers, written in decimal. */
const SNOWFLAKE_ID = /^\d{15,20}$/
const snowflakesIn = (list: string): string[] => list.split(/[\s,]+/).filter((id) => id !== '')
const wrongId = (list: string): string | undefined => snowflakesIn(list).find((id) => !SNOWFLAKE_ID.test(id))

/** What it holds may be a secret that was put in the wrong place: it is not repeated. */
function wrongDiscordApi(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url?.username || url?.password) return 'DISCORD_API must hold no name and no password; leave them out.'
  return url && /^https?:$/.test(url.protocol)
    ? null
    : 'DISCORD_API is no web address. Write it as http://127.0.0.1:8080/api, or leave it out.'
}

const site = (name: string, usual: URL) =>
  parsedBy(
    (given) =>
      URL.canParse(given) && /^https?:$/.test(new URL(given).protocol) ? new URL(given) : undefined,
    (given) => `${name} must be an address such as ${usual.origin}, not “${given}”.`,
  ).transform((given) => given ?? usual)

const Configuration = z.object({
  /** The folder of the library; the one that comes with Pilcrow where it is not set. */
  PILCROW_LIBRARY: text.transform((folder) => resolve(folder ?? packageData())),
  /** The address of the database that holds the library in the folder's place. */
  PILCROW_DATABASE: text,
  /** The file that keeps what servers and people have chosen. */
  PILCROW_STORE: text,
  /** The folder of a sentence encoder. */
  PILCROW_ENCODER: text,
  DISCORD_TOKEN: text,
  DISCORD_TOKEN_FILE: text,
  /** The base address of another Discord than the real one. */
  DISCORD_API: parsedBy(
    (given) => (wrongDiscordApi(given) === null ? given : undefined),
    (given) => wrongDiscordApi(given) ?? '',
  ),
  /** The one server on which commands are registered. */
  DISCORD_GUILD: text,
  /** Ids of channels where every question is answered. */
  PILCROW_CHANNELS: parsedBy(
    (list) => (wrongId(list) === undefined ? snowflakesIn(list) : undefined),
    (list) =>
      `PILCROW_CHANNELS holds ids of channels, separated by commas, such as 1122334455667788990; “${wrongId(list)}” is none. In Discord: Developer Mode on, right-click the channel, Copy Channel ID.`,
  ).transform((ids) => ids ?? []),
  /** Which of several processes this is, as discord.js tells each that it starts. */
  SHARDS: text.transform((given) => (given !== null && /^\d+$/.test(given) ? Number(given) : null)),
  PILCROW_HEALTH_PORT: parsedBy(
    (given) => (/^\d{1,5}$/.test(given) && Number(given) <= HIGHEST_PORT ? Number(given) : undefined),
    (given) =>
      `PILCROW_HEALTH_PORT is the number of a port, 1 to ${HIGHEST_PORT}, or 0 for any; not “${given}”.`,
  ),
  PILCROW_LOG: oneOf('PILCROW_LOG', ['auto', 'json', 'plain']),
  PILCROW_LOG_LEVEL: oneOf('PILCROW_LOG_LEVEL', ['info', 'warn', 'error']),
  PILCROW_LOG_QUESTIONS: oneOf('PILCROW_LOG_QUESTIONS', ['no', 'yes']),
  PILCROW_SHARDS: parsedBy(
    shardRange,
    (given) =>
      `PILCROW_SHARDS is a number of processes, 1 to 9999, or auto, or which of them run here, such as 0-15/64; not “${given}”.`,
  ),
  PILCROW_FETCH: parsedBy(
    fetchTimes,
    (given) => `PILCROW_FETCH is daily, or an hour of the day such as 4 or 04:30; not “${given}”.`,
  ),
  OFSTED_FILES: site('OFSTED_FILES', OFSTED.files),
  OFSTED_REPORTS: site('OFSTED_REPORTS', OFSTED.reports),
})
type Configuration = z.output<typeof Configuration>

/**
 * One setting; what is empty counts as not set. A command looks at those that it needs, and at no other.
 * @throws WrongUsage where it is not understood
 */
export function configured<Name extends keyof Configuration>(
  env: Environment,
  name: Name,
): Configuration[Name] {
  const read = Configuration.shape[name].safeParse(env[name] || undefined)
  if (!read.success) throw new WrongUsage(read.error.issues[0]?.message)
  return read.data as Configuration[Name]
}
