import { type Found, type Sentence, weigh } from './found.js'
import { givesWanted, type Wanted } from './wanted.js'

/** How much more a sentence tells that gives the kind of word wanted. */
const GIVES = 0.6

/** The sentence that holds most of the question, and a second where it adds an idea that the first lacks. */
export function telling(sentences: readonly Sentence[], wanted: Wanted): number[] {
  const worth = (sentence: Sentence) => weigh(sentence.held) * (1 + GIVES * givesWanted(sentence, wanted))
  const first = best(sentences.map(worth))
  // Only its heading holds the words: then it is shown from its beginning.
  if (first === null) return [0]
  const held = new Set<Found>(sentences[first]?.held)
  const second = best(sentences.map((sentence) => weigh(sentence.held.filter((idea) => !held.has(idea)))))
  return second === null || second === first ? [first] : [first, second].sort((a, b) => a - b)
}

/** Index of the greatest of some weights, the first of equals; null where none is above 0. */
function best(weights: readonly number[]): number | null {
  const greatest = Math.max(0, ...weights)
  return greatest === 0 ? null : weights.indexOf(greatest)
}
