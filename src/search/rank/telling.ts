import { type Found, type Sentence, weigh } from './found.js'

/** How much more a sentence tells that gives the kind of word wanted. */
const GIVES = 0.6

/**
 * The sentence that holds most of the question, and a second where it adds an idea that the first lacks; with what they cannot
 * be understood without.
 * @param given how far each sentence gives the kind of word that is wanted
 */
export function telling(sentences: readonly Sentence[], given: readonly number[]): number[] {
  const first = best(sentences.map(({ held }, at) => weigh(held) * (1 + GIVES * (given[at] as number))))
  // Only its heading holds the words: then it is shown from its beginning.
  if (first === null) return [0]
  const held = new Set<Found>(sentences[first]?.held)
  const second = best(sentences.map((sentence) => weigh(sentence.held.filter((idea) => !held.has(idea)))))
  return inContext(second === null ? [first] : [first, second], sentences)
}

/** A sentence that begins so takes back something of the one before it: each would mislead without the other. */
const TAKES_BACK = /^(?:However|But|Nevertheless|Nonetheless|Despite this|That said)\b/

/** One that begins so speaks of what the one before it names, or takes it back. */
const POINTS_BACK = new RegExp(`${TAKES_BACK.source}|^(?:This|These|Those|They|Their|He|She|Such|Others)\\b`)

/** Sentences before another that are quoted with it. */
const MOST_BEFORE = 2

/** Sentences in their order, each with its neighbours where one is not to be understood without the other. */
function inContext(chosen: readonly number[], sentences: readonly Sentence[]): number[] {
  const begins = (at: number, words: RegExp) => words.test(sentences[at]?.indexed.text ?? '')
  const all = new Set<number>()
  for (const at of chosen) {
    let from = at
    while (from > 0 && at - from < MOST_BEFORE && begins(from, POINTS_BACK)) from--
    const to = begins(at + 1, TAKES_BACK) ? at + 1 : at
    for (let each = from; each <= to; each++) all.add(each)
  }
  return [...all].sort((a, b) => a - b)
}

/** Index of the greatest of some weights, the first of equals; null where none is above 0. */
function best(weights: readonly number[]): number | null {
  const greatest = Math.max(0, ...weights)
  return greatest === 0 ? null : weights.indexOf(greatest)
}
