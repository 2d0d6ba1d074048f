import { choicesOf, type Reply } from '../model/reply.js'
import type { Pilcrow } from '../pilcrow.js'
import { answered } from './answered.js'

export interface Turn {
  /** The message that was answered: the line, or what the choice picked by number says. */
  readonly message: string
  readonly reply: Reply
}

const LEAVING = /^\s*\/?(?:exit|quit)\s*$/i
const NUMBER = /^\s*(\d+)\s*$/

/**
 * Turns a line into an answer, or null where it asks to leave. It remembers the last reply, so that typing 2 says
 * that reply's second choice.
 */
export function conversation(pilcrow: Pick<Pilcrow, 'say'>, first?: Reply): (line: string) => Turn | null {
  let last = first
  return (line) => {
    if (LEAVING.test(line)) return null
    const picked = Number(line.match(NUMBER)?.[1])
    const message = (last && choicesOf(last)[picked - 1]?.message) ?? line
    last = answered(() => pilcrow.say(message))
    return { message, reply: last }
  }
}
