import type { SearchScope } from '../corpus.js'
import type { Scored } from '../engine.js'
import type { WeighedConcept } from './matches.js'

/**
 * Accumulators, term at a time: what is summed up for each document of a range stands side by side in one list, for the memory that one document needs
 * is then fetched at once; all of it is 0 while nobody asks. BEST and CONFIDENCE are of the concept that is being looked for: the
 * strongest of its expansions, and the best match confidence.
 */
const SCORE = 0
const HELD_FIELD = 1
const PROVEN = 2
const BEST = 3
const CONFIDENCE = 4
const FIELDS = 5

/** Kept from question to question, and cleared where one has written: most write to few places of a large library. */
let kept = { list: new Float64Array(0), touched: new Uint32Array(0), holding: new Uint32Array(0) }

/** The sums of the documents of a scope that hold something of what is looked for. */
export interface Accumulators {
  /** Where those of each document begin. */
  readonly touched: Uint32Array
  readonly list: Float64Array
  readonly scope: SearchScope
}

/** A document that holds something of the question. */
export interface Candidate {
  readonly number: number
  /** BM25+ of the best way in which it puts each concept, summed. */
  readonly score: number
  /** Rarities of the concepts that it holds, summed. */
  readonly held: number
  /** The same, each by how far what it holds proves that it speaks of the concept. */
  readonly proven: number
}

/**
 * Sums up what documents hold, and lets somebody choose among them while the sums stand.
 * @param among the documents to look at, ascending; null for all of the scope
 */
export function accumulated<Chosen>(
  found: readonly WeighedConcept[],
  scope: SearchScope,
  among: Uint32Array | null,
  choose: (sums: Accumulators) => Chosen,
): Chosen {
  const size = scope.range.to - scope.range.from
  if (kept.touched.length < size)
    kept = {
      list: new Float64Array(size * FIELDS),
      touched: new Uint32Array(size),
      holding: new Uint32Array(size),
    }
  let count = 0
  for (const one of found) count = addUp(one, scope, among, count)
  const { list } = kept
  const touched = kept.touched.subarray(0, count)
  const chosen = choose({ touched, list, scope })
  for (let each = 0; each < count; each++) {
    const at = touched[each] as number
    list.fill(0, at, at + FIELDS)
  }
  return chosen
}

/** Adds what documents hold of one concept; returns how many hold anything now. */
function addUp(
  { concept, idf }: WeighedConcept,
  { engine, range }: SearchScope,
  among: Uint32Array | null,
  touched: number,
): number {
  let holding = 0
  for (const expansion of concept.expansions)
    holding = raiseBest(engine.search(expansion, range, among), range.from, expansion.confidence, holding)
  return addBest(holding, concept.weight, idf, touched)
}

/** Takes down one way in which documents put the concept that is being looked for; returns how many hold it in any way so far. */
function raiseBest(
  { documents, scores, count }: Scored,
  from: number,
  confidence: number,
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
    if (confidence > (list[at + CONFIDENCE] as number)) list[at + CONFIDENCE] = confidence
  }
  return held
}

/** Adds the best of a concept to the sums of the documents that hold it. */
function addBest(holding: number, weight: number, idf: number, before: number): number {
  const { list, touched } = kept
  let count = before
  for (let each = 0; each < holding; each++) {
    const at = kept.holding[each] as number
    if (list[at + SCORE] === 0) touched[count++] = at
    list[at + SCORE] = (list[at + SCORE] as number) + (list[at + BEST] as number) * weight
    list[at + HELD_FIELD] = (list[at + HELD_FIELD] as number) + idf
    list[at + PROVEN] = (list[at + PROVEN] as number) + idf * (list[at + CONFIDENCE] as number)
    list[at + BEST] = 0
    list[at + CONFIDENCE] = 0
  }
  return count
}

/** What is added to the sums of every document that is asked about, to see what they could come to. */
export interface More {
  readonly score: number
  readonly held: number
}

const NOTHING_MORE: More = { score: 0, held: 0 }

/** For each document that holds something, its score times what it holds; 0 for one that is not asked about. */
export function worths(
  { touched, list, scope: { asked } }: Accumulators,
  more: More = NOTHING_MORE,
): Float64Array {
  const all = new Float64Array(touched.length)
  for (let each = 0; each < touched.length; each++) {
    const at = touched[each] as number
    if (asked === null || asked[at / FIELDS] === 1)
      all[each] =
        ((list[at + SCORE] as number) + more.score) * ((list[at + HELD_FIELD] as number) + more.held)
  }
  return all
}

/** The number of one of the documents that hold something, by its place among them. */
export const numberAt = ({ touched, scope }: Accumulators, each: number): number =>
  scope.range.from + (touched[each] as number) / FIELDS

/** The document at such a place, with its sums. */
export function candidateAt(sums: Accumulators, each: number): Candidate {
  return candidateOf(sums, numberAt(sums, each))
}

/** A document of the scope with its sums, all 0 for one that holds nothing. */
export function candidateOf({ list, scope }: Accumulators, number: number): Candidate {
  const at = (number - scope.range.from) * FIELDS
  return {
    number,
    score: list[at + SCORE] as number,
    held: list[at + HELD_FIELD] as number,
    proven: list[at + PROVEN] as number,
  }
}
