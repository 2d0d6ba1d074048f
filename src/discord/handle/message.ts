import { DiscordAPIError, type Message, type MessageCreateOptions, MessageType } from 'discord.js'
import { sayingOpenly } from '../screen/notice.js'
import { WORDING } from '../wording.js'
import type { Desk } from './desk.js'
import { loggable } from './loggable.js'
import { wordsIn } from './words-in.js'

const WRITTEN = new Set([MessageType.Default, MessageType.Reply])

/** A direct message, or one that names the bot itself; not one that reaches it through everybody, or from a bot. */
function isForPilcrow(message: Message): boolean {
  if (message.author.bot || message.webhookId !== null || !WRITTEN.has(message.type)) return false
  return message.channel.isDMBased() || message.mentions.users.has(message.client.user.id)
}

/** A question is answered with a reply that all can read; a typed command too, and its pages can be turned. */
function answerTo(message: Message, desk: Desk) {
  const question = wordsIn(message, message.client.user.id)
  const command = question.startsWith('/') ? question : null
  const reply = desk.pilcrow.say(question === '' ? '/help' : question)
  return desk.draw(reply, { isPrivate: false, asker: message.author.id, command, page: 0 })
}

/** Discord's error code for a reply where the bot may write but not read what was written before. */
const MAY_NOT_READ_HISTORY = 160002

/** Posts as a reply to the message, or where that alone is not allowed, simply in its channel. */
async function post(message: Message, answer: MessageCreateOptions): Promise<void> {
  try {
    await message.reply({ ...answer, failIfNotExists: false })
  } catch (error) {
    const mayWrite = error instanceof DiscordAPIError && error.code === MAY_NOT_READ_HISTORY
    if (!mayWrite || !message.channel.isSendable()) throw error
    await message.channel.send(answer)
  }
}

/** A sentence to the asker in the channel; where Pilcrow may not write there, why not in a direct message. */
async function apologise(message: Message, { log }: Desk): Promise<void> {
  try {
    await post(message, sayingOpenly(WORDING.failed))
  } catch {
    await message.author
      .send(sayingOpenly(WORDING.cannotWrite))
      .catch((error) => log(`Nor could the one who asked be told: ${loggable(error)}`))
  }
}

/**
 * Answers a mention or a direct message as a reply to it. The nonce, made of the message's id, lets Discord post one
 * answer however many copies of the bot see the message.
 */
export async function handleMessage(message: Message, desk: Desk): Promise<void> {
  if (!isForPilcrow(message)) return
  try {
    await post(message, { ...answerTo(message, desk), nonce: message.id, enforceNonce: true })
  } catch (error) {
    desk.log(`An answer failed: ${loggable(error)}`)
    await apologise(message, desk)
  }
}
