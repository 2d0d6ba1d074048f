import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { Environment } from '../console/screen.js'
import { addressOf } from '../database/database.js'
import { OFSTED, type OfstedSites } from '../fetch/ofsted-site.js'
import type { Result } from '../model/result.js'
import type { FetchTimes } from '../operate/fetch-schedule.js'
import type { LogFormat, LogLevel } from '../operate/log.js'
import { openSentenceEncoder, type SentenceEncoder } from '../sentence-encoder/sentence-encoder.js'
import { defaultSettingsFile, type SettingsLocation } from '../settings/store.js'
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

/** What a text is read as; null where none is set. */
const parsedBy = <Value>(read: (given: string) => Result<Value>) =>
  z
    .string()
    .optional()
    .transform((given, { issues }) => {
      if (given === undefined) return null
      const { value, refusal } = read(given)
      if (refusal === undefined) return value
      issues.push({ code: 'custom', input: given, message: refusal })
      return z.NEVER
    })

const HIGHEST_PORT = 65_535

/** The processes of a bot, each with its share of the servers. */
interface ShardRange {
  /** How many there are on all machines; null for as many as Discord recommends. */
  readonly count: number | null
  /** The numbers of those on this machine, the last included; null for all. */
  readonly own: { readonly from: number; readonly to: number } | null
}

function shardRange(given: string): Result<ShardRange> {
  if (given === 'auto') return { value: { count: null, own: null } }
  if (/^[1-9]\d{0,3}$/.test(given)) return { value: { count: Number(given), own: null } }
  // `0-15/64`: of 64 the first sixteen; `3/64`: one of them.
  const [, first, last = first, all] = /^(\d{1,4})(?:-(\d{1,4}))?\/([1-9]\d{0,3})$/.exec(given) ?? []
  const [from, to, count] = [Number(first), Number(last), Number(all)]
  return all !== undefined && from <= to && to < count
    ? { value: { count, own: { from, to } } }
    : {
        refusal: `PILCROW_SHARDS is a number of processes, 1 to 9999, or auto, or which of them run here, such as 0-15/64; not “${given}”.`,
      }
}

/** `4`, `04:30` */
const TIME_OF_DAY = /^([01]?\d|2[0-3])(?::([0-5]\d))?$/

function fetchTimes(given: string): Result<FetchTimes> {
  if (given === 'daily') return { value: given }
  const [, hour, minute = '0'] = TIME_OF_DAY.exec(given) ?? []
  return hour === undefined
    ? { refusal: `PILCROW_FETCH is daily, or an hour of the day such as 4 or 04:30; not “${given}”.` }
    : { value: { hour: Number(hour), minute: Number(minute) } }
}

/** Discord's ids: 64-bit numbers, written in decimal. */
const SNOWFLAKE_ID = /^\d{15,20}$/

function channelIds(list: string): Result<string[]> {
  const ids = list.split(/[\s,]+/).filter((id) => id !== '')
  const wrong = ids.find((id) => !SNOWFLAKE_ID.test(id))
  return wrong === undefined
    ? { value: ids }
    : {
        refusal: `PILCROW_CHANNELS holds ids of channels, separated by commas, such as 1122334455667788990; “${wrong}” is none. In Discord: Developer Mode on, right-click the channel, Copy Channel ID.`,
      }
}

function healthPort(given: string): Result<number> {
  return /^\d{1,5}$/.test(given) && Number(given) <= HIGHEST_PORT
    ? { value: Number(given) }
    : {
        refusal: `PILCROW_HEALTH_PORT is the number of a port, 1 to ${HIGHEST_PORT}, or 0 for any; not “${given}”.`,
      }
}

/** What it holds may be a secret that was put in the wrong place: it is not repeated. */
function discordApi(address: string): Result<string> {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url?.username || url?.password)
    return { refusal: 'DISCORD_API must hold no name and no password; leave them out.' }
  return url && /^https?:$/.test(url.protocol)
    ? { value: address }
    : { refusal: 'DISCORD_API is no web address. Write it as http://127.0.0.1:8080/api, or leave it out.' }
}

const site = (name: string, usual: URL) =>
  parsedBy((given) =>
    URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)
      ? { value: new URL(given) }
      : { refusal: `${name} must be an address such as ${usual.origin}, not “${given}”.` },
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
  DISCORD_API: parsedBy(discordApi),
  /** The one server on which commands are registered. */
  DISCORD_GUILD: text,
  /** Ids of channels where every question is answered. */
  PILCROW_CHANNELS: parsedBy(channelIds).transform((ids) => ids ?? []),
  /** Which of several processes this is, as discord.js tells each that it starts. */
  SHARDS: text.transform((given) => (given !== null && /^\d+$/.test(given) ? Number(given) : null)),
  PILCROW_HEALTH_PORT: parsedBy(healthPort),
  PILCROW_LOG: oneOf('PILCROW_LOG', ['auto', 'json', 'plain']),
  PILCROW_LOG_LEVEL: oneOf('PILCROW_LOG_LEVEL', ['info', 'warn', 'error']),
  PILCROW_LOG_QUESTIONS: oneOf('PILCROW_LOG_QUESTIONS', ['no', 'yes']),
  PILCROW_SHARDS: parsedBy(shardRange),
  PILCROW_FETCH: parsedBy(fetchTimes),
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

/** How a bot is run: what it writes, what it shows. */
interface OperatorSettings {
  /** null: as suits where the lines go. */
  readonly form: LogFormat | null
  readonly level: LogLevel
  readonly logsQuestions: boolean
  /** Where health and counts are shown: of several processes, each on the port after the one before. null for nowhere. */
  readonly healthPort: number | null
  /** Which of several processes this is; null where there is one. */
  readonly shard: number | null
  /** As how many processes the bot runs, and which of them are this machine's; null for this one alone. */
  readonly shards: ShardRange | null
  /** When it looks for new reports on Ofsted's site; null for never. */
  readonly fetches: FetchTimes | null
}

/** @throws WrongUsage where a setting is not understood */
export function operatorSettings(env: Environment): OperatorSettings {
  const shard = configured(env, 'SHARDS')
  const first = configured(env, 'PILCROW_HEALTH_PORT')
  const form = configured(env, 'PILCROW_LOG')
  return {
    form: form === 'auto' ? null : form,
    level: configured(env, 'PILCROW_LOG_LEVEL'),
    logsQuestions: configured(env, 'PILCROW_LOG_QUESTIONS') === 'yes',
    healthPort: first === null ? null : first && first + (shard ?? 0),
    shard,
    shards: configured(env, 'PILCROW_SHARDS'),
    fetches: configured(env, 'PILCROW_FETCH'),
  }
}

/**
 * The bot's token: DISCORD_TOKEN itself, or what stands in the file that DISCORD_TOKEN_FILE names, as services are given
 * their secrets. Null where neither is set.
 * @throws WrongUsage where both are set, or the file holds no token
 */
export function discordToken(env: Environment): string | null {
  const token = configured(env, 'DISCORD_TOKEN')
  const file = configured(env, 'DISCORD_TOKEN_FILE')
  if (file === null) return token
  if (token !== null)
    throw new WrongUsage('DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set: keep one of them.')
  let held: string
  try {
    held = readFileSync(file, 'utf8').trim()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new WrongUsage(
      `DISCORD_TOKEN_FILE names the file that holds the bot’s token; ${file} cannot be read (${code}).`,
    )
  }
  if (held === '' || /\s/.test(held))
    throw new WrongUsage(`DISCORD_TOKEN_FILE names a file with the bot’s token alone in it; ${file} is none.`)
  return held
}

/** Where Ofsted's files and pages are had from: its own sites, or those in OFSTED_FILES and OFSTED_REPORTS. */
export const ofstedSites = (env: Environment): OfstedSites => ({
  files: configured(env, 'OFSTED_FILES'),
  reports: configured(env, 'OFSTED_REPORTS'),
})

/** Where the settings of servers and people are kept. */
export interface SettingsPlacement {
  readonly place: SettingsLocation
  /** Whether the operator named it: then the bot does not start without it. */
  readonly isAsked: boolean
}

/**
 * PILCROW_DATABASE, else the file in PILCROW_STORE, else a file beside the library.
 * @throws WrongUsage where the database's address is none
 */
export function settingsPlacement(env: Environment, library: string): SettingsPlacement {
  const database = configured(env, 'PILCROW_DATABASE')
  const file = configured(env, 'PILCROW_STORE')
  if (database !== null) {
    try {
      addressOf(database)
    } catch (error) {
      throw new WrongUsage((error as Error).message)
    }
    // Its user may be one who may only read: such a bot does without settings.
    return { place: { database }, isAsked: false }
  }
  return file === null
    ? { place: { file: defaultSettingsFile(library) }, isAsked: false }
    : { place: { file: resolve(file) }, isAsked: true }
}

/** The sentence encoder of `PILCROW_ENCODER`; null where it is unset. Throws a sentence where there is none to be had. */
export async function chosenEncoder(env: Environment): Promise<SentenceEncoder | null> {
  const folder = configured(env, 'PILCROW_ENCODER')
  return folder === null ? null : openSentenceEncoder(folder)
}
