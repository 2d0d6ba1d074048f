import { choicesOf, excerptsOf, gradesOf, type Reply, recommendationsOf } from '../model/reply.js'
import type { Pilcrow } from '../pilcrow.js'
import { reportsIn } from '../understand/follow-up/earlier.js'
import { refersBack } from '../understand/follow-up/referring.js'
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
  // The reports that were last spoken of alone: a question about nothing in particular does not change the subject.
  let about: readonly string[] = []
  return (line) => {
    if (LEAVING.test(line)) return null
    const picked = Number(line.match(NUMBER)?.[1])
    const message = (last && choicesOf(last)[picked - 1]?.message) ?? line
    const earlier = last && refersBack(message) ? { message: asked, about, ...quotedIn(last) } : undefined
    asked = message
    last = answered(() => {
      asked = pilcrow.whole(message, earlier)
      return pilcrow.say(asked)
    })
    about = nowAbout(last, about)
    return { message, reply: last }
  }
}

/** The reports quoted where all are on one council; none after a list or a comparison; else those of before. */
function nowAbout(reply: Reply, before: readonly string[]): readonly string[] {
  const quoted = reportsIn(quotedIn(reply))
  const councils = new Set(quoted.map((id) => id.replace(/-\d{4}(-\d{2})?$/, '')))
  if (councils.size === 1) return quoted
  return gradesOf(reply).length > 0 ? [] : before
}
