import type { QueryConcept } from '../concepts.js'
import type { SearchScope } from '../corpus.js'
import type { Document } from '../document.js'
import type { IndexedSentence, TermPlace } from '../engine.js'

/** One concept of the question, weighed on the scope where it is looked for. */
export interface Found {
  readonly concept: QueryConcept
  /** How much it tells documents apart: high for a concept that few of them hold. */
  readonly idf: number
}

/** The rarities of some concepts, summed. */
export function weigh(found: readonly Found[]): number {
  let sum = 0
  for (const { idf } of found) sum += idf
  return sum
}

/** A sentence of a document, and which of the question's concepts stand in it. */
export interface Sentence {
  readonly indexed: IndexedSentence
  readonly held: readonly Found[]
}

/** Reads documents sentence by sentence, with what of the question stands in each. */
export function reader(
  found: readonly Found[],
  { documents, engine }: Pick<SearchScope, 'documents' | 'engine'>,
) {
  const ofTerm = byTerm(found)
  const read = engine.reader(ofTerm.keys())
  return (number: number): Sentence[] =>
    read(number, (documents[number] as Document).text).map((indexed) => ({
      indexed,
      held: heldIn(indexed.places, ofTerm, found),
    }))
}

/** The concepts that a term has a part in. */
function byTerm(found: readonly Found[]): ReadonlyMap<string, ReadonlySet<Found>> {
  const ofTerm = new Map<string, Set<Found>>()
  for (const one of found)
    for (const { terms } of one.concept.expansions)
      for (const term of terms) ofTerm.set(term, (ofTerm.get(term) ?? new Set()).add(one))
  return ofTerm
}

function heldIn(
  places: readonly TermPlace[],
  ofTerm: ReadonlyMap<string, ReadonlySet<Found>>,
  found: readonly Found[],
): Found[] {
  if (places.length === 0) return []
  const stands = new Set<string>()
  const touched = new Set<Found>()
  for (const { term } of places) {
    if (stands.has(term)) continue
    stands.add(term)
    for (const one of ofTerm.get(term) ?? []) touched.add(one)
  }
  return found.filter(
    (one) =>
      touched.has(one) &&
      one.concept.expansions.some(
        ({ terms }) => terms.every((term) => stands.has(term)) && standTogether(terms, places),
      ),
  )
}

/** Words that may stand between those of one concept, for the ranking to take them together. */
const BETWEEN = 2

/** Whether all of some terms stand in a sentence with no more than a few words between them. */
export function standTogether(terms: readonly string[], places: readonly TermPlace[]): boolean {
  const [only, second] = terms
  if (second === undefined) return places.some(({ term }) => term === only)
  const own = places.filter(({ term }) => terms.includes(term))
  const room = terms.length - 1 + BETWEEN
  return own.some(({ at: first }) => {
    const near = new Set(own.filter(({ at }) => at >= first && at <= first + room).map(({ term }) => term))
    return terms.every((term) => near.has(term))
  })
}
