import type { Message, PartialMessage } from 'discord.js'
import { asEdit } from '../components/payload.js'
import { isUnknownMessage } from '../protocol/rest.js'
import { withTimeout } from '../protocol/timeout.js'
import type { BotContext } from '../request/bot-context.js'
import { addressingOf } from './incoming-message.js'
import { type Deliver, handleMessage, postReply } from './message.js'

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
