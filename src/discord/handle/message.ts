import { DiscordAPIError, type Message, type MessageCreateOptions } from 'discord.js'
import { sayingOpenly } from '../screen/notice.js'
import { WORDING } from '../wording.js'
import type { Desk } from './desk.js'
import { earlierAnswer } from './earlier.js'
import { sendPictured } from './send-pictured.js'
import { isForPilcrow } from './spoken-to.js'
import { wordsIn } from './words-in.js'

/** Shows that an answer is coming; the answer itself ends it, so nothing is posted before it has begun. */
async function showTyping({ channel }: Message): Promise<void> {
  if (!channel.isSendable()) return
  await channel.sendTyping().catch(() => undefined)
}

/** Discord's error code for a reply where the bot may write but not read what was written before. */
const MAY_NOT_READ_HISTORY = 160002

/** Posts as a reply to the message, or where that alone is not allowed, simply in its channel. */
async function post(message: Message, body: MessageCreateOptions): Promise<void> {
  try {
    await message.reply({ ...body, failIfNotExists: false })
  } catch (error) {
    const mayWrite = error instanceof DiscordAPIError && error.code === MAY_NOT_READ_HISTORY
    if (!mayWrite || !message.channel.isSendable()) throw error
    await message.channel.send(body)
  }
}

/** A question is answered with a reply that all can read; a typed command too, and its pages can be turned. */
async function answer(message: Message, desk: Desk): Promise<void> {
  const question = wordsIn(message, message.client.user.id)
  const command = question.startsWith('/') ? question : null
  const reply = desk.pilcrow.say(question === '' ? '/help' : question, await earlierAnswer(message))
  const showing = { isPrivate: false, asker: message.author.id, command, page: 0 }
  await showTyping(message)
  await sendPictured(reply, showing, desk, (payload) =>
    post(message, { ...payload, nonce: message.id, enforceNonce: true }),
  )
}

/** A sentence to the asker in the channel; where Pilcrow may not write there, why not in a direct message. */
async function apologise(message: Message, { log }: Desk): Promise<void> {
  try {
    await post(message, sayingOpenly(WORDING.failed))
  } catch {
    await message.author
      .send(sayingOpenly(WORDING.cannotWrite))
      .catch((error) => log.error('asker not told', { error }))
  }
}

/**
 * Answers a message that is for Pilcrow as a reply to it. The nonce, made of the message's id, lets Discord post one
 * answer however many copies of the bot see the message.
 */
export async function handleMessage(message: Message, desk: Desk): Promise<void> {
  if (!isForPilcrow(message, desk.channels)) return
  try {
    await answer(message, desk)
  } catch (error) {
    desk.failed(error)
    await apologise(message, desk)
  }
}
