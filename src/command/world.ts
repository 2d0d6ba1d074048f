import type { Library } from '../library/library.js'
import type { Assumed } from '../model/query.js'
import type { Search } from '../search/search.js'
import type { Names } from '../understand/option-names.js'
import type { Understanding } from '../understand/understanding.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'

/**
 * All that an answer may look at: the reports, the words of the field, the index over the paragraphs, the names that
 * people may type.
 */
export interface World {
  readonly library: Library
  readonly vocabulary: Vocabulary
  readonly search: Search
  readonly names: Names
  readonly understanding: Understanding
  /** The councils of whoever asks, for what names no place; null where they have chosen none. */
  readonly here: Assumed | null
}
