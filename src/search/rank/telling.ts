import { type Found, type Sentence, weigh } from './found.js'

/** How much more a sentence tells that gives the kind of word wanted. */
const GIVES = 0.6

/**
 * The sentence that holds most of the question, and a second where it adds an idea that the first lacks.
 * @param given how far each sentence gives the kind of word that is wanted
 */
export function telling(sentences: readonly Sentence[], given: readonly number[]): number[] {
  const first = best(sentences.map(({ held }, at) => weigh(held) * (1 + GIVES * (given[at] as number))))
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
