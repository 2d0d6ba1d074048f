import type { Query } from '../../src/model/query.js'
import { type Answered, type Answers, previousOf } from '../../src/pilcrow/pilcrow.js'
import { understand } from '../../src/understand/understand.js'
import { bundledContext, openBundled } from '../open.js'

/** A conversation: each message follows the answer before it. Gives the last answer, with how it was asked for. */
export function conversationWith(pilcrow: Pick<Answers, 'respond'>, ...messages: string[]): Answered {
  const last = messages.reduce<Answered | undefined>(
    (before, message) => pilcrow.respond(message, before && previousOf(before)),
    undefined,
  )
  if (last === undefined) throw new Error('A conversation has at least one message.')
  return last
}

const everybody = await openBundled()

/**
 * How the last message of a conversation was understood. Throws where it was not. A first message is understood before anything is
 * looked for, so that of the bundled reports no answer need be made (`any-message.slow.test.ts` holds that to be the same).
 */
export function queryOf(pilcrow: Pick<Answers, 'respond'>, ...messages: string[]): Query {
  const [first = '', ...others] = messages
  if (pilcrow === everybody && others.length === 0 && !first.trimStart().startsWith('/'))
    return understand(first, undefined, bundledContext.understanding, null)
  const { query } = conversationWith(pilcrow, ...messages)
  if (query === null) throw new Error(`There is no query: ${messages.join(' / ')}`)
  return query
}
