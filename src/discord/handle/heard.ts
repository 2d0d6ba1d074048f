import { ChannelType, type Message, MessageType } from 'discord.js'
import type { Wishes } from './wishes.js'
import { wordsIn } from './words-in.js'

const WRITTEN = new Set([MessageType.Default, MessageType.Reply])

/** A message that a person wrote, not a bot, a webhook or Discord itself. */
const isWritten = ({ author, webhookId, type }: Message): boolean =>
  !author.bot && webhookId === null && WRITTEN.has(type)

/** Whether it stands in a channel of Pilcrow's own, or in a thread of one. */
function isInOwn({ channel }: Message, { isOwn }: Wishes): boolean {
  const parent = channel.isThread() ? channel.parentId : null
  return isOwn(channel.id) || (parent !== null && isOwn(parent))
}

/** How a message is heard: spoken to Pilcrow; said in a channel of its own; talk, in which a citation may stand. */
export type Heard = 'spoken' | 'own' | 'talk'

/**
 * How Pilcrow hears a message: a direct message and one that names the bot itself, whomever else it names, are spoken to
 * it; one that reaches it only through everybody or a role is not. Null for one that is nothing to it.
 */
export function hearing(message: Message, wishes: Wishes): Heard | null {
  if (!isWritten(message)) return null
  const { id } = message.client.user
  if (message.channel.isDMBased() || message.mentions.users.has(id)) return 'spoken'
  if (isInOwn(message, wishes)) return 'own'
  return message.guildId !== null && wishes.wantsCards(message.guildId, message.channelId) ? 'talk' : null
}

/** The title of a forum's post, of which this is the first message; null for any other. */
function titleOver({ id, channel }: Message): string | null {
  const isPost = channel.isThread() && channel.id === id && channel.parent?.type === ChannelType.GuildForum
  return isPost ? channel.name : null
}

/** What a message asks. */
export interface Question {
  readonly words: string
  /** In a forum the title of a post is the question; with its first message it says more. */
  readonly fuller: string | null
}

export function questionIn(message: Message): Question {
  const words = wordsIn(message, message.client.user.id)
  const title = titleOver(message)
  return title === null ? { words, fuller: null } : { words: title, fuller: `${title}\n${words}` }
}
