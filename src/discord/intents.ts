import { GatewayIntentBits } from 'discord.js'

/** None of these needs Discord's approval: no message is read that is not meant for the bot. */
const UNPRIVILEGED = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
]

/** What to ask Discord for: the words of every message only where some channel's questions are all answered. */
export const intentsFor = (listens: boolean): GatewayIntentBits[] =>
  listens ? [...UNPRIVILEGED, GatewayIntentBits.MessageContent] : UNPRIVILEGED
