import type { Hit } from '../search/rank/rank.js'
import type { Wanted } from '../search/rank/wanted.js'

/** The share of a question's ideas, by idf, that must stand together in one recommendation for it to answer. */
const ENOUGH_OF_RECOMMENDATION = 0.45

/** Of the recommendations found those that answer. */
export const fitting = (hits: readonly Hit[]): Hit[] =>
  hits.filter(({ coverage }) => coverage >= ENOUGH_OF_RECOMMENDATION)

/** Of the best hits, as many as an answer shows. */
const LOOKED_AT = 5

/** Kinds of word that a question cannot be answered without. */
const NEEDED: readonly Wanted[] = ['number', 'money', 'contact']
/** Who asks for a name is not answered by an office. */
const NAMED = /\bnames?\b/i

/** Whether hits give a word of the kind that a question cannot be answered without: no sum is no answer to 'how much does it cost'. */
export const givesNeeded = (hits: readonly Hit[], wanted: Wanted, words: string): boolean =>
  !(NEEDED.includes(wanted) || (wanted === 'person' && NAMED.test(words))) ||
  hits.slice(0, LOOKED_AT).some(({ gives }) => gives)
