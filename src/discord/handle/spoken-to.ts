import { type Message, MessageType } from 'discord.js'
import { looksLikeQuestion } from './question.js'
import { wordsIn } from './words-in.js'

const WRITTEN = new Set([MessageType.Default, MessageType.Reply])

/** A message that a person wrote, not a bot, a webhook or Discord itself. */
const isWritten = ({ author, webhookId, type }: Message): boolean =>
  !author.bot && webhookId === null && WRITTEN.has(type)

/** Whether it stands in one of these channels, or in a thread of one. */
function isIn({ channel }: Message, channels: ReadonlySet<string>): boolean {
  const parent = channel.isThread() ? channel.parentId : null
  return channels.has(channel.id) || (parent !== null && channels.has(parent))
}

/**
 * Whether a message is for Pilcrow: a direct message; one that names the bot itself, whomever else it names; a question
 * in a channel where all are answered. One that reaches it only through everybody or a role is none.
 * @param channels ids of the channels where all questions are answered
 */
export function isForPilcrow(message: Message, channels: ReadonlySet<string>): boolean {
  if (!isWritten(message)) return false
  const { id } = message.client.user
  if (message.channel.isDMBased() || message.mentions.users.has(id)) return true
  return isIn(message, channels) && looksLikeQuestion(wordsIn(message, id))
}
