import type { SearchScope } from '../corpus.js'
import type { Expansion } from '../engine.js'
import { type Accumulators, accumulated, type More, numberAt, worths } from './accumulators.js'
import { type Found, weigh } from './found.js'
import { topK } from './top-k.js'

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
export function contenders(found: readonly Found[], scope: SearchScope, most: number): Uint32Array | null {
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
  found: readonly Found[],
  { engine, range }: SearchScope,
  cut: number,
): { soon: Found[]; left: More } {
  const isRare = ({ terms }: Expansion): boolean => terms.some((term) => engine.frequency(term, range) <= cut)
  const soon: Found[] = []
  const later: Found[] = []
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
