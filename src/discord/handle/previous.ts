import type { Message } from 'discord.js'
import { type Pilcrow, previousOf } from '../../pilcrow.js'
import type { Previous } from '../../understand/follow-up/shown.js'
import { within } from './patience.js'
import { isGone } from './refused.js'
import { aboutShown, commandOf } from './told-by-buttons.js'
import { wordsIn } from './words-in.js'

/** A question is not kept waiting longer for the answers that it follows; it is then understood by itself. */
const FETCH_MS = 2000

/** Questions and answers that a conversation is followed back over: more would cost a question too many fetches. */
const MOST_TURNS = 3

/** In a direct message everything follows the answer before it; so many messages back it is looked for. */
const MOST_BETWEEN = 5

/** The message that one replies to; undefined where it replies to none, or to one that was deleted. */
async function repliedTo(message: Message): Promise<Message | undefined> {
  if (!message.reference?.messageId) return undefined
  try {
    return await message.fetchReference()
  } catch (error) {
    if (isGone(error)) return undefined
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
  const before = await message.channel.messages.fetch({ before: message.id, limit: MOST_BETWEEN })
  return [...before.values()].find(({ author }) => author.id === own)
}

/** What was asked, told by the message that an answer replies to; else by the command that its buttons ask again. */
async function askedBefore(answer: Message): Promise<{ words: string; message: Message | undefined }> {
  const message = await repliedTo(answer)
  const words = message ? wordsIn(message, answer.client.user.id) : ''
  return words === '' ? { words: commandOf(answer) ?? '', message: undefined } : { words, message }
}

/**
 * The answer that a message follows, as far back as replies lead: each question is fetched and answered again, for nothing
 * is stored. Undefined for a message that follows nothing, or somebody else's.
 * @param pilcrow answers again what was asked before
 */
export const previousAnswer = (
  message: Message,
  pilcrow: Pick<Pilcrow, 'respond' | 'look'>,
): Promise<Previous | undefined> => within(FETCH_MS, previousTo(message, pilcrow, MOST_TURNS))

async function previousTo(
  message: Message,
  pilcrow: Pick<Pilcrow, 'respond' | 'look'>,
  turns: number,
): Promise<Previous | undefined> {
  const answer = turns > 0 ? await answerBefore(message) : undefined
  if (!answer) return undefined
  const asked = await askedBefore(answer)
  if (asked.words === '') return pilcrow.look((answers) => aboutShown(answer, answers))
  const before = asked.message ? await previousTo(asked.message, pilcrow, turns - 1) : undefined
  return previousOf(await pilcrow.respond(asked.words, before))
}
