import { sentencesOf } from '../../quotation/quote.js'
import type { Document } from '../document.js'
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

/** The sentences of a document with their stems, kept as long as the document is: a question reads some sixty of them. */
const kept = new WeakMap<Document, readonly Pick<Sentence, 'text' | 'terms'>[]>()

function sentencesIn(document: Document): readonly Pick<Sentence, 'text' | 'terms'>[] {
  const known = kept.get(document)
  if (known) return known
  const sentences = sentencesOf(document.text).map((text) => ({ text, terms: termsOf(text) }))
  kept.set(document, sentences)
  return sentences
}

/** A document sentence by sentence, with what of the question stands in each. */
export const readSentences = (document: Document, found: readonly Found[]): Sentence[] =>
  sentencesIn(document).map(({ text, terms }) => ({ text, terms, held: heldIn(terms, found) }))

function heldIn(terms: readonly string[], found: readonly Found[]): Found[] {
  const stands = new Set(terms)
  return found.filter(({ idea }) =>
    idea.alternatives.some((alternative) => alternative.terms.every((term) => stands.has(term))),
  )
}
