import { commands } from '../../commands/index.js'
import { deploy } from '../discord/deploy.js'
import { discordApi } from './discord-api.js'
import { OK, type Run } from './shell.js'
import { discordToken } from './token.js'
import { WrongUsage } from './usage.js'

/** What the link is for that this command and each start give. */
export const TO_INVITE = 'Add Pilcrow to a server'

/** `pilcrow deploy`: registers the slash commands, on one server where DISCORD_GUILD names it, else everywhere. */
export const run: Run = async (_, { env, output }) => {
  const token = discordToken(env)
  if (!token)
    throw new WrongUsage('Set DISCORD_TOKEN to the bot’s token first: the README says where it is found.')
  const guild = env.DISCORD_GUILD || null
  const { count, invite } = await deploy({ token, api: discordApi(env), guild, commands })
  const where = guild === null ? 'everywhere' : `on the server ${guild}`
  output.write(`Discord now has Pilcrow’s ${count} commands ${where}.\n`)
  output.write(`${TO_INVITE}: ${invite}\n`)
  return OK
}
