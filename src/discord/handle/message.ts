import type { Message, MessageCreateOptions } from 'discord.js'
import type { Payload } from '../render/payload.js'
import { sayingOpenly } from '../screen/notice.js'
import { WORDING } from '../wording.js'
import type { Desk } from './desk.js'
import { within } from './patience.js'
import { previousAnswer } from './previous.js'
import { isClosed, isUnknownChannel, mayNotReadHistory } from './refused.js'
import { sendPictured } from './send-pictured.js'
import { isForPilcrow } from './spoken-to.js'
import { untold } from './untold.js'
import { wordsIn } from './words-in.js'

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

/** Posts as a reply to the message, or where that alone is not allowed, simply in its channel. */
async function post(message: Message, payload: Payload): Promise<void> {
  const body = inAnswer(message, payload)
  try {
    await message.reply({ ...body, failIfNotExists: false })
  } catch (error) {
    if (!mayNotReadHistory(error) || !message.channel.isSendable()) throw error
    await message.channel.send(body)
  }
}

/** A question is answered with a reply that all can read; a typed command too, and its pages can be turned. */
async function answer(message: Message, desk: Desk): Promise<void> {
  const question = wordsIn(message, message.client.user.id)
  const command = question.startsWith('/') ? question : null
  const previous = await previousAnswer(message, desk.earlier)
  const { reply } = await desk.pilcrow.respond(question === '' ? '/help' : question, previous)
  const showing = { isPrivate: false, asker: message.author.id, command, page: 0 }
  await showTyping(message)
  await sendPictured(reply, showing, desk, (payload) => post(message, payload))
}

/** A sentence to the asker in the channel; where nothing can be said there, why not in a direct message. */
async function apologise(message: Message, error: unknown): Promise<void> {
  if (!isClosed(error)) return post(message, sayingOpenly(WORDING.failed))
  if (message.channel.isDMBased()) throw new Error('Nothing can be said there.')
  const why = isUnknownChannel(error) ? WORDING.goneChannel : WORDING.cannotWrite
  await message.author.send(inAnswer(message, sayingOpenly(why)))
}

/** Answers a message that is for Pilcrow as a reply to it; where that fails, its author is told. */
export async function handleMessage(message: Message, desk: Desk): Promise<void> {
  if (!isForPilcrow(message, desk.wishes)) return
  const manners = desk.manners(message.author.id)
  if (manners === 'silence') return
  try {
    if (manners === 'answer') await answer(message, desk)
    else await post(message, sayingOpenly(WORDING.tooMany))
  } catch (error) {
    desk.failed(await untold(error, apologise(message, error)))
  }
}
