import type { Encoder } from '../learnt/encoder.js'
import { type Idea, ideasOf, type Lexicon, stemsOf } from './ideas.js'
import { type Meaning, meaningOf } from './rank/likeness.js'
import { termsOf } from './terms.js'

/** A question of which this share is unheard of is about something else. */
const UNHEARD = 0.5

/** Takes questions apart. */
export interface Questions {
  /** The ideas of a question, as they are looked for. */
  ideas(words: string): Idea[]
  meaning(words: string): Meaning
  /** Whether what a question is about has no word in any report, none that means the same, and none that anything was learnt of. */
  isUnheardOf(words: string): boolean
}

/**
 * Takes questions apart by what the reports and the vocabulary know of words.
 * @param remembering keeps what was read of the last questions; a plain call where that is not wanted
 */
export function questionsOver(
  lexicon: Lexicon,
  encoder: Encoder,
  remembering: <Read>(read: (words: string) => Read) => (words: string) => Read = (read) => read,
): Questions {
  const ideas = remembering((words) => ideasOf(words, lexicon))
  return {
    ideas,
    meaning: remembering((words) => meaningOf(stemsOf(words, lexicon, encoder), encoder)),
    isUnheardOf(words) {
      const all = ideas(words)
      const unheard = all.filter(
        ({ said, alternatives }) =>
          !alternatives.some(
            ({ terms, proof }) => proof === 1 && terms.every((term) => lexicon.holds(term)),
          ) &&
          // A name is not known by its parts: 'knife crime' is not any crime.
          (said.includes(' ') || termsOf(said).every((term) => encoder.rowOf(term) === undefined)),
      )
      const weigh = (some: readonly Idea[]): number => some.reduce((sum, { weight }) => sum + weight, 0)
      return unheard.length > 0 && weigh(unheard) >= weigh(all) * UNHEARD
    },
  }
}
