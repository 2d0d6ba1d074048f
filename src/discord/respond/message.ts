import type { Message, MessageCreateOptions } from 'discord.js'
import type { Answered } from '../../pilcrow/pilcrow.js'
import type { Payload } from '../components/payload.js'
import { WORDING } from '../components/wording.js'
import { isChannelClosed, isUnknownChannel, mayNotReadHistory } from '../protocol/rest.js'
import { withTimeout } from '../protocol/timeout.js'
import type { BotContext } from '../request/bot-context.js'
import { citedScreen } from '../screens/excerpt-card.js'
import { openNotice } from '../screens/notice.js'
import { type Addressing, addressingOf, questionIn } from './incoming-message.js'
import { previousAnswer } from './previous-answer.js'
import { isWorthAnswering, looksLikeQuestion, paragraphCitedIn } from './relevance.js'
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
export const postReply: Deliver = async (message, payload) => {
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
