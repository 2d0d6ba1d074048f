import type { QueryConcept } from '../concepts.js'
import type { SearchScope } from '../corpus.js'
import type { Document } from '../document.js'
import type { IndexedSentence, TermPlace } from '../engine.js'

/** One concept of the question, weighed on the scope where it is looked for. */
export interface WeighedConcept {
  readonly concept: QueryConcept
  /** How much it tells documents apart: high for a concept that few of them hold. */
  readonly idf: number
}

/** The rarities of some concepts, summed. */
export function weigh(found: readonly WeighedConcept[]): number {
  let sum = 0
  for (const { idf } of found) sum += idf
  return sum
}

/** A sentence of a document, and which of the question's concepts stand in it. */
export interface Sentence {
  readonly indexed: IndexedSentence
  readonly held: readonly WeighedConcept[]
}

/** Reads documents sentence by sentence, with what of the question stands in each. */
export function reader(
  found: readonly WeighedConcept[],
  { documents, engine }: Pick<SearchScope, 'documents' | 'engine'>,
) {
  const ofTerm = conceptsByTerm(found)
  const read = engine.reader(ofTerm.keys())
  return (number: number): Sentence[] =>
    read(number, (documents[number] as Document).text).map((indexed) => ({
      indexed,
      held: conceptsIn(indexed.places, ofTerm, found),
    }))
}

/** The concepts that a term has a part in. */
function conceptsByTerm(found: readonly WeighedConcept[]): ReadonlyMap<string, ReadonlySet<WeighedConcept>> {
  const ofTerm = new Map<string, Set<WeighedConcept>>()
  for (const one of found)
    for (const { terms } of one.concept.expansions)
      for (const term of terms) ofTerm.set(term, (ofTerm.get(term) ?? new Set()).add(one))
  return ofTerm
}

function conceptsIn(
  places: readonly TermPlace[],
  ofTerm: ReadonlyMap<string, ReadonlySet<WeighedConcept>>,
  found: readonly WeighedConcept[],
): WeighedConcept[] {
  if (places.length === 0) return []
  const stands = new Set<string>()
  const touched = new Set<WeighedConcept>()
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
const MOST_BETWEEN = 2

/** Whether all of some terms stand in a sentence with no more than a few words between them. */
export function standTogether(terms: readonly string[], places: readonly TermPlace[]): boolean {
  const [only, second] = terms
  if (second === undefined) return places.some(({ term }) => term === only)
  const own = places.filter(({ term }) => terms.includes(term))
  const room = terms.length - 1 + MOST_BETWEEN
  return own.some(({ at: first }) => {
    const near = new Set(own.filter(({ at }) => at >= first && at <= first + room).map(({ term }) => term))
    return terms.every((term) => near.has(term))
  })
}

/** Words between two neighbours of the question that still make a phrase: 'award for the best'. */
const PHRASE_GAP = 2

/** Two neighbouring concepts of the question: with what the first ends and the second begins, and the rarer one's weight. */
interface Pair {
  readonly end: string
  readonly start: string
  readonly weight: number
}

const neighbourPairs = (found: readonly WeighedConcept[]): Pair[] =>
  found.slice(1).map((second, index) => {
    const first = found[index] as WeighedConcept
    return {
      end: first.concept.expansions[0]?.terms.at(-1) ?? '',
      start: second.concept.expansions[0]?.terms[0] ?? '',
      weight: Math.min(first.idf, second.idf),
    }
  })

/** Tells how much of the question stands in a document as it stands in the question: the weights of its neighbours that do. */
export function phrases(found: readonly WeighedConcept[]): (sentences: readonly Sentence[]) => number {
  const pairs = neighbourPairs(found)
  return (sentences) => {
    const places = new Map<string, number[]>()
    for (const { indexed } of sentences)
      for (const { term, at } of indexed.places) {
        const known = places.get(term)
        if (known) known.push(indexed.before + at)
        else places.set(term, [indexed.before + at])
      }
    return pairs.reduce((sum, { end, start, weight }) => {
      const starts = places.get(start)
      const follows =
        starts &&
        places
          .get(end)
          ?.some((before) => starts.some((after) => after > before && after - before <= PHRASE_GAP + 1))
      return follows ? sum + weight : sum
    }, 0)
  }
}
