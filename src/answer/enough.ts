import type { Idea } from '../search/ideas.js'
import type { Hit } from '../search/rank/rank.js'
import type { Wanted } from '../search/rank/wanted.js'

/** The share of a question's ideas, by rarity, that must stand together in one recommendation for it to answer. */
const ENOUGH_OF_RECOMMENDATION = 0.45

/** Of the recommendations found those that answer. */
export const fitting = (hits: readonly Hit[]): Hit[] =>
  hits.filter(({ coverage }) => coverage >= ENOUGH_OF_RECOMMENDATION)

/** Of the best hits, as many as an answer shows. */
const LOOKED_AT = 5

/** Kinds of word that a question cannot be answered without. */
const NEEDED: readonly Wanted[] = ['number', 'share', 'money', 'contact', 'time', 'age']

/** Whether hits give a word of the kind that a question cannot be answered without: no number is no answer to 'how many'. */
export const givesNeeded = (hits: readonly Hit[], wanted: Wanted): boolean =>
  !NEEDED.includes(wanted) || hits.slice(0, LOOKED_AT).some(({ gives }) => gives)

/** What a paragraph must hold of any question, more of a short one, and never more than most of it. */
const ENOUGH = { least: 0.25, unnamed: 0.05, short: 0.4, most: 0.75 }

/**
 * Whether the words of the hits alone answer a question. A question of two words needs nearly both; a long one, told in
 * everyday words, may miss many. Who names a council asks about its report; among all reports some paragraph always
 * holds some of the words.
 */
export function isEnough(hits: readonly Hit[], ideas: readonly Idea[], isNamed: boolean): boolean {
  const count = ideas.reduce((sum, { weight }) => sum + weight, 0)
  const least = ENOUGH.least + (isNamed ? 0 : ENOUGH.unnamed)
  const wanted = Math.min(ENOUGH.most, least + ENOUGH.short / Math.max(1, count))
  return hits.slice(0, LOOKED_AT).some(({ coverage }) => coverage >= wanted)
}
