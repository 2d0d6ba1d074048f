import type { Shelf } from '../corpus.js'
import type { Found } from './found.js'

/** A document that holds something of the question. */
export interface Candidate {
  readonly number: number
  /** BM25+ of the best way in which it puts each idea, summed. */
  readonly score: number
  /** Rarities of the ideas that it holds, summed. */
  readonly held: number
  /** The same, each by how far what it holds proves that it speaks of the idea. */
  readonly proven: number
}

/**
 * What is summed up for each document of a stretch stands side by side in one list, for the memory that one document needs
 * is then fetched at once; all of it is 0 while nobody asks. BEST and PROOF are of the idea that is being looked for: the
 * strongest of its ways, and the best proof.
 */
const SCORE = 0
const HELD = 1
const PROVEN = 2
const BEST = 3
const PROOF = 4
const FIELDS = 5

/** Kept from question to question, and cleared where one has written: most write to few places of a large library. */
let sums = new Float64Array(0)

function cleared(size: number): Float64Array {
  if (sums.length < size * FIELDS) sums = new Float64Array(size * FIELDS)
  return sums
}

/** The documents of a shelf that score and cover most, best first. */
export function candidates(found: readonly Found[], shelf: Shelf, most: number): Candidate[] {
  const { from, to } = shelf.stretch
  const sums = cleared(to - from)
  // Where the sums of each document begin that holds something.
  const touched: number[] = []
  for (const { idea, rarity } of found) {
    const holding: number[] = []
    for (const alternative of idea.alternatives) {
      const { proof } = alternative
      shelf.engine.search(alternative, shelf.stretch, (document, strength) => {
        const at = (document - from) * FIELDS
        const known = sums[at + BEST] as number
        if (known === 0) holding.push(at)
        if (strength > known) sums[at + BEST] = strength
        if (proof > (sums[at + PROOF] as number)) sums[at + PROOF] = proof
      })
    }
    for (const at of holding) {
      if (sums[at + SCORE] === 0) touched.push(at)
      sums[at + SCORE] = (sums[at + SCORE] as number) + (sums[at + BEST] as number) * idea.weight
      sums[at + HELD] = (sums[at + HELD] as number) + rarity
      sums[at + PROVEN] = (sums[at + PROVEN] as number) + rarity * (sums[at + PROOF] as number)
      sums[at + BEST] = 0
      sums[at + PROOF] = 0
    }
  }
  const { asked } = shelf
  const worth = (at: number): number =>
    asked === null || asked[at / FIELDS] === 1
      ? (sums[at + SCORE] as number) * (sums[at + HELD] as number)
      : 0
  const chosen = topmost(touched, worth, most).map((at) => ({
    number: from + at / FIELDS,
    score: sums[at + SCORE] as number,
    held: sums[at + HELD] as number,
    proven: sums[at + PROVEN] as number,
  }))
  for (const at of touched) {
    sums[at + SCORE] = 0
    sums[at + HELD] = 0
    sums[at + PROVEN] = 0
  }
  return chosen
}

/** Those of some places whose numbers are greatest and above 0, the greatest first, of equals the one that stands first. */
function topmost(among: readonly number[], worth: (place: number) => number, most: number): number[] {
  const places: number[] = []
  const worths: number[] = []
  let least = 0
  for (const place of among) {
    const own = worth(place)
    if (own === 0 || own < least) continue
    let at = places.length
    while (at > 0 && isAfter(at - 1, place, own)) at--
    if (at === most) continue
    places.splice(at, 0, place)
    worths.splice(at, 0, own)
    if (places.length > most) {
      places.pop()
      worths.pop()
    }
    if (places.length === most) least = worths[most - 1] as number
  }
  return places

  function isAfter(at: number, place: number, own: number): boolean {
    const other = worths[at] as number
    return other < own || (other === own && (places[at] as number) > place)
  }
}
