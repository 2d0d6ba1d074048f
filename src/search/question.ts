import type { Encoder } from '../learnt/encoder.js'
import { conceptsOf, type Lexicon, type QueryConcept, stemsOf } from './concepts.js'
import { type Meaning, meaningOf } from './rank/likeness.js'
import { termsOf } from './terms.js'

/** A question of which this share is unheard of is about something else. */
const UNHEARD = 0.5

/** Takes questions apart. */
export interface Questions {
  /** The concepts of a question, as they are looked for. */
  concepts(words: string): QueryConcept[]
  meaning(words: string): Meaning
  /** Whether what a question is about has no word in any report, none that means the same, and none that anything was learnt of. */
  isUnheardOf(words: string): boolean
}

/**
 * Takes questions apart by what the reports and the vocabulary know of words.
 * @param memoised keeps what was read of the last questions; a plain call where that is not wanted
 */
export function questionsOver(
  lexicon: Lexicon,
  encoder: Encoder,
  memoised: <Read>(read: (words: string) => Read) => (words: string) => Read = (read) => read,
): Questions {
  const concepts = memoised((words) => conceptsOf(words, lexicon))
  return {
    concepts,
    meaning: memoised((words) => meaningOf(stemsOf(words, lexicon, encoder), encoder)),
    isUnheardOf(words) {
      const all = concepts(words)
      const unheard = all.filter(
        ({ said, expansions }) =>
          !expansions.some(
            ({ terms, confidence }) => confidence === 1 && terms.every((term) => lexicon.holds(term)),
          ) &&
          // A name is not known by its parts: 'knife crime' is not any crime.
          (said.includes(' ') || termsOf(said).every((term) => encoder.rowOf(term) === undefined)),
      )
      const weigh = (some: readonly QueryConcept[]): number =>
        some.reduce((sum, { weight }) => sum + weight, 0)
      return unheard.length > 0 && weigh(unheard) >= weigh(all) * UNHEARD
    },
  }
}
