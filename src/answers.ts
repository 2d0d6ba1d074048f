import { commands } from '../commands/index.js'
import { answer } from './answer/answer.js'
import { reply, words } from './answer/build.js'
import { MisquotedError, verified } from './answer/verify.js'
import { type Asked, type Command, queryOf } from './command/command.js'
import { type Suggestion, suggest, valuesMeant } from './command/suggest.js'
import { typedQuery } from './command/typed-query.js'
import type { World } from './command/world.js'
import type { Library } from './library/library.js'
import type { Query } from './model/query.js'
import type { Reply } from './model/reply.js'
import type { Previous } from './understand/follow-up/shown.js'
import { heard } from './understand/heard.js'
import { understand } from './understand/understand.js'

/** An answer, with how what was asked was understood: null where a command lacked something and was not. */
export interface Answered {
  readonly query: Query | null
  readonly reply: Reply
}

/**
 * What Pilcrow answers, as pure functions of a world: nothing here waits, and nothing throws for what a person typed, who
 * gets a reply that says why.
 */
export interface Answers {
  readonly commands: readonly Command[]
  readonly library: Library
  /**
   * Answers a message as typed in a channel: `/grade northumberland staying-safe`, a citation, a question. A message
   * that follows an earlier answer ('and in 2022?') is understood from it.
   */
  respond(message: string, previous?: Previous): Answered
  /** The answer alone. */
  say(message: string, previous?: Previous): Reply
  /** Runs a command whose options are already apart, as Discord sends them. */
  run(command: string, asked: Asked): Answered
  /** The answer to what was understood before: to another page of it, to whoever shares it. */
  answer(query: Query): Reply
  /** What to offer for one option while it is typed, best first; `asked` holds the other options so far. */
  suggest(command: string, option: string, typed: string, asked: Asked): Suggestion[]
}

export function answersOf(world: World): Answers {
  const { library, understanding } = world
  const answered = (query: Query): Answered => ({
    query,
    reply: guarded(() => answer(query, world), library),
  })
  const respond = (message: string, previous?: Previous): Answered => {
    const typed = typedQuery(heard(message), commands, world)
    if (typed?.reply) return { query: null, reply: verified(typed.reply, library) }
    return answered(typed?.is ?? understand(message, previous, understanding))
  }
  return {
    commands,
    library,
    respond,
    say: (message, previous) => respond(message, previous).reply,
    run(name, asked) {
      const command = commands.find((each) => each.name === name)
      if (!command) return respond(`/${name}`)
      const made = command.query(allHeard(valuesMeant(command, named(command, asked), world)), world)
      return made.reply ? { query: null, reply: made.reply } : answered(queryOf(made.is))
    },
    answer: (query) => answered(query).reply,
    suggest(name, option, typed, asked) {
      const command = commands.find((each) => each.name === name)
      const known = command?.options.find((each) => each.name === option || each.formerly === option)
      if (!command || !known) return []
      return suggest(known.kind, heard(typed), allHeard(named(command, asked)), world, commands)
    },
  }
}

/** Options by the names that they have now. */
const named = ({ options }: Command, asked: Asked): Asked =>
  Object.fromEntries(options.map(({ name, formerly = name }) => [name, asked[name] ?? asked[formerly]]))

const allHeard = (asked: Asked): Asked =>
  Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, value && heard(value)]))

/** No quotation leaves that does not stand in its paragraph. */
function guarded(made: () => Reply, library: Library): Reply {
  try {
    return verified(made(), library)
  } catch (error) {
    if (!(error instanceof MisquotedError)) throw error
    return reply('error', [
      words(
        `A quotation did not match its paragraph (${error.message}), so nothing was sent. Please report this.`,
      ),
    ])
  }
}
