import { sentenceRanges } from '../../quotation/quote.js'
import { type Document, headingOf } from '../document.js'
import { wordsOf } from '../terms.js'

/** A document taken apart once, for everything that is made of its words. */
export interface ReadDocument {
  readonly sentences: readonly ReadSentence[]
  /** The words of its heading. */
  readonly heading: readonly string[]
}

export interface ReadSentence {
  /** Where it stands in the text, in characters, the white space after it left out. */
  readonly from: number
  readonly to: number
  readonly words: readonly string[]
}

export const readDocument = (document: Document): ReadDocument => ({
  sentences: sentenceRanges(document.text).map(({ from, to }) => {
    const words = wordsOf(document.text.slice(from, to))
    return { from, to, words }
  }),
  heading: wordsOf(headingOf(document)),
})
