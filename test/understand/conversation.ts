import type { Query } from '../../src/model/query.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { type Answered, previousOf } from '../../src/pilcrow/pilcrow.js'

/** A conversation: each message follows the answer before it. Gives the last answer, with how it was asked for. */
export function conversationWith(pilcrow: Pick<Answers, 'respond'>, ...messages: string[]): Answered {
  const last = messages.reduce<Answered | undefined>(
    (before, message) => pilcrow.respond(message, before && previousOf(before)),
    undefined,
  )
  if (last === undefined) throw new Error('A conversation has at least one message.')
  return last
}

/** How the last message of a conversation was understood. Throws where it was not. */
export function queryOf(pilcrow: Pick<Answers, 'respond'>, ...messages: string[]): Query {
  const { query } = conversationWith(pilcrow, ...messages)
  if (query === null) throw new Error(`There is no query: ${messages.join(' / ')}`)
  return query
}
