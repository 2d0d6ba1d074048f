import type { World } from '../src/command/world.js'
import type { Library } from '../src/library/library.js'
import { worldOver } from '../src/pilcrow/pilcrow.js'
import { createSearch } from '../src/search/search.js'
import { bundled, bundledWorld, vocabulary } from './open.js'

/** All that an answer may look at, over a library. */
export const worldOf = (library: Library): World =>
  library === bundled
    ? bundledWorld
    : worldOver(library, vocabulary, createSearch(library.reports, vocabulary))
