import type { Idea } from '../ideas.js'
import { termsOf } from '../terms.js'

/** Where one idea of the question was found. */
export interface Found {
  readonly idea: Idea
  /** Document number → BM25+ score of the best way in which the document puts it. */
  readonly scores: ReadonlyMap<number, number>
  /** How much it tells documents apart: high for an idea that few of them hold. */
  readonly rarity: number
}

export const weigh = (found: readonly Found[]): number => found.reduce((sum, { rarity }) => sum + rarity, 0)

/** A sentence, its stems in order, and those of the question's ideas that stand in it. */
export interface Sentence {
  readonly text: string
  readonly terms: readonly string[]
  readonly held: readonly Found[]
}

export function readSentence(text: string, found: readonly Found[]): Sentence {
  const terms = termsOf(text)
  const stands = new Set(terms)
  const held = found.filter(({ idea }) =>
    idea.alternatives.some((alternative) => alternative.terms.every((term) => stands.has(term))),
  )
  return { text, terms, held }
}
