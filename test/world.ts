import type { World } from '../src/command/world.js'
import type { Library } from '../src/library/library.js'
import { worldOver } from '../src/pilcrow/pilcrow.js'
import { createSearch } from '../src/search/search.js'
import { loadVocabulary } from '../src/vocabulary/vocabulary.js'

const vocabulary = loadVocabulary()

/** All that an answer may look at, over a library. */
export const worldOf = (library: Library): World =>
  worldOver(library, vocabulary, createSearch(library.reports, vocabulary))
