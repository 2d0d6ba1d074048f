import { commands } from '../commands/index.js'
import { reply, words } from './answer/build.js'
import { say } from './answer/say.js'
import { MisquotedError, verified } from './answer/verify.js'
import type { Asked, Command } from './command/command.js'
import { type Suggestion, suggest } from './command/suggest.js'
import type { World } from './command/world.js'
import type { Library } from './library/library.js'
import type { Reply } from './model/reply.js'
import { type Indexed, indexed } from './search/indexed.js'
import { createSearch } from './search/search.js'
import type { Earlier } from './understand/follow-up/earlier.js'
import { standAlone } from './understand/follow-up/stand-alone.js'
import { heard } from './understand/heard.js'
import { createNames } from './understand/names.js'
import type { Vocabulary } from './vocabulary/vocabulary.js'

export type { Suggestion } from './command/suggest.js'

/** The whole bot but for its screens. Nothing here throws for what a person typed: they get a reply that says why. */
export interface Pilcrow {
  readonly commands: readonly Command[]
  readonly library: Library
  /**
   * Answers a message as typed in a channel: `/grade northumberland staying-safe`, a citation, a question. A message
   * that follows an earlier answer ('and in 2022?') is understood from it.
   */
  say(message: string, earlier?: Earlier): Reply
  /** A message that follows an earlier answer, as one that stands on its own and would be answered alike. */
  whole(message: string, earlier?: Earlier): string
  /** Runs a command whose options are already apart, as Discord sends them. */
  run(command: string, asked: Asked): Reply
  /** What to offer for one option while it is typed, best first; `asked` holds the other options so far. */
  suggest(command: string, option: string, typed: string, asked: Asked): Suggestion[]
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
  const search = createSearch(library.reports, vocabulary, index)
  const names = createNames(vocabulary, library.reports, search)
  const world: World = { library, vocabulary, search, names }
  const whole = (message: string, earlier?: Earlier): string =>
    earlier
      ? standAlone(heard(message), { ...earlier, message: heard(earlier.message) }, commands, world)
      : heard(message)
  const answer = (message: string, earlier?: Earlier): Reply => say(whole(message, earlier), commands, world)
  return {
    commands,
    library,
    whole,
    say: (message, earlier) => guarded(() => answer(message, earlier), library),
    run(name, asked) {
      const command = commands.find((each) => each.name === name)
      return command ? guarded(() => command.run(allHeard(asked), world), library) : answer(`/${name}`)
    },
    suggest(name, option, typed, asked) {
      const known = commands.find((each) => each.name === name)?.options.find((each) => each.name === option)
      return known ? suggest(known.kind, heard(typed), allHeard(asked), world, commands) : []
    },
  }
}

const allHeard = (asked: Asked): Asked =>
  Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, value && heard(value)]))

/** No quotation leaves that does not stand in its paragraph. */
function guarded(answer: () => Reply, library: Library): Reply {
  try {
    return verified(answer(), library)
  } catch (error) {
    if (!(error instanceof MisquotedError)) throw error
    return reply('error', [
      words(
        `A quotation did not match its paragraph (${error.message}), so nothing was sent. Please report this.`,
      ),
    ])
  }
}
