import { type APIMessageComponent, ChannelType, ComponentType, type Message, MessageType } from 'discord.js'
import { distinctBy } from '../../collections/collections.js'
import type { Query } from '../../model/query.js'
import { placeOfKey } from '../../model/report.js'
import { type Answers, type Pilcrow, previousOf } from '../../pilcrow/pilcrow.js'
import { type Previous, reportsShown, type Shown, whereOf } from '../../understand/follow-up/shown.js'
import type { ListenPolicy } from '../bot-context.js'
import { type ComponentState, parseCustomId } from '../custom-id.js'
import { isUnknownMessage, withTimeout } from '../protocol.js'
import { reportCommand } from '../reply/reply.js'

/**
 * A message that comes in: whether it is for Pilcrow, what it asks, and the answer that it follows. An answer whose question
 * nobody knows any more tells by its own buttons what it was about.
 */

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
interface MessageQuestion {
  readonly words: string
  /** In a forum the title of a post is the question; with its first message it says more. */
  readonly fuller: string | null
}

export function questionIn(message: Message): MessageQuestion {
  const words = messageText(message, message.client.user.id)
  const title = forumPostTitle(message)
  return title === null ? { words, fuller: null } : { words: title, fuller: `${title}\n${words}` }
}

/** The custom ids of a message's buttons and of its menus' options, wherever they are nested. */
function customIdsIn(components: readonly APIMessageComponent[]): string[] {
  return components.flatMap((component): string[] => {
    if (component.type === ComponentType.Button) return 'custom_id' in component ? [component.custom_id] : []
    if (component.type === ComponentType.StringSelect) return component.options.map(({ value }) => value)
    return 'components' in component ? customIdsIn(component.components as APIMessageComponent[]) : []
  })
}

const statesInMessage = (answer: Message): ComponentState[] =>
  customIdsIn(answer.components.map((component) => component.toJSON())).flatMap(
    (id) => parseCustomId(id) ?? [],
  )

/** What an answer's buttons ask again: for another page of it, for all its rows, to share it. */
function queryInButtons(answer: Message): Query | null {
  const states = statesInMessage(answer).flatMap((state) =>
    'query' in state && state.query ? [state.query] : [],
  )
  return states[0] ?? null
}

/** The paragraphs that a button opens of those that its answer holds; `turn` leads to others. */
function paragraphsOpened(state: ComponentState): { report: string; key: string }[] {
  switch (state.act) {
    case 'share':
    case 'copy':
    case 'context':
      return [{ report: state.report, key: placeOfKey(state.key).paragraph }]
    case 'more':
      return state.keys.map((key) => ({ report: state.report, key: placeOfKey(key).paragraph }))
    default:
      return []
  }
}

/** The paragraphs that an answer holds, in its order, each once however many buttons it has. */
function paragraphsShown(states: readonly ComponentState[]): Shown['excerpts'] {
  return distinctBy(states.flatMap(paragraphsOpened), ({ report, key }) => `${report} ${key}`)
}

/** The reports that the commands of an answer's buttons are about; none where they lead to several councils. */
function reportsLedTo(
  states: readonly ComponentState[],
  pilcrow: Pick<Answers, 'respond' | 'library'>,
): string[] {
  const ids = states.flatMap((state) => {
    if (state.act !== 'say') return []
    const led = previousOf(pilcrow.respond(state.message))
    return led ? [...whereOf(led.query.asked).reports, ...reportsShown(led.shown)] : []
  })
  const councils = new Set(ids.map((id) => pilcrow.library.byId(id)?.authority.slug))
  return councils.size === 1 ? ids : []
}

/**
 * An answer whose question nobody knows any more: it was about the first report that it shows, and what it quoted is what
 * it showed. Undefined where its buttons tell of no report that is held.
 */
function previousFromButtons(
  answer: Message,
  pilcrow: Pick<Answers, 'respond' | 'library'>,
): Previous | undefined {
  const states = statesInMessage(answer)
  const excerpts = paragraphsShown(states)
  const named = states.flatMap((state) => ('report' in state ? [state.report] : []))
  const [id] = named.length > 0 ? named : reportsLedTo(states, pilcrow)
  if (id === undefined || !pilcrow.library.byId(id)) return undefined
  const about = previousOf(pilcrow.respond(reportCommand(id)))
  if (!about || excerpts.length === 0) return about
  return { ...about, shown: { excerpts, recommendations: [], grades: [] } }
}

/** Answers again what was asked before. */
type AnswersAgain = Pick<Pilcrow, 'respond' | 'answer' | 'look'>

/** A question is not kept waiting longer for the answers that it follows; it is then understood by itself. */
const PREVIOUS_FETCH_MS = 2000

/** Questions and answers that a conversation is followed back over: more would cost a question too many fetches. */
const MAX_TURNS = 3

/** In a direct message everything follows the answer before it; so many messages back it is looked for. */
const MAX_MESSAGES_BETWEEN = 5

/** The message that one replies to; undefined where it replies to none, or to one that was deleted. */
async function repliedTo(message: Message): Promise<Message | undefined> {
  if (!message.reference?.messageId) return undefined
  try {
    return await message.fetchReference()
  } catch (error) {
    if (isUnknownMessage(error)) return undefined
    throw error
  }
}

/** The answer of Pilcrow's own that a message replies to; in a direct message the last one before it. */
async function answerBefore(message: Message): Promise<Message | undefined> {
  const own = message.client.user.id
  if (message.reference?.messageId) {
    const answered = await repliedTo(message)
    return answered?.author.id === own ? answered : undefined
  }
  if (!message.channel.isDMBased()) return undefined
  const before = await message.channel.messages.fetch({ before: message.id, limit: MAX_MESSAGES_BETWEEN })
  return [...before.values()].find(({ author }) => author.id === own)
}

/**
 * The answer that a message follows, as far back as replies lead: each question is fetched and answered again, for nothing
 * is stored. Undefined for a message that follows nothing, or somebody else's.
 * @param pilcrow answers again what was asked before
 */
export const previousAnswer = (message: Message, pilcrow: AnswersAgain): Promise<Previous | undefined> =>
  withTimeout(PREVIOUS_FETCH_MS, previousWithin(message, pilcrow, MAX_TURNS))

async function previousWithin(
  message: Message,
  pilcrow: AnswersAgain,
  turns: number,
): Promise<Previous | undefined> {
  const answer = turns > 0 ? await answerBefore(message) : undefined
  if (!answer) return undefined
  const asked = await repliedTo(answer)
  const words = asked ? messageText(asked, answer.client.user.id) : ''
  if (asked && words !== '') {
    const before = await previousWithin(asked, pilcrow, turns - 1)
    return previousOf(await pilcrow.respond(words, before))
  }
  const query = queryInButtons(answer)
  return query
    ? previousOf({ query, reply: await pilcrow.answer(query) })
    : pilcrow.look((answers) => previousFromButtons(answer, answers))
}
