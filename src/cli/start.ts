import { chat } from '../console/chat.js'
import { createLog } from '../operate/log.js'
import type { Pilcrow } from '../pilcrow.js'
import { discordApi } from './discord-api.js'
import { discordChannels } from './discord-channels.js'
import { openPilcrow } from './open.js'
import { OK, type Run, type Shell } from './shell.js'

/** `pilcrow`: the bot in Discord where there is a token, else here in the terminal. The library is loaded first. */
export const run: Run = async ({ library }, shell) => {
  const pilcrow = await openPilcrow(library, shell.errors)
  const token = shell.env.DISCORD_TOKEN
  await (token ? joinDiscord(pilcrow, token, shell) : chat(pilcrow, shell))
  return OK
}

/** Done once the bot is there; it then answers until the process is told to stop. */
async function joinDiscord(pilcrow: Pilcrow, token: string, { env, errors }: Shell): Promise<void> {
  const { startBot } = await import('../discord/bot.js')
  const log = createLog({
    write: (line) => errors.write(`${line}\n`),
    form: errors.isTTY ? 'plain' : 'json',
    secrets: [token],
  })
  await startBot({ token, api: discordApi(env), pilcrow, channels: discordChannels(env), log })
}
