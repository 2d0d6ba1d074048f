import type { Shelf } from '../corpus.js'
import { contending } from './contending.js'
import type { Found } from './found.js'
import { type Candidate, candidateAt, summedUp, worths } from './sums.js'
import { topmost } from './topmost.js'

/** The documents of a shelf that score and cover most, best first. */
export function candidates(found: readonly Found[], shelf: Shelf, most: number): Candidate[] {
  return summedUp(found, shelf, contending(found, shelf, most), (sums) =>
    topmost(worths(sums), sums.touched, most).map((each) => candidateAt(sums, each)),
  )
}
