import { choicesOf, type Reply } from '../model/reply.js'
import { type Answered, type Pilcrow, previousOf } from '../pilcrow.js'
import { answered } from './answered.js'

export interface Turn {
  /** The message that was answered: the line, or what the choice picked by number says. */
  readonly message: string
  readonly reply: Reply
}

const LEAVING = /^\s*\/?(?:exit|quit)\s*$/i
const NUMBER = /^\s*(\d+)\s*$/

/**
 * Turns a line into an answer, or null where it asks to leave. It remembers the last answer, so that typing 2 says
 * that answer's second choice, and that 'and in 2022?' follows it.
 */
export function conversation(
  pilcrow: Pick<Pilcrow, 'respond'>,
  first?: Reply,
): (line: string) => Promise<Turn | null> {
  let last: Answered | undefined = first && { query: null, reply: first }
  return async (line) => {
    if (LEAVING.test(line)) return null
    const picked = Number(line.match(NUMBER)?.[1])
    const message = (last && choicesOf(last.reply)[picked - 1]?.message) ?? line
    const previous = last && previousOf(last)
    last = await answered(() => (previous ? pilcrow.respond(message, previous) : pilcrow.respond(message)))
    return { message, reply: last.reply }
  }
}
