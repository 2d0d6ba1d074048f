import type { World } from '../command/world.js'
import { bundledLearnt } from '../learnt/learnt.js'
import type { Library } from '../library/library.js'
import { ALL_AT_HAND, type Complete } from '../library/library.js'
import type { Assumed } from '../model/query.js'
import type { Reply } from '../model/reply.js'
import { reply, words } from '../reply/build.js'
import { type Indexed, indexed } from '../search/indexed.js'
import { createSearch, type Search } from '../search/search.js'
import { questionVectors, type SentenceEncoder } from '../sentence-encoder/sentence-encoder.js'
import { loadCarriers, loadModels } from '../understand/classify/models.js'
import type { Previous } from '../understand/follow-up/shown.js'
import { namesOver } from '../understand/names.js'
import { lexiconOf, recogniserOf } from '../understand/recogniser.js'
import type { Understanding } from '../understand/understanding.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import type { Answered, Answers } from './answers.js'
import { answersOf, shownIn } from './answers.js'

export type { Suggestion } from '../command/suggest.js'
export type { Answered } from './answers.js'

/** The same, given as soon as it can be. */
type Waiting<Made extends (...given: never[]) => unknown> = (
  ...given: Parameters<Made>
) => Promise<ReturnType<Made>>

/** The whole bot but for its screens: {@link Answers}, each as soon as what it needs of the library is at hand. */
export interface Pilcrow extends Pick<Answers, 'commands' | 'library' | 'councils'> {
  respond: Waiting<Answers['respond']>
  say: Waiting<Answers['say']>
  run: Waiting<Answers['run']>
  answer: Waiting<Answers['answer']>
  suggest: Waiting<Answers['suggest']>
  news: Waiting<Answers['news']>
  /** Anything else that is made of the library and the answers, and of nothing else. */
  look<T>(make: (answers: Answers) => T): Promise<T>
  /** The same for those who have chosen councils, as {@link Answers}. */
  for(here: Assumed | null): Pilcrow
}

/** What a message that follows an answer is understood from; undefined where the answer was to nothing understood. */
export const previousOf = ({ query, reply }: Answered): Previous | undefined =>
  query === null ? undefined : { query, shown: shownIn(reply) }

/** All that an answer may look at, over a library. */
export function worldOver(library: Library, vocabulary: Vocabulary, search: Search): World {
  const models = loadModels()
  const carriers = loadCarriers()
  const recogniser = recogniserOf(vocabulary, library.reports, search, models, carriers)
  const understanding: Understanding = {
    recogniser,
    models,
    carriers,
    lexicon: lexiconOf(carriers, vocabulary.stopWords, search.knows),
    vocabulary,
    headings: library.gradeHeadings(),
    byId: library.byId,
    ofCouncil: library.ofAuthority,
  }
  const names = namesOver(vocabulary, library.reports, recogniser)
  return { library, vocabulary, search, names, understanding, here: null }
}

/**
 * Pilcrow of answers for which something may yet have to be fetched.
 * @param excuse a sentence for whoever asked where that fails; null for what is a fault of Pilcrow's own
 */
export function pilcrowOf(
  answers: Answers,
  complete: Complete,
  excuse: (error: unknown) => string | null = () => null,
): Pilcrow {
  const { commands, library, councils, respond, say, run, answer, suggest, news } = answers
  const excused = async (make: () => Answered): Promise<Answered> => {
    try {
      return await complete(make)
    } catch (error) {
      const sentence = excuse(error)
      if (sentence === null) throw error
      return { query: null, reply: reply('error', [words(sentence)]) }
    }
  }
  const replied = async (make: () => Reply): Promise<Reply> =>
    (await excused(() => ({ query: null, reply: make() }))).reply
  return {
    commands,
    library,
    councils,
    respond: (...message) => excused(() => respond(...message)),
    say: (...message) => replied(() => say(...message)),
    run: (...command) => excused(() => run(...command)),
    answer: (query) => replied(() => answer(query)),
    suggest: (...option) => complete(() => suggest(...option)),
    news: (...report) => complete(() => news(...report)),
    look: (make) => complete(() => make(answers)),
    for: (here) => pilcrowOf(answers.for(here), complete, excuse),
  }
}

/**
 * The answers over a library in memory.
 * @param index over the library's reports; made here where none is given
 */
export const answersOver = (
  library: Library,
  vocabulary: Vocabulary,
  index: Indexed = indexed(library.reports),
): Answers => answersOf(worldOver(library, vocabulary, createSearch(library.reports, vocabulary, index)))

/**
 * Pilcrow over a library in memory, as {@link answersOver}.
 * @param encoder what the index's vectors were made by, where one was chosen
 */
export const createPilcrow = (
  library: Library,
  vocabulary: Vocabulary,
  index: Indexed = indexed(library.reports),
  encoder: SentenceEncoder | null = null,
): Pilcrow => {
  if (encoder === null) return pilcrowOf(answersOver(library, vocabulary, index), ALL_AT_HAND)
  const { of, complete } = questionVectors(encoder)
  const search = createSearch(library.reports, vocabulary, index, bundledLearnt(), of)
  return pilcrowOf(answersOf(worldOver(library, vocabulary, search)), complete)
}
