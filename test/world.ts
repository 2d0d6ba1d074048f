import type { World } from '../src/command/world.js'
import type { Library } from '../src/library/library.js'
import { createSearch } from '../src/search/search.js'
import { createNames } from '../src/understand/names.js'
import { loadVocabulary } from '../src/vocabulary/vocabulary.js'

const vocabulary = loadVocabulary()

/** All that an answer may look at, over a library. */
export function worldOf(library: Library): World {
  const search = createSearch(library.reports, vocabulary)
  return { library, vocabulary, search, names: createNames(vocabulary, library.reports, search) }
}
