import { choicesOf, excerptsOf, gradesOf, type Reply, recommendationsOf } from '../model/reply.js'
import type { Pilcrow } from '../pilcrow.js'
import { refersBack } from '../understand/referring.js'
import { answered } from './answered.js'

export interface Turn {
  /** The message that was answered: the line, or what the choice picked by number says. */
  readonly message: string
  readonly reply: Reply
}

const quotedIn = (reply: Reply) => ({
  grades: gradesOf(reply),
  excerpts: excerptsOf(reply),
  recommendations: recommendationsOf(reply),
})

const LEAVING = /^\s*\/?(?:exit|quit)\s*$/i
const NUMBER = /^\s*(\d+)\s*$/

/**
 * Turns a line into an answer, or null where it asks to leave. It remembers the last reply, so that typing 2 says
 * that reply's second choice, and that 'and in 2022?' follows it.
 */
export function conversation(
  pilcrow: Pick<Pilcrow, 'say' | 'whole'>,
  first?: Reply,
): (line: string) => Turn | null {
  let last = first
  let asked = ''
  return (line) => {
    if (LEAVING.test(line)) return null
    const picked = Number(line.match(NUMBER)?.[1])
    const message = (last && choicesOf(last)[picked - 1]?.message) ?? line
    const earlier = last && refersBack(message) ? { message: asked, ...quotedIn(last) } : undefined
    asked = message
    last = answered(() => {
      asked = pilcrow.whole(message, earlier)
      return pilcrow.say(asked)
    })
    return { message, reply: last }
  }
}
