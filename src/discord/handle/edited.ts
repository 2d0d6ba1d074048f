import type { Message, PartialMessage } from 'discord.js'
import { changeTo } from '../render/payload.js'
import type { Desk } from './desk.js'
import { hearing } from './heard.js'
import { type Give, handleMessage, post } from './message.js'
import { within } from './patience.js'
import { isGone } from './refused.js'

/** So long after a question was written its answer follows what it says; later it is a conversation of its own. */
const ANEW_MS = 120_000

/** Messages after a question among which its answer is looked for, and for how long. */
const MOST_AFTER = 10
const FETCH_MS = 2000

/** Whether somebody changed what they asked, and not Discord what it shows of it: a link that unfolds is no edit. */
const isAsking = (
  before: Message | PartialMessage,
  { editedTimestamp, createdTimestamp, content }: Message,
): boolean =>
  editedTimestamp !== null &&
  editedTimestamp - createdTimestamp <= ANEW_MS &&
  (before.partial || before.content !== content)

/** The answer that was given to a message; undefined where none was, or it is no longer there. */
async function answerOf({ id, channel, client }: Message): Promise<Message | undefined> {
  const isIts = (other: Message): boolean =>
    other.author.id === client.user.id && other.reference?.messageId === id
  const known = channel.messages.cache.find(isIts)
  if (known) return known
  const after = await within(FETCH_MS, channel.messages.fetch({ after: id, limit: MOST_AFTER }))
  return after?.find(isIts)
}

/** Puts an answer in the place of the one that was given before. */
const inPlaceOf =
  (given: Message | undefined): Give =>
  async (message, payload) => {
    try {
      if (given) return await given.edit(changeTo(payload))
    } catch (error) {
      if (!isGone(error)) throw error
    }
    return post(message, payload)
  }

/** A question that is changed soon after it was asked is answered anew, where it was answered before. */
export async function handleEdit(
  before: Message | PartialMessage,
  message: Message,
  desk: Desk,
): Promise<void> {
  if (!isAsking(before, message) || hearing(message, desk.wishes) === null) return
  await handleMessage(message, desk, inPlaceOf(await answerOf(message)))
}
