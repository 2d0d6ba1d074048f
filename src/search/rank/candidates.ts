import type { Expansion, Near, Scored, SearchScope } from '../engine.js'
import { type WeighedConcept, weigh } from './matches.js'

/**
 * Accumulators, term at a time: what is summed up for each document of a range stands side by side in one list, for the memory that one document needs
 * is then fetched at once; all of it is 0 while nobody asks. BEST and CONFIDENCE are of the concept that is being looked for: the
 * strongest of its expansions, and the best match confidence.
 */
const SCORE = 0
const MATCHED_IDF = 1
const EVIDENCE = 2
const BEST = 3
const CONFIDENCE = 4
const FIELDS = 5

/** Kept from question to question, and cleared where one has written: most write to few places of a large library. */
let accumulators = { list: new Float64Array(0), touched: new Uint32Array(0), holding: new Uint32Array(0) }

/** The sums of the documents of a scope that hold something of what is looked for. */
interface Accumulators {
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
  /** The idf of the concepts that it holds, summed. */
  readonly matchedIdf: number
  /** Evidence: the same, each times the match confidence of what it holds, that it speaks of the concept. */
  readonly evidence: number
}

/**
 * Sums up what documents hold, and lets somebody choose among them while the sums stand.
 * @param among the documents to look at, ascending; null for all of the scope
 */
function accumulated<Chosen>(
  found: readonly WeighedConcept[],
  scope: SearchScope,
  among: Uint32Array | null,
  choose: (sums: Accumulators) => Chosen,
): Chosen {
  const size = scope.range.to - scope.range.from
  if (accumulators.touched.length < size)
    accumulators = {
      list: new Float64Array(size * FIELDS),
      touched: new Uint32Array(size),
      holding: new Uint32Array(size),
    }
  let count = 0
  for (const one of found) count = addUp(one, scope, among, count)
  const { list } = accumulators
  const touched = accumulators.touched.subarray(0, count)
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
  const { list, holding } = accumulators
  let matching = before
  for (let each = 0; each < count; each++) {
    const at = ((documents[each] as number) - from) * FIELDS
    const score = scores[each] as number
    const best = list[at + BEST] as number
    if (best === 0) holding[matching++] = at
    if (score > best) list[at + BEST] = score
    if (confidence > (list[at + CONFIDENCE] as number)) list[at + CONFIDENCE] = confidence
  }
  return matching
}

/** Adds the best of a concept to the sums of the documents that hold it. */
function addBest(holding: number, weight: number, idf: number, before: number): number {
  const { list, touched } = accumulators
  let count = before
  for (let each = 0; each < holding; each++) {
    const at = accumulators.holding[each] as number
    if (list[at + SCORE] === 0) touched[count++] = at
    list[at + SCORE] = (list[at + SCORE] as number) + (list[at + BEST] as number) * weight
    list[at + MATCHED_IDF] = (list[at + MATCHED_IDF] as number) + idf
    list[at + EVIDENCE] = (list[at + EVIDENCE] as number) + idf * (list[at + CONFIDENCE] as number)
    list[at + BEST] = 0
    list[at + CONFIDENCE] = 0
  }
  return count
}

/** What is added to the sums of every document that is asked about, to see what they could come to. */
interface More {
  readonly score: number
  readonly matchedIdf: number
}

const NOTHING_MORE: More = { score: 0, matchedIdf: 0 }

/** For each document that holds something, its score times what it holds; 0 for one that is not asked about. */
function worths({ touched, list, scope: { asked } }: Accumulators, more: More = NOTHING_MORE): Float64Array {
  const all = new Float64Array(touched.length)
  for (let each = 0; each < touched.length; each++) {
    const at = touched[each] as number
    if (asked === null || asked[at / FIELDS] === 1)
      all[each] =
        ((list[at + SCORE] as number) + more.score) * ((list[at + MATCHED_IDF] as number) + more.matchedIdf)
  }
  return all
}

/** The number of one of the documents that hold something, by its place among them. */
const numberAt = ({ touched, scope }: Accumulators, each: number): number =>
  scope.range.from + (touched[each] as number) / FIELDS

/** The document at such a place, with its sums. */
function candidateAt(sums: Accumulators, each: number): Candidate {
  return candidateOf(sums, numberAt(sums, each))
}

/** A document of the scope with its sums, all 0 for one that holds nothing. */
function candidateOf({ list, scope }: Accumulators, number: number): Candidate {
  const at = (number - scope.range.from) * FIELDS
  return {
    number,
    score: list[at + SCORE] as number,
    matchedIdf: list[at + MATCHED_IDF] as number,
    evidence: list[at + EVIDENCE] as number,
  }
}

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
  return { soon, left: { score, matchedIdf: weigh(later) } }
}

/** The documents that what is left can lift to the last of the best; null where it can lift any. */
function hopeful(sums: Accumulators, left: More, most: number): Uint32Array | null {
  const sure = worths(sums)
  const last = topK(sure, sums.touched, most)[most - 1]
  const least = last === undefined ? 0 : (sure[last] as number) * ROUNDED
  if (left.score * left.matchedIdf >= least) return null
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
