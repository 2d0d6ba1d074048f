import { type APIMessageComponent, ChannelType, ComponentType, type Message, MessageType } from 'discord.js'
import type { ListenPolicy } from '../request/preferences.js'

/** What a message holds of words, whichever way it was made. */
type MessageContent = Pick<Message, 'content' | 'components' | 'messageSnapshots'>

/** Components are nested; only texts are words, a button's label is none. */
function textDisplays(components: readonly APIMessageComponent[]): string[] {
  return components.flatMap((component): string[] => {
    if (component.type === ComponentType.TextDisplay) return [component.content]
    return 'components' in component ? textDisplays(component.components as APIMessageComponent[]) : []
  })
}

/** The words of a message; of a forward those it brings along, of a message of components their texts. */
function contentTexts(message: Pick<MessageContent, 'content' | 'components'>): string[] {
  const drawn = (message.components ?? []).map((component) => component.toJSON())
  return [message.content ?? '', ...textDisplays(drawn)]
}

/** A message's words as a question: without the mention of the bot itself, without the white space around them. */
export function messageText(message: MessageContent, botId: string): string {
  const forwarded = [...message.messageSnapshots.values()].flatMap((snapshot) => contentTexts(snapshot))
  return [...contentTexts(message), ...forwarded]
    .join('\n')
    .replaceAll(new RegExp(`<@!?${botId}>`, 'g'), ' ')
    .trim()
}

const WRITTEN_TYPES = new Set([MessageType.Default, MessageType.Reply])

/** A message that a person wrote, not a bot, a webhook or Discord itself. */
const isWritten = ({ author, webhookId, type }: Message): boolean =>
  !author.bot && webhookId === null && WRITTEN_TYPES.has(type)

/** Whether it stands in a channel of Pilcrow's own, or in a thread of one. */
function isInListenedChannel({ channel }: Message, { isOwn }: ListenPolicy): boolean {
  const parent = channel.isThread() ? channel.parentId : null
  return isOwn(channel.id) || (parent !== null && isOwn(parent))
}

/** How a message is heard: spoken to Pilcrow; said in a channel of its own; talk, in which a citation may stand. */
export type Addressing = 'addressed' | 'listened' | 'overheard'

/**
 * How Pilcrow hears a message: a direct message and one that names the bot itself, whomever else it names, are spoken to
 * it; one that reaches it only through everybody or a role is not. Null for one that is nothing to it.
 */
export function addressingOf(message: Message, listenPolicy: ListenPolicy): Addressing | null {
  if (!isWritten(message)) return null
  const { id } = message.client.user
  if (message.channel.isDMBased() || message.mentions.users.has(id)) return 'addressed'
  if (isInListenedChannel(message, listenPolicy)) return 'listened'
  return message.guildId !== null && listenPolicy.wantsCards(message.guildId, message.channelId)
    ? 'overheard'
    : null
}

/** The title of a forum's post, of which this is the first message; null for any other. */
function forumPostTitle({ id, channel }: Message): string | null {
  const isPost = channel.isThread() && channel.id === id && channel.parent?.type === ChannelType.GuildForum
  return isPost ? channel.name : null
}

/** What a message asks. */
export interface MessageQuestion {
  readonly words: string
  /** In a forum the title of a post is the question; with its first message it says more. */
  readonly fuller: string | null
}

export function questionIn(message: Message): MessageQuestion {
  const words = messageText(message, message.client.user.id)
  const title = forumPostTitle(message)
  return title === null ? { words, fuller: null } : { words: title, fuller: `${title}\n${words}` }
}
