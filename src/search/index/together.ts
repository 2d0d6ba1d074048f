import type { FlatIndex } from './flat-index.js'

/** A sought term is a way by itself, or part of a longer one, or both. */
const ALONE = 1
const PART = 2

/** Words that may stand between those of a name for it still to be one: 'children who are missing education'. */
export const BETWEEN = 2

/**
 * Tells of documents whether all terms of one of some ways stand close together in a sentence of their text. It makes nothing
 * of what it reads, so that tens of thousands are told in the time that a reader takes for hundreds.
 * @param ways each the numbers of its terms
 */
export function togetherIn(
  { terms, sentences, sentenceTerms, textTerms }: FlatIndex,
  ways: readonly (readonly number[])[],
): (document: number) => boolean {
  const sought = new Uint8Array(terms.length)
  for (const way of ways)
    for (const term of way) sought[term] = (sought[term] ?? 0) | (way.length > 1 ? PART : ALONE)
  const several = ways.filter(({ length }) => length > 1)
  const found: number[] = []
  const places: number[] = []
  let count = 0

  /** Whether the terms of a way stand among the last found, with no more than a few others between them. */
  const isWhole = (way: readonly number[], last: number): boolean => {
    const first = last - (way.length - 1 + BETWEEN)
    return way.every((term) => {
      for (let at = count - 1; at >= 0 && (places[at] as number) >= first; at--)
        if (found[at] === term) return true
      return false
    })
  }

  return (document) => {
    const end = sentences[document + 1] as number
    for (let sentence = sentences[document] as number; sentence < end; sentence++) {
      count = 0
      const to = sentenceTerms[sentence + 1] as number
      for (let place = sentenceTerms[sentence] as number; place < to; place++) {
        const term = textTerms[place] as number
        const how = sought[term] as number
        if (how === 0) continue
        if ((how & ALONE) !== 0) return true
        found[count] = term
        places[count++] = place
        if (several.some((way) => way.includes(term) && isWhole(way, place))) return true
      }
    }
    return false
  }
}
