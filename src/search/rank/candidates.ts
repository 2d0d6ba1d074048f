import type { Shelf } from '../corpus.js'
import type { Alternative } from '../engine.js'
import { contending } from './contending.js'
import type { Found } from './found.js'
import { type Candidate, candidateAt, summedUp, worths } from './sums.js'
import { topmost } from './topmost.js'

/** The documents of a shelf that score and cover most, best first. */
export function candidates(found: readonly Found[], shelf: Shelf, most: number): Candidate[] {
  const sought = found.map((one) => ({
    ...one,
    idea: { ...one.idea, alternatives: different(one.idea.alternatives) },
  }))
  return summedUp(sought, shelf, contending(sought, shelf, most), (sums) =>
    topmost(worths(sums), sums.touched, most).map((each) => candidateAt(sums, each)),
  )
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
