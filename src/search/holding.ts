import type { SearchScope } from './corpus.js'
import type { Document } from './document.js'
import type { Expansion, IndexedSentence, Place } from './engine.js'
import { BETWEEN } from './index/together.js'

/** A document that holds all that was looked for. */
export interface Holding {
  readonly document: Document
  /** The sentences of its text in which some of it stands, counted from 0: found when they are asked for, which few are. */
  sentences(): readonly number[]
}

/**
 * Every document of a scope whose text holds each of some concepts, in any of the ways given for it: none is left out and none
 * ranked, so that their number is true. The words of one way must stand close together.
 */
export function holding(concepts: readonly (readonly Expansion[])[], scope: SearchScope): Holding[] {
  if (concepts.length === 0) return []
  const { documents, engine } = scope
  const held = concepts.map((ways) => engine.together(ways))
  const read = engine.reader(new Set(concepts.flat().flatMap(({ terms }) => terms)))
  const found: Holding[] = []
  for (const number of candidates(concepts, scope)) {
    if (!held.every((holds) => holds(number))) continue
    const document = documents[number] as Document
    found.push({ document, sentences: () => sentencesWith(read(number, document.text), concepts.flat()) })
  }
  return found
}

/** Numbers of the documents that hold the words of each concept, wherever they stand, ascending. */
function candidates(
  concepts: readonly (readonly Expansion[])[],
  { engine, range, asked }: SearchScope,
): number[] {
  const { from, to } = range
  const counts = new Uint8Array(to - from)
  for (const [at, ways] of concepts.entries())
    for (const way of ways) {
      const { documents, count } = engine.search(way, range, null)
      // A document that lacks an earlier concept has not been counted up to this one.
      for (let each = 0; each < count; each++) {
        const place = (documents[each] as number) - from
        if (counts[place] === at) counts[place] = at + 1
      }
    }
  const found: number[] = []
  for (const [place, count] of counts.entries())
    if (count === concepts.length && (asked === null || asked[place] === 1)) found.push(place + from)
  return found
}

const sentencesWith = (sentences: readonly IndexedSentence[], ways: readonly Expansion[]): number[] =>
  sentences.flatMap(({ places }, at) => (ways.some(({ terms }) => standTogether(terms, places)) ? [at] : []))

/** Whether all of some terms stand in a sentence with no more than a few words between them. */
export function standTogether(terms: readonly string[], places: readonly Place[]): boolean {
  const [only, second] = terms
  if (second === undefined) return places.some(({ term }) => term === only)
  const own = places.filter(({ term }) => terms.includes(term))
  const room = terms.length - 1 + BETWEEN
  return own.some(({ at: first }) => {
    const near = new Set(own.filter(({ at }) => at >= first && at <= first + room).map(({ term }) => term))
    return terms.every((term) => near.has(term))
  })
}
