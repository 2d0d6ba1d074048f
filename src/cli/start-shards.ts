import { fileURLToPath } from 'node:url'
import type { ShardsSettings } from '../discord/shards/shards.js'
import { botLog } from './bot-log.js'
import { discordApi } from './discord-api.js'
import { discordChannels } from './discord-channels.js'
import { databaseAt, type Where } from './open.js'
import { operatingIn } from './operating.js'
import { settingsPlace } from './settings-place.js'
import type { Shell } from './shell.js'

/** The program that this process runs, and so do its shards. */
const PROGRAM = fileURLToPath(new URL('./main.js', import.meta.url))

/** Where several machines run one bot over one database, their shards take turns through it; undefined where a folder is served. */
async function turnsAt(where: Where): Promise<ShardsSettings['alone']> {
  const database = await databaseAt(where)
  return database ? (turn, act) => database.alone(`pilcrow shards ${turn}`, act) : undefined
}

/** Runs the bot in Discord as several processes until it has left; gives the exit status. */
export async function startShards(where: Where, token: string, shell: Shell): Promise<number> {
  const { env, errors } = shell
  const { shards } = operatingIn(env)
  const api = discordApi(env)
  // Said once here rather than by every shard.
  discordChannels(env)
  settingsPlace(env, where.library)
  const { runShards } = await import('../discord/shards/shards.js')
  return runShards({
    program: PROGRAM,
    // The shards read the database's address where this process did: it may hold a password.
    args: where.database ? [] : ['--library', where.library],
    count: shards?.count ?? null,
    own: shards?.own ?? null,
    alone: await turnsAt(where),
    token,
    // Where it stands in a file, each shard reads it there; in the environment other programs might see it.
    tellsToken: !env.DISCORD_TOKEN_FILE,
    api,
    // Whoever closes the terminal that the bot runs in wants it to end.
    passesHangUp: !errors.isTTY,
    log: botLog(token, shell),
  })
}
