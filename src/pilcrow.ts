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
import { excerptsOf, gradesOf, type Reply, recommendationsOf } from './model/reply.js'
import { type Indexed, indexed } from './search/indexed.js'
import { createSearch } from './search/search.js'
import type { Understanding } from './understand/asked.js'
import { loadCarriers, loadModels } from './understand/classify/models.js'
import type { Previous } from './understand/follow-up/shown.js'
import { heard } from './understand/heard.js'
import { namesOver } from './understand/names.js'
import { lexiconOf, recogniserOf } from './understand/recogniser.js'
import { understand } from './understand/understand.js'
import type { Vocabulary } from './vocabulary/vocabulary.js'

export type { Suggestion } from './command/suggest.js'

/** An answer, with how what was asked was understood: null where a command lacked something and was not. */
export interface Answered {
  readonly query: Query | null
  readonly reply: Reply
}

/** The whole bot but for its screens. Nothing here throws for what a person typed: they get a reply that says why. */
export interface Pilcrow {
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

/** What a message that follows an answer is understood from; undefined where the answer was to nothing understood. */
export const previousOf = ({ query, reply }: Answered): Previous | undefined =>
  query === null
    ? undefined
    : {
        query,
        shown: {
          excerpts: excerptsOf(reply),
          recommendations: recommendationsOf(reply),
          grades: gradesOf(reply),
        },
      }

/** All that an answer may look at, over a library. */
export function worldOver(library: Library, vocabulary: Vocabulary, index: Indexed): World {
  const search = createSearch(library.reports, vocabulary, index)
  const models = loadModels()
  const carriers = loadCarriers()
  const recogniser = recogniserOf(vocabulary, library.reports, search, models, carriers)
  const understanding: Understanding = {
    recogniser,
    models,
    carriers,
    lexicon: lexiconOf(carriers, vocabulary.stopWords, search.knows),
    vocabulary,
    headings: new Set(
      library.reports.flatMap(({ judgements }) =>
        judgements.flatMap(({ evidence }) => evidence.map(({ place }) => place.toLowerCase())),
      ),
    ),
    byId: library.byId,
    ofCouncil: library.ofAuthority,
  }
  const names = namesOver(vocabulary, library.reports, recogniser)
  return { library, vocabulary, search, names, understanding }
}

/**
 * Pilcrow over a library.
 * @param index over the library's reports; made here where none is given
 */
export function createPilcrow(
  library: Library,
  vocabulary: Vocabulary,
  index: Indexed = indexed(library.reports),
): Pilcrow {
  const world = worldOver(library, vocabulary, index)
  const { understanding } = world
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
