import type { Message, MessageCreateOptions, PartialMessage } from 'discord.js'
import { commandWord } from '../../command/typed-command.js'
import { excerptsOf, OF_REPORTS } from '../../model/reply.js'
import type { Answered, Pilcrow } from '../../pilcrow/pilcrow.js'
import type { Cited } from '../../verification/verify.js'
import type { BotContext } from '../bot-context.js'
import { asEdit, openNotice, type Payload } from '../components/payload.js'
import { WORDING } from '../components/wording.js'
import {
  isChannelClosed,
  isUnknownChannel,
  isUnknownMessage,
  mayNotReadHistory,
  withTimeout,
} from '../protocol.js'
import { citedScreen, quotedBy } from '../screens.js'
import { type Addressing, addressingOf, previousAnswer, questionIn } from './incoming-message.js'
import { combinedError, sendWithPicture } from './send.js'

/** That an answer is coming is told by the answer itself, where Discord takes longer than this. */
const TYPING_MS = 1000

/** Shows that an answer is coming; the answer itself ends it, so nothing is posted before it has begun. */
async function showTyping({ channel }: Message): Promise<void> {
  if (channel.isSendable()) await withTimeout(TYPING_MS, channel.sendTyping())
}

/**
 * One message and no other in answer to this one: the nonce, made of its id, lets Discord post a single one however many
 * copies of the bot see the message, and however often one is sent whose arrival nobody confirmed.
 */
const withNonce = (message: Message, payload: Payload): MessageCreateOptions => ({
  ...payload,
  nonce: message.id,
  enforceNonce: true,
})

/** How an answer reaches the one who asked. */
export type Deliver = (message: Message, payload: Payload) => Promise<unknown>

/** Posts as a reply to the message, or where that alone is not allowed, simply in its channel. */
const postReply: Deliver = async (message, payload) => {
  const body = withNonce(message, payload)
  try {
    await message.reply({ ...body, failIfNotExists: false })
  } catch (error) {
    if (!mayNotReadHistory(error) || !message.channel.isSendable()) throw error
    await message.channel.send(body)
  }
}

/** The answer to what a message asks; null where it asks nothing of Pilcrow that is worth an answer. */
async function answerTo(
  message: Message,
  addressing: Addressing,
  context: BotContext,
): Promise<Answered | null> {
  const previous = await previousAnswer(message, context.earlier)
  const commands = new Set(context.pilcrow.commands.map(({ name }) => name))
  const { words, fuller } = questionIn(message)
  const respond = (asked: string): Promise<Answered> =>
    context.pilcrow.respond(asked === '' ? '/help' : asked, previous)
  const isWorth = (asked: string, said: Answered): boolean =>
    isWorthAnswering(said, commands, {
      words: asked,
      isQuestion: fuller !== null || looksLikeQuestion(asked),
    })
  const said = await respond(words)
  if ((addressing === 'addressed' && fuller === null) || isWorth(words, said)) return said
  const more = fuller === null ? null : await respond(fuller)
  if (more && isWorth(fuller ?? '', more)) return more
  return addressing === 'addressed' ? said : null
}

/** A question is answered with a reply that all can read; a typed command too. */
async function answerMessage(
  message: Message,
  addressing: Addressing,
  context: BotContext,
  give: Deliver,
): Promise<void> {
  const answered = await answerTo(message, addressing, context)
  if (!answered) return context.keepSilent()
  const { query, reply } = answered
  const showing = { isPrivate: false, asker: message.author.id, query, page: 0 }
  await showTyping(message)
  await sendWithPicture(reply, showing, context, (payload) => give(message, payload))
}

/** A small card of what somebody cites while they talk, where their server wants that. */
async function showCitationCard(message: Message, context: BotContext, give: Deliver): Promise<void> {
  const place = await paragraphCitedIn(questionIn(message).words, context.earlier)
  if (place && context.rateLimit(message.author.id) === 'allow')
    await give(message, citedScreen(place, message.author.id))
}

/** A sentence to the asker in the channel; where nothing can be said there, why not in a direct message. */
async function apologiseInChannel(message: Message, error: unknown): Promise<void> {
  if (!isChannelClosed(error)) return void (await postReply(message, openNotice(WORDING.failed)))
  if (message.channel.isDMBased()) throw new Error('Nothing can be said there.')
  const why = isUnknownChannel(error) ? WORDING.goneChannel : WORDING.cannotWrite
  await message.author.send(withNonce(message, openNotice(why)))
}

/** Answers a message that is for Pilcrow as a reply to it; where that fails, its author is told. */
export async function handleMessage(
  message: Message,
  context: BotContext,
  give: Deliver = postReply,
): Promise<void> {
  const addressing = addressingOf(message, context.listenPolicy)
  if (addressing === null) return
  try {
    if (addressing === 'overheard') return await showCitationCard(message, context, give)
    const verdict = context.rateLimit(message.author.id)
    if (verdict === 'ignore') return
    if (verdict === 'allow') await answerMessage(message, addressing, context, give)
    else if (addressing === 'addressed') await postReply(message, openNotice(WORDING.tooMany))
  } catch (error) {
    // Who did not turn to Pilcrow is not told that it failed.
    context.failed(
      addressing === 'addressed' ? await combinedError(error, apologiseInChannel(message, error)) : error,
    )
  }
}

/** Words that an English question begins with; a greeting or a filler may stand before them. */
const QUESTION_OPENING =
  /^(?:(?:so|and|but|ok|okay|hi|hello|hey|please)\b[,!.\s]*)*(?:who|whose|whom|what|what['’]s|when|where|which|why|how|is|are|was|were|do|does|did|has|have|had|can|could|should|would|will|may|tell me|show me|find me)\b/i

/** A question mark at the end of a sentence, not one within an address. */
const QUESTION_MARK = /\?(?=["'”’)\]]*(?:\s|$))/

const WEB_ADDRESS = /\bhttps?:\/\/\S+/gi

/** Whether somebody who wrote this in a channel seems to ask something; a typed command asks too. */
function looksLikeQuestion(words: string): boolean {
  const said = words.replace(WEB_ADDRESS, ' ').trim()
  if (!/\p{L}/u.test(said)) return false
  return said.startsWith('/') || QUESTION_MARK.test(said) || QUESTION_OPENING.test(said)
}

/** How sure it must be what is wanted, where nobody turned to Pilcrow: of a council, and of none. */
const MIN_CONFIDENCE = { named: 0.5, unnamed: 0.85 }

/** How sure that somebody is in danger, who did not turn to Pilcrow. */
const MIN_DANGER_CONFIDENCE = 0.6

/** What somebody said, and whether it is put as a question. */
interface Utterance {
  readonly words: string
  readonly isQuestion: boolean
}

/**
 * Whether an answer is worth giving to what was said in a channel of Pilcrow's own without turning to it: to a command, a
 * citation, a council with a subject, a question that the reports answer, and to somebody in danger. What the reports do
 * not say, and what is as likely to be talk, gets none.
 * @param commands the names of those that there are
 */
function isWorthAnswering(
  { query, reply }: Answered,
  commands: ReadonlySet<string>,
  { words, isQuestion }: Utterance,
): boolean {
  const command = commandWord(words)
  if (command) return commands.has(command.name)
  if (query === null) return false
  const { asked, intention } = query
  if (asked.intent === 'aside')
    return asked.aside === 'danger' && (intention === null || intention.share >= MIN_DANGER_CONFIDENCE)
  if (!OF_REPORTS.has(reply.kind)) return false
  if (asked.intent === 'citation') return true
  const isNamed = 'where' in asked && (asked.where.councils.length > 0 || asked.where.reports.length > 0)
  return isNamed
    ? (intention?.ofReports ?? 1) >= MIN_CONFIDENCE.named
    : isQuestion && (intention?.share ?? 1) >= MIN_CONFIDENCE.unnamed
}

/**
 * A report and a paragraph of it as people cite them while they talk: 'Northumberland 2012 ¶75'. The sign of the paragraph
 * is what tells it from other numbers.
 */
const TYPED_CITATION =
  /(?:\p{Lu}[\p{L}’'-]*(?:,? (?:and|of|on|upon|the|with) | |, )){1,6}(?:SEND )?20\d\d(?: SEND)? ¶ ?\d{1,4}(?!\d)/gu

/** Citations of one message that are looked up. */
const MAX_CITATIONS = 3

/** The first paragraph that a message cites as Pilcrow does, of a report that there is; null where it cites none. */
async function paragraphCitedIn(
  words: string,
  { respond, look }: Pick<Pilcrow, 'respond' | 'look'>,
): Promise<Cited | null> {
  for (const [citation] of [...words.matchAll(TYPED_CITATION)].slice(0, MAX_CITATIONS)) {
    const { query, reply } = await respond(citation)
    const [excerpt] = excerptsOf(reply)
    if (query?.asked.intent !== 'citation' || !excerpt) continue
    const { report, key } = excerpt
    const { value } = await look(({ library }) => quotedBy(library, { report, key, sentences: null }))
    if (value) return value
  }
  return null
}

/** So long after a question was written its answer follows what it says; later it is a conversation of its own. */
const EDIT_WINDOW_MS = 120_000

/** Messages after a question among which its answer is looked for, and for how long. */
const MAX_MESSAGES_AFTER = 10
const EDIT_FETCH_MS = 2000

/** Whether somebody changed what they asked, and not Discord what it shows of it: a link that unfolds is no edit. */
const isEditedQuestion = (
  before: Message | PartialMessage,
  { editedTimestamp, createdTimestamp, content }: Message,
): boolean =>
  editedTimestamp !== null &&
  editedTimestamp - createdTimestamp <= EDIT_WINDOW_MS &&
  (before.partial || before.content !== content)

/** The answer that was given to a message; undefined where none was, or it is no longer there. */
async function answerToMessage({ id, channel, client }: Message): Promise<Message | undefined> {
  const isIts = (other: Message): boolean =>
    other.author.id === client.user.id && other.reference?.messageId === id
  const known = channel.messages.cache.find(isIts)
  if (known) return known
  const after = await withTimeout(
    EDIT_FETCH_MS,
    channel.messages.fetch({ after: id, limit: MAX_MESSAGES_AFTER }),
  )
  return after?.find(isIts)
}

/** Puts an answer in the place of the one that was given before. */
const replacing =
  (given: Message | undefined): Deliver =>
  async (message, payload) => {
    try {
      if (given) return await given.edit(asEdit(payload))
    } catch (error) {
      if (!isUnknownMessage(error)) throw error
    }
    return postReply(message, payload)
  }

/** A question that is changed soon after it was asked is answered anew, where it was answered before. */
export async function handleEdit(
  before: Message | PartialMessage,
  message: Message,
  context: BotContext,
): Promise<void> {
  if (!isEditedQuestion(before, message) || addressingOf(message, context.listenPolicy) === null) return
  await handleMessage(message, context, replacing(await answerToMessage(message)))
}
