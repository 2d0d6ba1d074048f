import type { Library } from '../library/library.js'
import type { Search } from '../search/search.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'

/** All that an answer may look at: the reports, the words of the field, and the index over the paragraphs. */
export interface World {
  readonly library: Library
  readonly vocabulary: Vocabulary
  readonly search: Search
}
