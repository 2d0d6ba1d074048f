import type { IndexedSentence, TermPlace } from '../engine.js'
import type { FlatIndex } from './flat-index.js'

/** The last ten of a number's bits. */
const LAST_BITS = 0x3ff

/**
 * Reads documents sentence by sentence. A question reads some sixty of them and asks of most sentences only where its own
 * terms stand, so the words and the other terms are fetched for those alone that are asked for them.
 * @param sought numbers of the terms whose places are told
 */
export function sentenceReader(
  index: FlatIndex,
  sought: readonly number[],
): (document: number, text: string) => IndexedSentence[] {
  const { terms, sentences, sentenceTerms, textTerms } = index
  const numbers = new Set(sought)
  // Nearly all terms that are read are not sought: most of those are told by their last bits.
  const perhaps = new Uint8Array(LAST_BITS + 1)
  for (const term of sought) perhaps[term & LAST_BITS] = 1

  function placesIn(from: number, to: number): TermPlace[] {
    const places: TermPlace[] = []
    for (let place = from; place < to; place++) {
      const term = textTerms[place] as number
      if (perhaps[term & LAST_BITS] === 1 && numbers.has(term))
        places.push({ term: terms[term] as string, at: place - from })
    }
    return places
  }

  return (document, text) => {
    const first = sentences[document] as number
    const end = sentences[document + 1] as number
    const start = sentenceTerms[first] as number
    const read: IndexedSentence[] = []
    for (let sentence = first; sentence < end; sentence++) {
      const from = sentenceTerms[sentence] as number
      const places = placesIn(from, sentenceTerms[sentence + 1] as number)
      read.push(new LazySentence(index, text, sentence, from - start, places))
    }
    return read
  }
}

/** A class, for a question makes some hundreds of these and asks few of them for more than their places. */
class LazySentence implements IndexedSentence {
  constructor(
    private readonly index: FlatIndex,
    private readonly whole: string,
    private readonly number: number,
    readonly before: number,
    readonly places: readonly TermPlace[],
  ) {}

  get text(): string {
    const { sentenceFrom, sentenceTo } = this.index
    return this.whole.slice(sentenceFrom[this.number], sentenceTo[this.number])
  }

  get numbers(): Uint32Array {
    const { sentenceTerms, textTerms } = this.index
    return textTerms.subarray(sentenceTerms[this.number], sentenceTerms[this.number + 1])
  }

  get terms(): string[] {
    return Array.from(this.numbers, (term) => this.index.terms[term] as string)
  }
}
