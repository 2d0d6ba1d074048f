import { fileURLToPath } from 'node:url'
import { botLog } from './bot-log.js'
import { discordApi } from './discord-api.js'
import { discordChannels } from './discord-channels.js'
import { operatingIn } from './operating.js'
import { settingsPlace } from './settings-place.js'
import type { Shell } from './shell.js'

/** The program that this process runs, and so do its shards. */
const PROGRAM = fileURLToPath(new URL('./main.js', import.meta.url))

/** Runs the bot in Discord as several processes until it has left; gives the exit status. */
export async function startShards(folder: string, token: string, shell: Shell): Promise<number> {
  const { env, errors } = shell
  const { shards } = operatingIn(env)
  const api = discordApi(env)
  // Said once here rather than by every shard.
  discordChannels(env)
  settingsPlace(env, folder)
  const { runShards } = await import('../discord/shards/shards.js')
  return runShards({
    program: PROGRAM,
    args: ['--library', folder],
    count: shards === 'auto' ? null : shards,
    token,
    // Where it stands in a file, each shard reads it there; in the environment other programs might see it.
    tellsToken: !env.DISCORD_TOKEN_FILE,
    api,
    // Whoever closes the terminal that the bot runs in wants it to end.
    passesHangUp: !errors.isTTY,
    log: botLog(token, shell),
  })
}
