import type { Reply } from '../model/reply.js'
import type { RequestOutcome } from '../operate/counts.js'
import type { Desk } from './handle/desk.js'
import { typedForm } from './handle/typed-form.js'

/** What became of one request. */
export interface Followed {
  readonly request: string
  /** null where Pilcrow was not asked: a message for somebody else, a button that opens a paragraph. */
  readonly outcome: RequestOutcome | null
  /** The words that were asked, where there were any. */
  readonly asked: string | null
  /** What went wrong with it, else null. */
  readonly fault: unknown
  /** From its arrival to the last answer that Discord took. */
  readonly ms: number
}

/**
 * Sees one request through. It keeps to the desk's Pilcrow from beginning to end, whichever library is taken up
 * meanwhile.
 * @param request its name, as the log and the counts call it
 * @param handle answers it, at a desk of its own
 */
export async function follow(
  request: string,
  desk: Desk,
  handle: (own: Desk) => Promise<void>,
): Promise<Followed> {
  const began = performance.now()
  const { pilcrow } = desk
  let outcome: RequestOutcome | null = null
  let asked: string | null = null
  let fault: unknown = null
  const hear = (words: string | null, { kind }: Reply): void => {
    // What is said after that is asked for a button's sake.
    if (outcome !== null) return
    asked = words
    outcome = kind
  }
  await handle({
    ...desk,
    earlier: pilcrow,
    pilcrow: {
      ...pilcrow,
      async respond(message, previous) {
        const answered = await pilcrow.respond(message, previous)
        hear(message, answered.reply)
        return answered
      },
      async say(message, previous) {
        const reply = await pilcrow.say(message, previous)
        hear(message, reply)
        return reply
      },
      async run(command, options) {
        const answered = await pilcrow.run(command, options)
        hear(typedForm(command, options), answered.reply)
        return answered
      },
      async answer(query) {
        const reply = await pilcrow.answer(query)
        hear(null, reply)
        return reply
      },
    },
    manners(person) {
      const manners = desk.manners(person)
      if (manners !== 'answer') outcome = 'too many'
      return manners
    },
    keepSilent() {
      outcome = null
      asked = null
    },
    failed(error) {
      outcome = 'failed'
      fault = error
      desk.failed(error)
    },
  })
  return { request, outcome, asked, fault, ms: performance.now() - began }
}
