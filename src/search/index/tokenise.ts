import { sentenceRanges } from '../../quotation/quote.js'
import type { Document } from '../document.js'
import { wordsOf } from '../terms.js'

/** A document taken apart once, for everything that is made of its words. */
export interface TokenisedDocument {
  readonly sentences: readonly TokenisedSentence[]
  /** The words of its heading. */
  readonly heading: readonly string[]
}

interface TokenisedSentence {
  /** Where it stands in the text, in characters, the white space after it left out. */
  readonly from: number
  readonly to: number
  readonly words: readonly string[]
}

/** Reads documents; each word that it gives is one string, however often it stands, so that looking it up is quick. */
export function documentTokeniser(): (document: Document) => TokenisedDocument {
  const known = new Map<string, string>()
  const same = (word: string): string => {
    const first = known.get(word)
    if (first === undefined) known.set(word, word)
    return first ?? word
  }
  return (document) => ({
    sentences: sentenceRanges(document.text).map(({ from, to }) => {
      const words = wordsOf(document.text.slice(from, to)).map(same)
      return { from, to, words }
    }),
    heading: wordsOf(document.heading).map(same),
  })
}
