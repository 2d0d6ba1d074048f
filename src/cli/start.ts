import { chat } from '../console/chat.js'
import { keepHeapSmall } from '../operate/heap.js'
import { chosenEncoder } from './chosen-encoder.js'
import { pilcrowAt } from './open.js'
import { operatingIn } from './operating.js'
import { OK, type Run } from './shell.js'
import { discordToken } from './token.js'

/** `pilcrow`: the bot in Discord where there is a token, else here in the terminal. */
export const run: Run = async (where, shell) => {
  const token = discordToken(shell.env)
  if (token === null) {
    await chat(await pilcrowAt(where, shell.errors, await chosenEncoder(shell.env)), shell)
    return OK
  }
  const { shard, shards } = operatingIn(shell.env)
  if (shards !== null && shard === null) {
    const { startShards } = await import('./start-shards.js')
    return startShards(where, token, shell)
  }
  if (where.database) keepHeapSmall()
  const { joinDiscord } = await import('./join-discord.js')
  return joinDiscord(where, token, shell)
}
