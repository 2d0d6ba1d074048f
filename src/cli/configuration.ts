import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ParseArgsConfig } from 'node:util'
import { z } from 'zod'
import type { Environment } from '../console/screen.js'
import { addressOf } from '../database/database.js'
import { OFSTED, type OfstedSites } from '../fetch/ofsted-site.js'
import type { FetchTimes } from '../operate/fetch-schedule.js'
import { openSentenceEncoder, type SentenceEncoder } from '../sentence-encoder/sentence-encoder.js'
import { defaultSettingsFile, type SettingsLocation } from '../settings/store.js'
import { packageData } from '../vocabulary/data.js'
import { WrongUsage } from './shell.js'

/**
 * All that whoever runs Pilcrow can give it, a row each: its name, its form, what it is where it is not given, and how a sentence
 * that refuses it goes on from its name.
 *
 * Settings hold for whatever Pilcrow does. Each has a variable of the environment; one that has a flag too says so in its row, with
 * what `--help` tells of it. The flags of one command are not among them: they say what a single run is to do or to print, no
 * variable has them, and a name can mean another thing from command to command (`--explain` is a file to ingest, yes or no to say).
 * So each command has rows of its own, read and refused in the same way; its line of `--help` tells of them in one sentence.
 */

/** The end of a sentence that begins with a name. */
const refused = (expected: string, given: unknown): string => `${expected}; not “${given}”.`

const expecting = (expected: string) => ({
  error: ({ input }: { input?: unknown }) => refused(expected, input),
})

/** Null where it is not given. */
const optionalText = z.string().nullable().default(null)

/** One of a few words; the first where it is not given. */
const oneOf = <const Word extends string>(...words: readonly [Word, ...Word[]]) =>
  z.enum(words, expecting(`is one of ${words.join(', ')}`)).default(words[0] as never)

/**
 * What a text is read as; null where it is not given.
 * @param read gives null for a text that is not as expected
 */
const readAs = <Value extends object | string | number>(
  read: (given: string) => Value | null,
  expected: string,
) =>
  z
    .string()
    .transform((given, { issues }): Value | null => {
      const value = read(given)
      if (value === null) issues.push({ code: 'custom', input: given, message: refused(expected, given) })
      return value
    })
    .nullable()
    .default(null)

const HIGHEST_PORT = 65_535

const portNumber = (given: string): number | null =>
  /^\d{1,5}$/.test(given) && Number(given) <= HIGHEST_PORT ? Number(given) : null

/** The processes of a bot, each with its share of the servers. */
interface ShardRange {
  /** How many there are on all machines; null for as many as Discord recommends. */
  readonly count: number | null
  /** The numbers of those on this machine, the last included; null for all. */
  readonly own: { readonly from: number; readonly to: number } | null
}

function shardRange(given: string): ShardRange | null {
  if (given === 'auto') return { count: null, own: null }
  if (/^[1-9]\d{0,3}$/.test(given)) return { count: Number(given), own: null }
  // `0-15/64`: of 64 the first sixteen; `3/64`: one of them.
  const [, first, last = first, all] = /^(\d{1,4})(?:-(\d{1,4}))?\/([1-9]\d{0,3})$/.exec(given) ?? []
  const [from, to, count] = [Number(first), Number(last), Number(all)]
  return all !== undefined && from <= to && to < count ? { count, own: { from, to } } : null
}

/** `4`, `04:30` */
const TIME_OF_DAY = /^([01]?\d|2[0-3])(?::([0-5]\d))?$/

function fetchTimes(given: string): FetchTimes | null {
  if (given === 'daily') return given
  const [, hour, minute = '0'] = TIME_OF_DAY.exec(given) ?? []
  return hour === undefined ? null : { hour: Number(hour), minute: Number(minute) }
}

/** Discord's ids: 64-bit numbers, written in decimal. */
const SNOWFLAKE_ID = /^\d{15,20}$/

const channelId = z.string().regex(SNOWFLAKE_ID, {
  error: ({ input }) =>
    `holds ids of channels, separated by commas, such as 1122334455667788990; “${input}” is none. In Discord: Developer Mode on, right-click the channel, Copy Channel ID.`,
})

const isWebAddress = (address: string): boolean =>
  URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)

function holdsCredentials(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null
  return Boolean(url?.username || url?.password)
}

/** One of Ofsted's sites; its own where no other is given. */
const site = (usual: URL) =>
  z
    .string()
    .refine(isWebAddress, {
      error: ({ input }) => `must be an address such as ${usual.origin}, not “${input}”.`,
    })
    .transform((address) => new URL(address))
    .default(usual)

/** A flag that gives a setting in the place of its variable. */
interface SettingFlag {
  readonly flag: string
  /** What follows it, and what it is for, as `--help` says it. */
  readonly takes: string
  readonly summary: string
  /** Variables that count as not set where it is given. */
  readonly outdoes: readonly string[]
}

const settingFlags = z.registry<SettingFlag>()

const Configuration = z.object({
  /** The folder of the library. */
  PILCROW_LIBRARY: z
    .string()
    .default(packageData)
    .transform((folder) => resolve(folder))
    .register(settingFlags, {
      flag: 'library',
      takes: 'DIR',
      summary: 'another library than the one that comes with Pilcrow',
      outdoes: ['PILCROW_DATABASE'],
    }),
  /** The address of the database that holds the library in the folder's place. */
  PILCROW_DATABASE: optionalText,
  /** The file that keeps what servers and people have chosen. */
  PILCROW_STORE: optionalText,
  /** The folder of a sentence encoder. */
  PILCROW_ENCODER: optionalText,
  DISCORD_TOKEN: optionalText,
  DISCORD_TOKEN_FILE: optionalText,
  /**
   * The base address of another Discord than the real one. What is no address may be a secret that was put in the wrong place: it is
   * not repeated.
   */
  DISCORD_API: z
    .string()
    .refine((address) => !holdsCredentials(address), 'must hold no name and no password; leave them out.')
    .refine(isWebAddress, 'is no web address. Write it as http://127.0.0.1:8080/api, or leave it out.')
    .nullable()
    .default(null),
  /** The one server on which commands are registered. */
  DISCORD_GUILD: optionalText,
  /** Ids of channels where every question is answered. */
  PILCROW_CHANNELS: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter((id) => id !== ''))
    .pipe(z.array(channelId))
    .default([]),
  /** Which of several processes this is, as discord.js tells each that it starts; null where there is one. */
  SHARDS: z.string().regex(/^\d+$/).transform(Number).nullable().catch(null),
  /** Where health and counts are shown; null for nowhere. */
  PILCROW_HEALTH_PORT: readAs(portNumber, `is the number of a port, 1 to ${HIGHEST_PORT}, or 0 for any`),
  /** The form of the log's lines; null for what suits where they go. */
  PILCROW_LOG: oneOf('auto', 'json', 'plain').transform((form) => (form === 'auto' ? null : form)),
  /** The least that is logged. */
  PILCROW_LOG_LEVEL: oneOf('info', 'warn', 'error'),
  /** Whether the log says what was asked. */
  PILCROW_LOG_QUESTIONS: oneOf('no', 'yes').transform((said) => said === 'yes'),
  /** As how many processes the bot runs, and which of them are this machine's; null for this one alone. */
  PILCROW_SHARDS: readAs(
    shardRange,
    'is a number of processes, 1 to 9999, or auto, or which of them run here, such as 0-15/64',
  ),
  /** When the bot looks for new reports on Ofsted's site; null for never. */
  PILCROW_FETCH: readAs(fetchTimes, 'is daily, or an hour of the day such as 4 or 04:30'),
  OFSTED_FILES: site(OFSTED.files),
  OFSTED_REPORTS: site(OFSTED.reports),
})
type Configuration = z.output<typeof Configuration>

/** The settings that have a flag, each with its variable. */
const flaggedSettings = Object.entries(Configuration.shape).flatMap(([variable, row]) => {
  const flagged = settingFlags.get(row)
  return flagged ? [{ variable, ...flagged }] : []
})

const isGiven = z.boolean().default(false)

/** Those beside any command that have Pilcrow tell of itself instead. */
export const AboutFlags = z.object({ help: isGiven, version: isGiven })

const SHORT_FLAGS: Readonly<Record<string, string>> = { help: 'h', version: 'v' }

export const NoFlags = z.object({})

export const SayFlags = z
  .object({ json: isGiven, csv: isGiven, explain: isGiven })
  .refine(
    ({ csv, json, explain }) => !(csv && (json || explain)),
    'An answer comes as CSV or as JSON: say --csv, or say --json.',
  )
export type SayFlags = z.output<typeof SayFlags>

export const IngestFlags = z.object({
  json: isGiven,
  csv: isGiven,
  /** The file of which each line is explained. */
  explain: z.string().optional(),
})
export type IngestFlags = z.output<typeof IngestFlags>

/** A year, a month or a day: `2022`, `2022-07-08`. */
const SINCE_DATE = /^\d{4}(-\d\d(-\d\d)?)?$/

export const FetchFlags = z.object({
  json: isGiven,
  new: isGiven,
  since: z
    .string()
    .regex(SINCE_DATE, expecting('takes a year or a day, such as 2022 or 2022-07-08'))
    .optional(),
  'dry-run': isGiven,
})
export type FetchFlags = z.output<typeof FetchFlags>

export const GradesFlags = z
  .object({ csv: isGiven })
  .refine(({ csv }) => csv, 'Grades come as CSV: pilcrow grades --csv')

/**
 * One setting; what is empty counts as not set. A command looks at those that it needs, and at no other.
 * @throws WrongUsage where it is not understood
 */
export function configured<Name extends keyof Configuration>(
  env: Environment,
  name: Name,
): Configuration[Name] {
  const read = Configuration.shape[name].safeParse(env[name] || undefined)
  if (!read.success) throw new WrongUsage(`${name} ${read.error.issues[0]?.message}`)
  return read.data as Configuration[Name]
}

/** The environment as the flags of settings have it: what is given by one stands in its variable's place. */
export function withFlags(flags: Readonly<Record<string, unknown>>, env: Environment): Environment {
  const given = flaggedSettings.filter(({ flag }) => flags[flag])
  const outdone = given.flatMap(({ outdoes }) => outdoes.map((variable) => [variable, undefined]))
  const set = given.map(({ variable, flag }) => [variable, flags[flag]])
  return { ...env, ...Object.fromEntries([...outdone, ...set]) }
}

/**
 * The flags of a command, as `parseArgs` has found them.
 * @throws WrongUsage where one is not understood, or where they do not go together
 */
export function readFlags<Flags extends z.ZodObject>(form: Flags, given: unknown): z.output<Flags> {
  const read = form.safeParse(given)
  if (read.success) return read.data
  const { path: [name] = [], message } = read.error.issues[0] ?? {}
  throw new WrongUsage(name === undefined ? message : `--${String(name)} ${message}`)
}

export type FlagOptions = NonNullable<ParseArgsConfig['options']>

/** What `parseArgs` is to know of flags: one that may be true stands alone, any other takes a value. */
export const flagOptions = ({ shape }: z.ZodObject): FlagOptions =>
  Object.fromEntries(
    Object.entries(shape).map(([name, flag]): [string, FlagOptions[string]] => {
      const short = SHORT_FLAGS[name]
      const type = z.safeParse(flag, true).success ? 'boolean' : 'string'
      return [name, short === undefined ? { type } : { type, short }]
    }),
  )

/** What `parseArgs` is to know of the flags that stand beside any command. */
export const GLOBAL_OPTIONS: FlagOptions = {
  ...Object.fromEntries(flaggedSettings.map(({ flag }) => [flag, { type: 'string' as const }])),
  ...flagOptions(AboutFlags),
}

/** What `--help` says of those: how they are written, and what they are for. */
export const GLOBAL_HELP: readonly (readonly [flags: string, summary: string])[] = [
  ...flaggedSettings.map(
    ({ variable, flag, takes, summary }) => [`--${flag} ${takes}`, `${summary} (or ${variable})`] as const,
  ),
  [
    Object.keys(AboutFlags.shape)
      .map((name) => `--${name}`)
      .join(', '),
    '',
  ],
]

/**
 * How a bot is run: what it writes, what it shows.
 * @throws WrongUsage where a setting is not understood
 */
export function operatorSettings(env: Environment) {
  const shard = configured(env, 'SHARDS')
  const port = configured(env, 'PILCROW_HEALTH_PORT')
  return {
    form: configured(env, 'PILCROW_LOG'),
    level: configured(env, 'PILCROW_LOG_LEVEL'),
    logsQuestions: configured(env, 'PILCROW_LOG_QUESTIONS'),
    /** Of several processes, each has the port after the one before. */
    healthPort: port && port + (shard ?? 0),
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
