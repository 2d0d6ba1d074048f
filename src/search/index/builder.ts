import MiniSearch, { type AsPlainObject } from 'minisearch'
import { bundledLearnt } from '../../learnt/learnt.js'
import { type Encoder, inBytes, meanOf, rowCounts } from '../../learnt/models.js'
import { sentenceRanges, stemOf, wordsOf } from '../../text/tokens.js'
import type { Document } from '../engine.js'
import { type FlatIndex, MOST_COUNTED } from './postings.js'

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

/** Reads documents; strings are interned: each word that it gives is one string, however often it stands, so that looking it up is quick. */
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

/** Makes a flat index of documents that come in their order, some at a time. */
export interface IndexBuilder {
  add(documents: readonly TokenisedDocument[]): void
  index(): FlatIndex
}

/**
 * MiniSearch counts the words of each lot; what it found is laid flat, lot after lot, so that its own index, many times
 * as large, need never hold all the documents.
 */
export function indexBuilder(encoder: Encoder = bundledLearnt().encoder): IndexBuilder {
  const terms = new Map<string, number>()
  const termOf = (term: string): number => {
    const known = terms.get(term)
    if (known !== undefined) return known
    terms.set(term, terms.size)
    return terms.size - 1
  }
  const held = { terms: numbers(), documents: numbers(), counts: numbers() }
  const lengths = { text: numbers(), heading: numbers() }
  const reading = { sentences: numbers(), from: numbers(), to: numbers(), terms: numbers(), all: numbers() }
  const vectors: Int8Array[] = []

  function count(documents: readonly TokenisedDocument[]): void {
    const before = lengths.text.length
    const { index, fieldLength } = minisearchIndex(documents)
    for (const [term, { 0: text = {}, 1: heading = {} }] of index) {
      const number = termOf(term)
      for (const id of documentsOf(text, heading)) {
        held.terms.push(number)
        held.documents.push(before + id)
        held.counts.push(capped(text[id]) | (capped(heading[id]) << 8))
      }
    }
    for (const id of documents.keys()) {
      const [text = 0, heading = 0] = (fieldLength as Record<number, number[]>)[id] ?? []
      lengths.text.push(text)
      lengths.heading.push(heading)
    }
  }

  function read({ sentences, heading }: TokenisedDocument): void {
    const words = [...heading, ...sentences.flatMap(({ words }) => words)]
    vectors.push(inBytes(meanOf(rowCounts(words.map(stemOf), encoder), encoder, encoder.inText)))
    reading.sentences.push(reading.from.length)
    for (const { from, to, words } of sentences) {
      reading.from.push(from)
      reading.to.push(to)
      reading.terms.push(reading.all.length)
      for (const word of words) reading.all.push(termOf(stemOf(word)))
    }
  }

  return {
    add(documents) {
      count(documents)
      documents.forEach(read)
    },
    index() {
      reading.sentences.push(reading.from.length)
      reading.terms.push(reading.all.length)
      return {
        terms: [...terms.keys()],
        ...sortedByTerm(held.terms.all(), held.documents.all(), held.counts.all(), terms.size),
        textLengths: Uint16Array.from(lengths.text.all()),
        headingLengths: Uint16Array.from(lengths.heading.all()),
        sentences: reading.sentences.all(),
        sentenceFrom: reading.from.all(),
        sentenceTo: reading.to.all(),
        sentenceTerms: reading.terms.all(),
        textTerms: reading.all.all(),
        vectors: concatenated(vectors, encoder.dimensions),
      }
    },
  }
}

function concatenated(vectors: readonly Int8Array[], dimensions: number): Int8Array {
  const all = new Int8Array(vectors.length * dimensions)
  for (const [at, vector] of vectors.entries()) all.set(vector, at * dimensions)
  return all
}

/** The documents that hold a term in one field or the other, ascending. */
function documentsOf(
  text: Readonly<Record<number, number>>,
  heading: Readonly<Record<number, number>>,
): number[] {
  const ids = Object.keys(text).map(Number)
  const others = Object.keys(heading).map(Number)
  if (others.length === 0) return ids
  return [...new Set([...ids, ...others])].sort((one, other) => one - other)
}

const capped = (count = 0): number => Math.min(MOST_COUNTED, count)

/** Counting sort: postings in the order of their terms, those of one term in the order in which they came. */
function sortedByTerm(terms: Uint32Array, documents: Uint32Array, counts: Uint32Array, size: number) {
  const postings = new Uint32Array(size + 1)
  for (const term of terms) postings[term + 1] = (postings[term + 1] ?? 0) + 1
  for (let term = 0; term < size; term++)
    postings[term + 1] = (postings[term + 1] ?? 0) + (postings[term] ?? 0)
  const next = postings.slice()
  const sorted = { documents: new Uint32Array(documents.length), counts: new Uint16Array(documents.length) }
  for (const [at, term] of terms.entries()) {
    const place = next[term] ?? 0
    next[term] = place + 1
    sorted.documents[place] = documents[at] ?? 0
    sorted.counts[place] = counts[at] ?? 0
  }
  return { postings, ...sorted }
}

/**
 * Documents as MiniSearch indexes them, by their places in the list: its terms, how often each document holds each of
 * them in its text (field 0) and its heading (field 1), and how long the fields are.
 */
function minisearchIndex(documents: readonly TokenisedDocument[]): AsPlainObject {
  const wordsOf: Readonly<Record<string, (document: TokenisedDocument) => readonly string[]>> = {
    text: ({ sentences }) => sentences.flatMap(({ words }) => words),
    heading: ({ heading }) => heading,
  }
  // The words are known already: what MiniSearch is given to take apart is the document's number.
  const index = new MiniSearch({
    fields: ['text', 'heading'],
    extractField: ({ id }) => id,
    tokenize: (id, field = '') => [...(wordsOf[field]?.(documents[Number(id)] as TokenisedDocument) ?? [])],
    processTerm: stemOf,
  })
  index.addAll([...documents.keys()].map((id) => ({ id })))
  return index.toJSON()
}

/** A list of numbers from 0 to 2³² that grows. */
interface NumberList {
  readonly length: number
  push(number: number): void
  /** The numbers so far. */
  all(): Uint32Array
}

function numbers(): NumberList {
  let list = new Uint32Array(1024)
  let length = 0
  return {
    get length() {
      return length
    },
    push(number) {
      if (length === list.length) {
        const longer = new Uint32Array(length * 2)
        longer.set(list)
        list = longer
      }
      list[length++] = number
    },
    all: () => list.slice(0, length),
  }
}
