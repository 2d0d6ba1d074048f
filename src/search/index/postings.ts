import type { Scored } from '../engine.js'
import { strength } from './bm25.js'
import type { FlatIndex } from './flat.js'
import { seek } from './seek.js'

/** How much a term tells documents apart by one of their fields, and how long that field is on average. */
export interface Field {
  readonly rarity: number
  readonly length: number
}

/** Where the postings of one term begin and end, and what they weigh. */
export interface Postings {
  readonly at: number
  readonly end: number
  readonly text: Field
  readonly heading: Field
}

/** Writes down all documents that hold a term, with their scores; returns how many. */
export function hold(
  { documents, counts, textLengths, headingLengths }: FlatIndex,
  postings: Postings,
  weight: number,
  found: Pick<Scored, 'documents' | 'scores'>,
): number {
  const { at, end } = postings
  for (let place = at; place < end; place++) {
    const document = documents[place] as number
    const score = scoreOf(
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
export function keep(
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
    const score = scoreOf(
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

function scoreOf(
  count: number,
  textLength: number,
  headingLength: number,
  { text, heading }: Postings,
): number {
  let score = 0
  if (count & 0xff) score += text.rarity * strength(count & 0xff, textLength / text.length)
  if (count >>> 8) score += heading.rarity * strength(count >>> 8, headingLength / heading.length)
  return score
}
