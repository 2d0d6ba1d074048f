import type { Shelf } from '../corpus.js'
import type { Scored } from '../engine.js'
import type { Found } from './found.js'

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
let kept = { list: new Float64Array(0), touched: new Uint32Array(0), holding: new Uint32Array(0) }

/** The sums of the documents of a shelf that hold something of what is looked for. */
export interface Sums {
  /** Where those of each document begin. */
  readonly touched: Uint32Array
  readonly list: Float64Array
  readonly shelf: Shelf
}

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
 * Sums up what documents hold, and lets somebody choose among them while the sums stand.
 * @param among the documents to look at, ascending; null for all of the shelf
 */
export function summedUp<Chosen>(
  found: readonly Found[],
  shelf: Shelf,
  among: Uint32Array | null,
  choose: (sums: Sums) => Chosen,
): Chosen {
  const size = shelf.stretch.to - shelf.stretch.from
  if (kept.touched.length < size)
    kept = {
      list: new Float64Array(size * FIELDS),
      touched: new Uint32Array(size),
      holding: new Uint32Array(size),
    }
  let count = 0
  for (const one of found) count = addUp(one, shelf, among, count)
  const { list } = kept
  const touched = kept.touched.subarray(0, count)
  const chosen = choose({ touched, list, shelf })
  for (let each = 0; each < count; each++) {
    const at = touched[each] as number
    list.fill(0, at, at + FIELDS)
  }
  return chosen
}

/** Adds what documents hold of one idea; returns how many hold anything now. */
function addUp(
  { idea, rarity }: Found,
  { engine, stretch }: Shelf,
  among: Uint32Array | null,
  touched: number,
): number {
  let holding = 0
  for (const alternative of idea.alternatives)
    holding = strengthen(engine.search(alternative, stretch, among), stretch.from, alternative.proof, holding)
  return settle(holding, idea.weight, rarity, touched)
}

/** Takes down one way in which documents put the idea that is being looked for; returns how many hold it in any way so far. */
function strengthen(
  { documents, scores, count }: Scored,
  from: number,
  proof: number,
  before: number,
): number {
  const { list, holding } = kept
  let held = before
  for (let each = 0; each < count; each++) {
    const at = ((documents[each] as number) - from) * FIELDS
    const score = scores[each] as number
    const best = list[at + BEST] as number
    if (best === 0) holding[held++] = at
    if (score > best) list[at + BEST] = score
    if (proof > (list[at + PROOF] as number)) list[at + PROOF] = proof
  }
  return held
}

/** Adds the best of an idea to the sums of the documents that hold it. */
function settle(holding: number, weight: number, rarity: number, before: number): number {
  const { list, touched } = kept
  let count = before
  for (let each = 0; each < holding; each++) {
    const at = kept.holding[each] as number
    if (list[at + SCORE] === 0) touched[count++] = at
    list[at + SCORE] = (list[at + SCORE] as number) + (list[at + BEST] as number) * weight
    list[at + HELD] = (list[at + HELD] as number) + rarity
    list[at + PROVEN] = (list[at + PROVEN] as number) + rarity * (list[at + PROOF] as number)
    list[at + BEST] = 0
    list[at + PROOF] = 0
  }
  return count
}

/** What is added to the sums of every document that is asked about, to see what they could come to. */
export interface More {
  readonly score: number
  readonly held: number
}

const NOTHING: More = { score: 0, held: 0 }

/** For each document that holds something, its score times what it holds; 0 for one that is not asked about. */
export function worths({ touched, list, shelf: { asked } }: Sums, more: More = NOTHING): Float64Array {
  const all = new Float64Array(touched.length)
  for (let each = 0; each < touched.length; each++) {
    const at = touched[each] as number
    if (asked === null || asked[at / FIELDS] === 1)
      all[each] = ((list[at + SCORE] as number) + more.score) * ((list[at + HELD] as number) + more.held)
  }
  return all
}

/** The number of one of the documents that hold something, by its place among them. */
export const numberAt = ({ touched, shelf }: Sums, each: number): number =>
  shelf.stretch.from + (touched[each] as number) / FIELDS

/** The document at such a place, with its sums. */
export function candidateAt(sums: Sums, each: number): Candidate {
  return candidateOf(sums, numberAt(sums, each))
}

/** A document of the shelf with its sums, all 0 for one that holds nothing. */
export function candidateOf({ list, shelf }: Sums, number: number): Candidate {
  const at = (number - shelf.stretch.from) * FIELDS
  return {
    number,
    score: list[at + SCORE] as number,
    held: list[at + HELD] as number,
    proven: list[at + PROVEN] as number,
  }
}
