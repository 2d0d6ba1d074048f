import type { Shelf } from '../corpus.js'
import type { Alternative } from '../engine.js'
import { type Found, weigh } from './found.js'
import { type More, numberAt, type Sums, summedUp, worths } from './sums.js'
import { topmost } from './topmost.js'

/** Among fewer documents every word is looked up as fast as it is decided which to leave. */
const MANY = 5000

/** Words that a larger share of the documents hold are left for later: first of few shares, then of more. */
const SHARES = [0.02, 0.16]

/** Sums of the same numbers in another order differ in their last figures. */
const ROUNDED = 1 - 1e-9

/**
 * The documents that may be among the best, ascending; null for all. What many documents hold is left at first: where all
 * that is left could not lift a document that holds nothing else to the last of the best, those that hold nothing else need
 * not be looked at, and of the others only those that it could lift there.
 */
export function contending(found: readonly Found[], shelf: Shelf, most: number): Uint32Array | null {
  const size = shelf.stretch.to - shelf.stretch.from
  if (size < MANY) return null
  for (const share of SHARES) {
    const { soon, left } = parted(found, shelf, size * share)
    const among = summedUp(soon, shelf, null, (sums) => hopeful(sums, left, most))
    if (among) return among
  }
  return null
}

/** What is looked up at once, and the most that the rest can add to any document. */
function parted(
  found: readonly Found[],
  { engine, stretch }: Shelf,
  cut: number,
): { soon: Found[]; left: More } {
  const isRare = ({ terms }: Alternative): boolean =>
    terms.some((term) => engine.frequency(term, stretch) <= cut)
  const soon: Found[] = []
  const later: Found[] = []
  let score = 0
  for (const one of found) {
    const rare = new Set(one.idea.alternatives.filter(isRare))
    soon.push({ ...one, idea: { ...one.idea, alternatives: [...rare] } })
    const common = one.idea.alternatives.filter((alternative) => !rare.has(alternative))
    if (common.length === 0) continue
    later.push(one)
    score += one.idea.weight * Math.max(...common.map((each) => engine.strongest(each, stretch)))
  }
  return { soon, left: { score, held: weigh(later) } }
}

/** The documents that what is left can lift to the last of the best; null where it can lift any. */
function hopeful(sums: Sums, left: More, most: number): Uint32Array | null {
  const sure = worths(sums)
  const last = topmost(sure, sums.touched, most)[most - 1]
  const least = last === undefined ? 0 : (sure[last] as number) * ROUNDED
  if (left.score * left.held >= least) return null
  const hoped = worths(sums, left)
  const numbers: number[] = []
  for (let each = 0; each < hoped.length; each++)
    if ((hoped[each] as number) >= least) numbers.push(numberAt(sums, each))
  return Uint32Array.from(numbers).sort()
}
