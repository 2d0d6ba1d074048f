import type { Message, MessageCreateOptions } from 'discord.js'
import type { Answered } from '../../pilcrow.js'
import type { Payload } from '../render/payload.js'
import { sayingOpenly } from '../screen/notice.js'
import { citedScreen } from '../screen/shared.js'
import { WORDING } from '../wording.js'
import { citedInTalk } from './cited-in-talk.js'
import type { Desk } from './desk.js'
import { type Heard, hearing, questionIn } from './heard.js'
import { within } from './patience.js'
import { previousAnswer } from './previous.js'
import { looksLikeQuestion } from './question.js'
import { isClosed, isUnknownChannel, mayNotReadHistory } from './refused.js'
import { sendPictured } from './send-pictured.js'
import { untold } from './untold.js'
import { isWorthSaying } from './worth-saying.js'

/** That an answer is coming is told by the answer itself, where Discord takes longer than this. */
const TYPING_MS = 1000

/** Shows that an answer is coming; the answer itself ends it, so nothing is posted before it has begun. */
async function showTyping({ channel }: Message): Promise<void> {
  if (channel.isSendable()) await within(TYPING_MS, channel.sendTyping())
}

/**
 * One message and no other in answer to this one: the nonce, made of its id, lets Discord post a single one however many
 * copies of the bot see the message, and however often one is sent whose arrival nobody confirmed.
 */
const inAnswer = (message: Message, payload: Payload): MessageCreateOptions => ({
  ...payload,
  nonce: message.id,
  enforceNonce: true,
})

/** How an answer reaches the one who asked. */
export type Give = (message: Message, payload: Payload) => Promise<unknown>

/** Posts as a reply to the message, or where that alone is not allowed, simply in its channel. */
export const post: Give = async (message, payload) => {
  const body = inAnswer(message, payload)
  try {
    await message.reply({ ...body, failIfNotExists: false })
  } catch (error) {
    if (!mayNotReadHistory(error) || !message.channel.isSendable()) throw error
    await message.channel.send(body)
  }
}

/** The answer to what a message asks; null where it asks nothing of Pilcrow that is worth an answer. */
async function answerTo(message: Message, heard: Heard, desk: Desk): Promise<Answered | null> {
  const previous = await previousAnswer(message, desk.earlier)
  const commands = new Set(desk.pilcrow.commands.map(({ name }) => name))
  const { words, fuller } = questionIn(message)
  const respond = (asked: string): Promise<Answered> =>
    desk.pilcrow.respond(asked === '' ? '/help' : asked, previous)
  const isWorth = (asked: string, said: Answered): boolean =>
    isWorthSaying(said, commands, { words: asked, isQuestion: fuller !== null || looksLikeQuestion(asked) })
  const said = await respond(words)
  if ((heard === 'spoken' && fuller === null) || isWorth(words, said)) return said
  const more = fuller === null ? null : await respond(fuller)
  if (more && isWorth(fuller ?? '', more)) return more
  return heard === 'spoken' ? said : null
}

/** A question is answered with a reply that all can read; a typed command too. */
async function answer(message: Message, heard: Heard, desk: Desk, give: Give): Promise<void> {
  const answered = await answerTo(message, heard, desk)
  if (!answered) return desk.keepSilent()
  const { query, reply } = answered
  const showing = { isPrivate: false, asker: message.author.id, query, page: 0 }
  await showTyping(message)
  await sendPictured(reply, showing, desk, (payload) => give(message, payload))
}

/** A small card of what somebody cites while they talk, where their server wants that. */
async function card(message: Message, desk: Desk, give: Give): Promise<void> {
  const stored = await citedInTalk(questionIn(message).words, desk.earlier)
  if (stored && desk.manners(message.author.id) === 'answer')
    await give(message, citedScreen(stored, message.author.id))
}

/** A sentence to the asker in the channel; where nothing can be said there, why not in a direct message. */
async function apologise(message: Message, error: unknown): Promise<void> {
  if (!isClosed(error)) return void (await post(message, sayingOpenly(WORDING.failed)))
  if (message.channel.isDMBased()) throw new Error('Nothing can be said there.')
  const why = isUnknownChannel(error) ? WORDING.goneChannel : WORDING.cannotWrite
  await message.author.send(inAnswer(message, sayingOpenly(why)))
}

/** Answers a message that is for Pilcrow as a reply to it; where that fails, its author is told. */
export async function handleMessage(message: Message, desk: Desk, give: Give = post): Promise<void> {
  const heard = hearing(message, desk.wishes)
  if (heard === null) return
  try {
    if (heard === 'talk') return await card(message, desk, give)
    const manners = desk.manners(message.author.id)
    if (manners === 'silence') return
    if (manners === 'answer') await answer(message, heard, desk, give)
    else if (heard === 'spoken') await post(message, sayingOpenly(WORDING.tooMany))
  } catch (error) {
    // Who did not turn to Pilcrow is not told that it failed.
    desk.failed(heard === 'spoken' ? await untold(error, apologise(message, error)) : error)
  }
}
