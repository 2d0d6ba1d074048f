import type { Shelf } from '../corpus.js'
import type { Alternative, Near } from '../engine.js'
import { contending } from './contending.js'
import type { Found } from './found.js'
import { type Candidate, candidateAt, candidateOf, summedUp, worths } from './sums.js'
import { topmost } from './topmost.js'

/**
 * The documents of a shelf that score and cover most, best first; then those of some others that are not among them.
 * @param near documents that are candidates whatever words they hold
 */
export function candidates(
  found: readonly Found[],
  shelf: Shelf,
  most: number,
  near: readonly Near[] = [],
): Candidate[] {
  const sought = found.map((one) => ({
    ...one,
    idea: { ...one.idea, alternatives: different(one.idea.alternatives) },
  }))
  const others = near.map(({ document }) => document)
  return summedUp(sought, shelf, withOthers(contending(sought, shelf, most), others), (sums) => {
    const best = topmost(worths(sums), sums.touched, most).map((each) => candidateAt(sums, each))
    const chosen = new Set(best.map(({ number }) => number))
    return [
      ...best,
      ...others.filter((number) => !chosen.has(number)).map((number) => candidateOf(sums, number)),
    ]
  })
}

/** Documents to look at, ascending, with some others among them; null for all. */
function withOthers(among: Uint32Array | null, others: readonly number[]): Uint32Array | null {
  if (among === null || others.length === 0) return among
  return Uint32Array.from(new Set([...among, ...others])).sort()
}

/** Those that ask for the same terms are one, as strong as the strongest: 'children in care' and 'in care children'. */
function different(alternatives: readonly Alternative[]): Alternative[] {
  const byTerms = new Map<string, Alternative>()
  for (const one of alternatives) {
    const terms = [...new Set(one.terms)].sort()
    const other = byTerms.get(terms.join(' '))
    const weight = Math.max(one.weight, other?.weight ?? 0)
    const proof = Math.max(one.proof, other?.proof ?? 0)
    byTerms.set(terms.join(' '), { terms, weight, proof })
  }
  return [...byTerms.values()]
}
