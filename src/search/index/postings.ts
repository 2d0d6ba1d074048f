import type { Scored } from '../engine.js'
import type { FlatIndex } from './flat-index.js'

/** BM25+ as MiniSearch computes it, with its parameters: a test holds the two against each other. */
const K1 = 1.2
const B = 0.7
const DELTA = 0.5

/** How much a word tells documents apart that so many of them hold. */
export const idf = (holding: number, documents: number): number =>
  Math.log(1 + (documents - holding + 0.5) / (holding + 0.5))

/**
 * The weight of a term in a field, by how often it stands there and how long the field is.
 * @param count how often it holds the term
 * @param length its length as a share of the average
 */
const termWeight = (count: number, length: number): number =>
  DELTA + (count * (K1 + 1)) / (count + K1 * (1 - B + B * length))

/** How much a term tells documents apart by one of their fields, and how long that field is on average. */
interface FieldStatistics {
  readonly idf: number
  readonly length: number
}

/** Where the postings of one term begin and end, and what they weigh. */
export interface Postings {
  readonly at: number
  readonly end: number
  readonly text: FieldStatistics
  readonly heading: FieldStatistics
}

/** Writes down all documents that hold a term, with their scores; returns how many. */
export function scorePostings(
  { documents, counts, textLengths, headingLengths }: FlatIndex,
  postings: Postings,
  weight: number,
  found: Pick<Scored, 'documents' | 'scores'>,
): number {
  const { at, end } = postings
  for (let place = at; place < end; place++) {
    const document = documents[place] as number
    const score = bm25(
      counts[place] as number,
      textLengths[document] as number,
      headingLengths[document] as number,
      postings,
    )
    found.documents[place - at] = document
    found.scores[place - at] = score * weight
  }
  return end - at
}

/** Keeps those of the documents found that hold a term too, and adds its scores; returns how many are left. */
export function intersectPostings(
  { documents, counts, textLengths, headingLengths }: FlatIndex,
  postings: Postings,
  weight: number,
  found: Scored,
): number {
  const { end } = postings
  let { at } = postings
  let kept = 0
  for (let each = 0; each < found.count; each++) {
    const document = found.documents[each] as number
    at = seek(documents, document, at, end)
    if (at === end) break
    if (documents[at] !== document) continue
    const score = bm25(
      counts[at] as number,
      textLengths[document] as number,
      headingLengths[document] as number,
      postings,
    )
    found.documents[kept] = document
    found.scores[kept] = (found.scores[each] as number) + score * weight
    kept++
  }
  return kept
}

function bm25(count: number, textLength: number, headingLength: number, { text, heading }: Postings): number {
  let score = 0
  if (count & 0xff) score += text.idf * termWeight(count & 0xff, textLength / text.length)
  if (count >>> 8) score += heading.idf * termWeight(count >>> 8, headingLength / heading.length)
  return score
}

/**
 * Galloping search: the first place from `at` in an ascending list whose number is no smaller than the one sought; `end` where there is none.
 * It is looked for in steps that double, for most often it is near.
 */
export function seek(numbers: Uint32Array, sought: number, at: number, end: number): number {
  let low = at
  let high = at
  for (let step = 1; high < end && (numbers[high] as number) < sought; step *= 2) {
    low = high + 1
    high += step
  }
  if (high > end) high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] as number) < sought) low = middle + 1
    else high = middle
  }
  return low
}
