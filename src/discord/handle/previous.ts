import type { Message } from 'discord.js'
import { type Pilcrow, previousOf } from '../../pilcrow.js'
import type { Previous } from '../../understand/follow-up/shown.js'
import { within } from './patience.js'
import { isGone } from './refused.js'
import { aboutShown, queryOf } from './told-by-buttons.js'
import { wordsIn } from './words-in.js'

/** Answers again what was asked before. */
type Earlier = Pick<Pilcrow, 'respond' | 'answer' | 'look'>

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

/**
 * The answer that a message follows, as far back as replies lead: each question is fetched and answered again, for nothing
 * is stored. Undefined for a message that follows nothing, or somebody else's.
 * @param pilcrow answers again what was asked before
 */
export const previousAnswer = (message: Message, pilcrow: Earlier): Promise<Previous | undefined> =>
  within(FETCH_MS, previousTo(message, pilcrow, MOST_TURNS))

async function previousTo(message: Message, pilcrow: Earlier, turns: number): Promise<Previous | undefined> {
  const answer = turns > 0 ? await answerBefore(message) : undefined
  if (!answer) return undefined
  const asked = await repliedTo(answer)
  const words = asked ? wordsIn(asked, answer.client.user.id) : ''
  if (asked && words !== '') {
    const before = await previousTo(asked, pilcrow, turns - 1)
    return previousOf(await pilcrow.respond(words, before))
  }
  const query = queryOf(answer)
  return query
    ? previousOf({ query, reply: await pilcrow.answer(query) })
    : pilcrow.look((answers) => aboutShown(answer, answers))
}
