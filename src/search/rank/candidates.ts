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

/** The documents of a shelf that score and cover most, best first. */
export function candidates(found: readonly Found[], shelf: Shelf, most: number): Candidate[] {
  const { from, to } = shelf.stretch
  const score = new Float64Array(to - from)
  const held = new Float64Array(to - from)
  const proven = new Float64Array(to - from)
  const best = new Float64Array(to - from)
  const proof = new Float64Array(to - from)
  for (const { idea, rarity } of found) {
    const holding: number[] = []
    for (const alternative of idea.alternatives)
      shelf.engine.search(alternative, shelf.stretch, (document, strength) => {
        const place = document - from
        const known = best[place] as number
        if (known === 0) holding.push(place)
        if (strength > known) best[place] = strength
        if (alternative.proof > (proof[place] as number)) proof[place] = alternative.proof
      })
    for (const place of holding) {
      score[place] = (score[place] as number) + (best[place] as number) * idea.weight
      held[place] = (held[place] as number) + rarity
      proven[place] = (proven[place] as number) + rarity * (proof[place] as number)
      best[place] = 0
      proof[place] = 0
    }
  }
  const worth = (place: number): number =>
    shelf.asked === null || shelf.asked[place] === 1 ? (score[place] as number) * (held[place] as number) : 0
  return topmost(to - from, worth, most).map((place) => ({
    number: from + place,
    score: score[place] as number,
    held: held[place] as number,
    proven: proven[place] as number,
  }))
}

/** The places of the greatest of some numbers above 0, the greatest first, of equals the first. */
function topmost(size: number, worth: (place: number) => number, most: number): number[] {
  const places: number[] = []
  const worths: number[] = []
  for (let place = 0; place < size; place++) {
    const own = worth(place)
    if (own === 0 || (places.length === most && own <= (worths[most - 1] as number))) continue
    let at = places.length
    while (at > 0 && (worths[at - 1] as number) < own) at--
    places.splice(at, 0, place)
    worths.splice(at, 0, own)
    if (places.length > most) {
      places.pop()
      worths.pop()
    }
  }
  return places
}
