import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { chat } from '../console/chat.js'
import type { ShardsSettings } from '../discord/shards.js'
import {
  chosenEncoder,
  configured,
  discordToken,
  operatorSettings,
  settingsPlacement,
} from './configuration.js'
import { databaseAt, type LibraryLocation, pilcrowAt } from './open.js'
import { OK, type RunCommand, type Shell } from './shell.js'

/**
 * What V8 heeds from now on: to clear rubbish away when the heap has grown by a third or so of what is needed, where it would
 * else let it grow to twice and more. Over 40,000 paragraphs and 150 questions that is 192 MB, where a growth by 60 is 213, for a
 * sixth more time of the processor; by itself V8 comes to 325 MB.
 */
const FLAGS = ['--semi-space-growth-factor=1', '--heap-growing-percent=30']

/** For a process that leaves the library to a database: little is held, and many may run beside each other on one machine. */
export function keepHeapSmall(): void {
  for (const flag of FLAGS) setFlagsFromString(flag)
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
async function startShards(where: LibraryLocation, token: string, shell: Shell): Promise<number> {
  const { env, errors } = shell
  const { shards } = operatorSettings(env)
  const api = configured(env, 'DISCORD_API')
  // Said once here rather than by every shard.
  configured(env, 'PILCROW_CHANNELS')
  settingsPlacement(env, where.library)
  const [{ runShards }, { botLogger }] = await Promise.all([
    import('../discord/shards.js'),
    import('./discord.js'),
  ])
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

/** `pilcrow`: the bot in Discord where there is a token, else here in the terminal. */
export const runStart: RunCommand = async (where, shell) => {
  const token = discordToken(shell.env)
  if (token === null) {
    await chat(await pilcrowAt(where, shell.errors, await chosenEncoder(shell.env)), shell)
    return OK
  }
  const { shard, shards } = operatorSettings(shell.env)
  if (shards !== null && shard === null) {
    return startShards(where, token, shell)
  }
  if (where.database) keepHeapSmall()
  const { joinDiscord } = await import('./discord.js')
  return joinDiscord(where, token, shell)
}
