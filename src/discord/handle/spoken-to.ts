import { type Message, MessageType } from 'discord.js'
import { looksLikeQuestion } from './question.js'
import type { Wishes } from './wishes.js'
import { wordsIn } from './words-in.js'

const WRITTEN = new Set([MessageType.Default, MessageType.Reply])

/** A message that a person wrote, not a bot, a webhook or Discord itself. */
const isWritten = ({ author, webhookId, type }: Message): boolean =>
  !author.bot && webhookId === null && WRITTEN.has(type)

/** Whether it stands in one of these channels, or in a thread of one. */
function isIn({ channel }: Message, { isOwn }: Wishes): boolean {
  const parent = channel.isThread() ? channel.parentId : null
  return isOwn(channel.id) || (parent !== null && isOwn(parent))
}

/**
 * Whether a message is for Pilcrow: a direct message; one that names the bot itself, whomever else it names; a question
 * in a channel where all are answered. One that reaches it only through everybody or a role is none.
 */
export function isForPilcrow(message: Message, wishes: Wishes): boolean {
  if (!isWritten(message)) return false
  const { id } = message.client.user
  if (message.channel.isDMBased() || message.mentions.users.has(id)) return true
  return isIn(message, wishes) && looksLikeQuestion(wordsIn(message, id))
}
