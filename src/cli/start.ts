import { chat } from '../console/chat.js'
import { chosenEncoder } from './chosen-encoder.js'
import { openPilcrow } from './open.js'
import { operatingIn } from './operating.js'
import { OK, type Run } from './shell.js'
import { discordToken } from './token.js'

/** `pilcrow`: the bot in Discord where there is a token, else here in the terminal. */
export const run: Run = async ({ library }, shell) => {
  const token = discordToken(shell.env)
  if (token === null) {
    await chat(await openPilcrow(library, shell.errors, await chosenEncoder(shell.env)), shell)
    return OK
  }
  const { shard, shards } = operatingIn(shell.env)
  if (shards !== null && shard === null) {
    const { startShards } = await import('./start-shards.js')
    return startShards(library, token, shell)
  }
  const { joinDiscord } = await import('./join-discord.js')
  return joinDiscord(library, token, shell)
}
