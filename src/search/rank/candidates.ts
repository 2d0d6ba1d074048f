import type { SearchScope } from '../corpus.js'
import type { Expansion, Near } from '../engine.js'
import { accumulated, type Candidate, candidateAt, candidateOf, worths } from './accumulators.js'
import type { Found } from './found.js'
import { contenders } from './max-score.js'
import { topK } from './top-k.js'

/**
 * The documents of a scope that score and cover most, best first; then those of some others that are not among them.
 * @param near documents that are candidates whatever words they hold
 */
export function candidates(
  found: readonly Found[],
  scope: SearchScope,
  most: number,
  near: readonly Near[] = [],
): Candidate[] {
  const sought = found.map((one) => ({
    ...one,
    concept: { ...one.concept, expansions: different(one.concept.expansions) },
  }))
  const others = near.map(({ document }) => document)
  return accumulated(sought, scope, withOthers(contenders(sought, scope, most), others), (sums) => {
    const best = topK(worths(sums), sums.touched, most).map((each) => candidateAt(sums, each))
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
function different(expansions: readonly Expansion[]): Expansion[] {
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
