import { fileURLToPath } from 'node:url'
import type { Bot } from '../discord/bot.js'
import { linkToParent, runShards, type ShardsSettings } from '../discord/shards.js'
import { type Library, loadLibrary } from '../library/library.js'
import { type Counts, type Health, NO_COUNTS, STARTING } from '../operate/counts.js'
import { type FetchSchedule, scheduleFetches } from '../operate/fetch-schedule.js'
import { EMPTY_FOLDER, type LibraryWatch, readFolderState, watchLibrary } from '../operate/library-watch.js'
import { createLogger, type Logger } from '../operate/log.js'
import type { Pilcrow } from '../pilcrow/pilcrow.js'
import type { SentenceEncoder } from '../sentence-encoder/sentence-encoder.js'
import { openSettingsStore } from '../settings/open.js'
import type { SettingsStore } from '../settings/store.js'
import { loadVocabulary } from '../vocabulary/vocabulary.js'
import {
  chosenEncoder,
  configured,
  discordToken,
  ofstedSites,
  operatorSettings,
  type SettingsPlacement,
  settingsPlacement,
} from './configuration.js'
import { databaseAt, type LibraryLocation, pilcrowOver, storeAt } from './open.js'
import { FAILED, fetchAgent, OK, type RunCommand, type Shell, WrongUsage } from './shell.js'

/** The log of a bot, on standard error, as whoever runs it has set it; where it is one of several, each line says which. */
export function botLogger(token: string, { env, errors }: Pick<Shell, 'env' | 'errors'>): Logger {
  const { form, level, shard } = operatorSettings(env)
  return createLogger({
    write: (line) => errors.write(`${line}\n`),
    form: form ?? (errors.isTTY ? 'plain' : 'json'),
    level,
    secrets: [token],
    ...(shard === null ? {} : { always: { shard } }),
  })
}

/** What the link is for that this command and each start give. */
export const TO_INVITE = 'Add Pilcrow to a server'

/** `pilcrow deploy`: registers the slash commands, on one server where DISCORD_GUILD names it, else everywhere. */
export const runDeploy: RunCommand = async (_, { env, output }) => {
  const token = discordToken(env)
  if (!token)
    throw new WrongUsage('Set DISCORD_TOKEN to the bot’s token first: the README says where it is found.')
  const guild = configured(env, 'DISCORD_GUILD')
  const [{ deploy }, { commands }] = await Promise.all([
    import('../discord/deploy.js'),
    import('../../commands/index.js'),
  ])
  const api = configured(env, 'DISCORD_API')
  const { count, invite } = await deploy({ token, api, guild, commands })
  const where = guild === null ? 'everywhere' : `on the server ${guild}`
  output.write(`Discord now has Pilcrow’s ${count} commands ${where}.\n`)
  output.write(`${TO_INVITE}: ${invite}\n`)
  return OK
}

/**
 * Opens the settings. Where the operator named no place and the usual one cannot be written to, the bot does without.
 * @param without told why, as a sentence
 * @param lost told of a connection to a database that breaks
 * @throws Error with a sentence where the operator's own place cannot be used
 */
async function openSettingsOrNone(
  { place, isAsked }: SettingsPlacement,
  without: (message: string) => void,
  lost: (error: Error) => void,
): Promise<SettingsStore | null> {
  try {
    return await openSettingsStore(place, lost)
  } catch (error) {
    if (isAsked || !(error instanceof Error)) throw error
    without(
      `${error.message} Until there is a place that can be written to (PILCROW_STORE, PILCROW_DATABASE), nothing is kept.`,
    )
    return null
  }
}

/** How long a bot that has left may take to let go of its connections. */
const EXIT_DELAY_MS = 500

/** Counts, shown beside health on a port of this machine where one is set. */
async function openMetrics(port: number | null, health: () => Health, log: Logger) {
  if (port === null) return { counts: NO_COUNTS, close: async () => {} }
  const { createMetrics, openEndpoint } = await import('../operate/endpoint.js')
  const metrics = createMetrics(health)
  const endpoint = await openEndpoint({ port, health, metrics })
  log.info('health', { port: endpoint.port })
  return { counts: metrics as Counts, close: endpoint.close }
}

/** Runs the bot in Discord until it has left; gives the exit status. */
export async function joinDiscord(where: LibraryLocation, token: string, shell: Shell): Promise<number> {
  const { env, errors } = shell
  const { logsQuestions, healthPort, shard, fetches } = operatorSettings(env)
  const sites = ofstedSites(env)
  const settings = {
    token,
    api: configured(env, 'DISCORD_API'),
    channels: configured(env, 'PILCROW_CHANNELS'),
    logsQuestions,
  }
  const place = settingsPlacement(env, where.library)
  const log = botLogger(token, shell)
  let bot: Bot | null = null
  let reload: LibraryWatch | null = null
  let fetching: FetchSchedule | null = null
  const { counts, close } = await openMetrics(healthPort, () => bot?.health() ?? STARTING, log)
  const unlink = shard === null ? null : linkToParent(() => (bot ? void bot.stop() : process.exit()))
  const hangUp = () => void reload?.now()
  // Whoever closes the terminal that the bot runs in wants it to end.
  if (!errors.isTTY) process.on('SIGHUP', hangUp)
  try {
    // After the port, which may be taken: discord.js is long to load.
    const { startBot } = await import('../discord/bot.js')
    const { pilcrow, follow } = await openServing(where, { log, counts, encoder: await chosenEncoder(env) })
    const store = await openSettingsOrNone(
      place,
      (message) => log.warn('settings not kept', { message }),
      (error) => log.warn('database lost', { error }),
    )
    bot = await startBot({ ...settings, pilcrow, store, log, counts })
    // Of several processes one says it.
    if (!shard) log.info('invite', { message: TO_INVITE, link: new URL(bot.invite) })
    reload = follow(bot.serve)
    // Of several processes over one library, one looks.
    if (fetches !== null && !shard) {
      const { fetchReports } = await import('../fetch/fetch.js')
      const options = {
        library: where.library,
        open: await storeAt(where),
        filter: { councils: null, since: null },
        isNew: true,
        sites,
        agent: fetchAgent(),
      }
      const look = (signal: AbortSignal) => fetchReports({ ...options, signal })
      fetching = scheduleFetches({ folder: where.library, times: fetches, look, log, counts })
    }
    const end = await bot.ended
    void reload.close()
    await fetching?.close()
    process.off('SIGHUP', hangUp)
    // Only where discord.js goes on trying to reach Discord is anything left by then.
    setTimeout(() => process.exit(), EXIT_DELAY_MS).unref()
    return end === 'stopped' ? OK : FAILED
  } finally {
    unlink?.()
    await close()
  }
}

/** The program that this process runs, and so do its shards. */
const SHARD_PROGRAM = fileURLToPath(new URL('./main.js', import.meta.url))

/**
 * Where several machines run one bot over one database, their shards take turns through it; undefined where a folder is
 * served.
 */
async function identifyLockAt(where: LibraryLocation): Promise<ShardsSettings['exclusively']> {
  const database = await databaseAt(where)
  return database ? (turn, act) => database.alone(`pilcrow shards ${turn}`, act) : undefined
}

/** Runs the bot in Discord as several processes until it has left; gives the exit status. */
export async function startShards(where: LibraryLocation, token: string, shell: Shell): Promise<number> {
  const { env, errors } = shell
  const { shards } = operatorSettings(env)
  const api = configured(env, 'DISCORD_API')
  // Said once here rather than by every shard.
  configured(env, 'PILCROW_CHANNELS')
  settingsPlacement(env, where.library)
  return runShards({
    program: SHARD_PROGRAM,
    // The shards read the database's address where this process did: it may hold a password.
    args: where.database ? [] : ['--library', where.library],
    count: shards?.count ?? null,
    own: shards?.own ?? null,
    exclusively: await identifyLockAt(where),
    token,
    // Where it stands in a file, each shard reads it there; in the environment other programs might see it.
    tellsToken: configured(env, 'DISCORD_TOKEN_FILE') === null,
    api,
    // Whoever closes the terminal that the bot runs in wants it to end.
    passesHangUp: !errors.isTTY,
    log: botLogger(token, shell),
  })
}

/** What a running bot answers from. */
export interface Serving {
  readonly pilcrow: Pilcrow
  /** Follows the library from then on, and hands on each Pilcrow of a renewed one. */
  follow(serve: (pilcrow: Pilcrow) => void): LibraryWatch
}

interface ServingSettings {
  readonly log: Logger
  readonly counts: Counts
  /** Of PILCROW_ENCODER; null where none is chosen. */
  readonly encoder: SentenceEncoder | null
}

/**
 * Opens the library for a bot that runs on while it changes.
 * @throws Error with a sentence where it cannot be used
 */
export async function openServing(where: LibraryLocation, told: ServingSettings): Promise<Serving> {
  return (await serveDatabase(where, told)) ?? serveFolder(where.library, told)
}

async function serveDatabase(
  where: LibraryLocation,
  { log, counts, encoder }: ServingSettings,
): Promise<Serving | null> {
  const database = await databaseAt(where, encoder)
  if (!database) return null
  const [{ pilcrowIn }, { followDatabase }] = await Promise.all([
    import('../database/open.js'),
    import('../database/open.js'),
  ])
  const opened = await pilcrowIn(database, loadVocabulary())
  for (const message of opened.pilcrow.library.problems) log.warn('extract refused', { message })
  return {
    pilcrow: opened.pilcrow,
    follow: (serve) => followDatabase({ database, opened, serve, log, counts }),
  }
}

async function serveFolder(folder: string, { log, counts, encoder }: ServingSettings): Promise<Serving> {
  const vocabulary = loadVocabulary()
  const state = await readFolderState(folder).catch(() => EMPTY_FOLDER)
  const library = await loadLibrary(folder)
  for (const message of library.problems) log.warn('extract refused', { message })
  const open = async (held: Library): Promise<Pilcrow> => {
    const { pilcrow, problem } = await pilcrowOver(folder, held, vocabulary, encoder)
    if (problem) log.warn('index not kept', { message: problem })
    return pilcrow
  }
  const pilcrow = await open(library)
  return { pilcrow, follow: (serve) => watchLibrary({ folder, state, pilcrow, open, serve, log, counts }) }
}
