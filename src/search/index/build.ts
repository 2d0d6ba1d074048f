import { type Encoder, inBytes, meanOf, rowsOf } from '../../learnt/encoder.js'
import { bundledLearnt } from '../../learnt/learnt.js'
import { stemOf } from '../terms.js'
import { type FlatIndex, MOST_COUNTED } from './flat.js'
import { minisearchIndex } from './minisearch.js'
import { numbers } from './numbers.js'
import type { ReadDocument } from './read.js'

/** Makes a flat index of documents that come in their order, some at a time. */
export interface IndexBuilder {
  add(documents: readonly ReadDocument[]): void
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

  function count(documents: readonly ReadDocument[]): void {
    const before = lengths.text.length
    const { index, fieldLength } = minisearchIndex(documents)
    for (const [term, { 0: text = {}, 1: heading = {} }] of index) {
      const number = termOf(term)
      for (const id of holding(text, heading)) {
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

  function read({ sentences, heading }: ReadDocument): void {
    const words = [...heading, ...sentences.flatMap(({ words }) => words)]
    vectors.push(inBytes(meanOf(rowsOf(words.map(stemOf), encoder), encoder, encoder.inText)))
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
        ...byTerm(held.terms.all(), held.documents.all(), held.counts.all(), terms.size),
        textLengths: Uint16Array.from(lengths.text.all()),
        headingLengths: Uint16Array.from(lengths.heading.all()),
        sentences: reading.sentences.all(),
        sentenceFrom: reading.from.all(),
        sentenceTo: reading.to.all(),
        sentenceTerms: reading.terms.all(),
        textTerms: reading.all.all(),
        vectors: joined(vectors, encoder.dimensions),
      }
    },
  }
}

function joined(vectors: readonly Int8Array[], dimensions: number): Int8Array {
  const all = new Int8Array(vectors.length * dimensions)
  for (const [at, vector] of vectors.entries()) all.set(vector, at * dimensions)
  return all
}

/** The documents that hold a term in one field or the other, ascending. */
function holding(
  text: Readonly<Record<number, number>>,
  heading: Readonly<Record<number, number>>,
): number[] {
  const ids = Object.keys(text).map(Number)
  const others = Object.keys(heading).map(Number)
  if (others.length === 0) return ids
  return [...new Set([...ids, ...others])].sort((one, other) => one - other)
}

const capped = (count = 0): number => Math.min(MOST_COUNTED, count)

/** Postings in the order of their terms, those of one term in the order in which they came. */
function byTerm(terms: Uint32Array, documents: Uint32Array, counts: Uint32Array, size: number) {
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
