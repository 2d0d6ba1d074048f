import type { Shelf } from '../corpus.js'
import type { Document } from '../document.js'
import type { IndexedSentence } from '../engine.js'
import type { Idea } from '../ideas.js'

/** One idea of the question, weighed on the shelf where it is looked for. */
export interface Found {
  readonly idea: Idea
  /** How much it tells documents apart: high for an idea that few of them hold. */
  readonly rarity: number
}

export const weigh = (found: readonly Found[]): number => found.reduce((sum, { rarity }) => sum + rarity, 0)

/** A sentence, its stems in order, and those of the question's ideas that stand in it. */
export interface Sentence extends IndexedSentence {
  readonly held: readonly Found[]
}

/** Reads documents sentence by sentence, with what of the question stands in each. */
export function reader(found: readonly Found[], { documents, engine }: Pick<Shelf, 'documents' | 'engine'>) {
  const ofTerm = byTerm(found)
  return (number: number): Sentence[] =>
    engine.sentences(number, (documents[number] as Document).text).map(({ text, terms }) => ({
      text,
      terms,
      held: heldIn(terms, ofTerm, found),
    }))
}

/** The ideas that a term has a part in. */
function byTerm(found: readonly Found[]): ReadonlyMap<string, readonly Found[]> {
  const ofTerm = new Map<string, Found[]>()
  for (const one of found)
    for (const { terms } of one.idea.alternatives)
      for (const term of terms) ofTerm.set(term, [...(ofTerm.get(term) ?? []), one])
  return ofTerm
}

function heldIn(
  terms: readonly string[],
  ofTerm: ReadonlyMap<string, readonly Found[]>,
  found: readonly Found[],
): Found[] {
  const stands = new Set(terms.filter((term) => ofTerm.has(term)))
  if (stands.size === 0) return []
  const touched = new Set([...stands].flatMap((term) => ofTerm.get(term) ?? []))
  return found.filter(
    (one) =>
      touched.has(one) &&
      one.idea.alternatives.some((alternative) => alternative.terms.every((term) => stands.has(term))),
  )
}
