import type { SearchScope } from '../corpus.js'
import type { Expansion, Near } from '../engine.js'
import {
  type Accumulators,
  accumulated,
  type Candidate,
  candidateAt,
  candidateOf,
  type More,
  numberAt,
  worths,
} from './accumulators.js'
import { type WeighedConcept, weigh } from './matches.js'

/**
 * The documents of a scope that score and cover most, best first; then those of some others that are not among them.
 * @param near documents that are candidates whatever words they hold
 */
export function candidates(
  found: readonly WeighedConcept[],
  scope: SearchScope,
  most: number,
  near: readonly Near[] = [],
): Candidate[] {
  const sought = found.map((one) => ({
    ...one,
    concept: { ...one.concept, expansions: distinctExpansions(one.concept.expansions) },
  }))
  const others = near.map(({ document }) => document)
  return accumulated(sought, scope, unitedWith(contenders(sought, scope, most), others), (sums) => {
    const best = topK(worths(sums), sums.touched, most).map((each) => candidateAt(sums, each))
    const chosen = new Set(best.map(({ number }) => number))
    return [
      ...best,
      ...others.filter((number) => !chosen.has(number)).map((number) => candidateOf(sums, number)),
    ]
  })
}

/** Documents to look at, ascending, with some others among them; null for all. */
function unitedWith(among: Uint32Array | null, others: readonly number[]): Uint32Array | null {
  if (among === null || others.length === 0) return among
  return Uint32Array.from(new Set([...among, ...others])).sort()
}

/** Those that ask for the same terms are one, as strong as the strongest: 'children in care' and 'in care children'. */
function distinctExpansions(expansions: readonly Expansion[]): Expansion[] {
  const byTerms = new Map<string, Expansion>()
  for (const one of expansions) {
    const terms = [...new Set(one.terms)].sort()
    const other = byTerms.get(terms.join(' '))
    const weight = Math.max(one.weight, other?.weight ?? 0)
    const confidence = Math.max(one.confidence, other?.confidence ?? 0)
    byTerms.set(terms.join(' '), { terms, weight, confidence })
  }
  return [...byTerms.values()]
}

/** Among fewer documents every word is looked up as fast as it is decided which to leave. */
const MANY = 5000

/** Words that a larger share of the documents hold are left for later: first of few shares, then of more. */
const SHARES = [0.02, 0.16]

/** Sums of the same numbers in another order differ in their last figures. */
const ROUNDED = 1 - 1e-9

/**
 * MaxScore: the documents that may be among the best, ascending; null for all. What many documents hold is left at first: where all
 * that is left could not lift a document that holds nothing else to the last of the best, those that hold nothing else need
 * not be looked at, and of the others only those that it could lift there.
 */
function contenders(found: readonly WeighedConcept[], scope: SearchScope, most: number): Uint32Array | null {
  const size = scope.range.to - scope.range.from
  if (size < MANY) return null
  for (const share of SHARES) {
    const { soon, left } = parted(found, scope, size * share)
    const among = accumulated(soon, scope, null, (sums) => hopeful(sums, left, most))
    if (among) return among
  }
  return null
}

/** What is looked up at once, and the most that the rest can add to any document. */
function parted(
  found: readonly WeighedConcept[],
  { engine, range }: SearchScope,
  cut: number,
): { soon: WeighedConcept[]; left: More } {
  const isRare = ({ terms }: Expansion): boolean => terms.some((term) => engine.frequency(term, range) <= cut)
  const soon: WeighedConcept[] = []
  const later: WeighedConcept[] = []
  let score = 0
  for (const one of found) {
    const rare = new Set(one.concept.expansions.filter(isRare))
    soon.push({ ...one, concept: { ...one.concept, expansions: [...rare] } })
    const common = one.concept.expansions.filter((expansion) => !rare.has(expansion))
    if (common.length === 0) continue
    later.push(one)
    score += one.concept.weight * Math.max(...common.map((each) => engine.strongest(each, range)))
  }
  return { soon, left: { score, held: weigh(later) } }
}

/** The documents that what is left can lift to the last of the best; null where it can lift any. */
function hopeful(sums: Accumulators, left: More, most: number): Uint32Array | null {
  const sure = worths(sums)
  const last = topK(sure, sums.touched, most)[most - 1]
  const least = last === undefined ? 0 : (sure[last] as number) * ROUNDED
  if (left.score * left.held >= least) return null
  const hoped = worths(sums, left)
  const numbers: number[] = []
  for (let each = 0; each < hoped.length; each++)
    if ((hoped[each] as number) >= least) numbers.push(numberAt(sums, each))
  return Uint32Array.from(numbers).sort()
}

/**
 * The greatest of some numbers above 0, the greatest first; of equals the one whose place comes first.
 * @param places of the numbers, each its own
 * @returns which they are, counted from 0, so many at most
 */
function topK(numbers: Float64Array, places: Uint32Array, most: number): number[] {
  const best: number[] = []
  let least = 0
  for (let each = 0; each < numbers.length; each++) {
    const own = numbers[each] as number
    if (own === 0 || own < least) continue
    let at = best.length
    while (at > 0 && isBefore(each, best[at - 1] as number)) at--
    if (at === most) continue
    best.splice(at, 0, each)
    if (best.length > most) best.pop()
    if (best.length === most) least = numbers[best[most - 1] as number] as number
  }
  return best

  function isBefore(one: number, other: number): boolean {
    const own = numbers[one] as number
    const its = numbers[other] as number
    return own > its || (own === its && (places[one] as number) < (places[other] as number))
  }
}
