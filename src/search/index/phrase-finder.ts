import { memoisedByText } from '../../collections/memoise.js'
import type { FlatIndex } from './flat-index.js'
import { seek } from './postings.js'

/** Names that were asked for are remembered, up to so many: the vocabulary has some thousands. */
const MOST_REMEMBERED = 10_000

/**
 * Tells whether terms follow one another in some document's text, or all stand in its heading, where their order is not
 * kept.
 * @param numbers of the index's terms
 */
export function phraseFinder(
  index: FlatIndex,
  numbers: ReadonlyMap<string, number>,
): (name: readonly string[]) => boolean {
  const { documents, counts, postings, sentences, sentenceTerms, textTerms } = index

  const countOf = (term: number): number => (postings[term + 1] as number) - (postings[term] as number)

  function followIn(document: number, name: readonly number[]): boolean {
    const begin = sentenceTerms[sentences[document] as number] as number
    const end = sentenceTerms[sentences[document + 1] as number] as number
    for (let place = begin; place + name.length <= end; place++)
      if (name.every((term, at) => textTerms[place + at] === term)) return true
    return false
  }

  const headsWith = (document: number, term: number): boolean => {
    const end = postings[term + 1] as number
    const place = seek(documents, document, postings[term] as number, end)
    return place < end && documents[place] === document && (counts[place] as number) >>> 8 > 0
  }

  function find(name: readonly string[]): boolean {
    const terms = name.flatMap((term) => numbers.get(term) ?? [])
    if (terms.length < name.length) return false
    const rarest = terms.reduce((one, other) => (countOf(other) < countOf(one) ? other : one))
    return documents
      .subarray(postings[rarest], postings[rarest + 1])
      .some((document) => followIn(document, terms) || terms.every((term) => headsWith(document, term)))
  }

  const holds = memoisedByText((name) => find(name.split(' ')), MOST_REMEMBERED)
  return (name) => holds(name.join(' '))
}
