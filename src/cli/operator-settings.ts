import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Environment } from '../console/screen.js'
import { addressOf } from '../database/database.js'
import type { OfstedSites } from '../fetch/ofsted-site.js'
import type { FetchTimes } from '../operate/fetch-schedule.js'
import type { LogFormat, LogLevel } from '../operate/log.js'
import { openSentenceEncoder } from '../sentence-encoder/open.js'
import type { SentenceEncoder } from '../sentence-encoder/sentence-encoder.js'
import { defaultSettingsFile, type SettingsLocation } from '../settings/store.js'
import { configured, type ShardRange } from './configuration.js'
import { WrongUsage } from './shell.js'

/** What follows from several settings together. */

/** How a bot is run: what it writes, what it shows. */
export interface OperatorSettings {
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
