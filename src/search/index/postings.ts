import { memoisedByText } from '../../collections/collections.js'
import type { IndexedSentence, Scored, TermPlace } from '../engine.js'

/**
 * A full-text index as plain lists of numbers, so that it takes little memory, can be written to a file as it stands, and
 * is read from there without being built again. Terms and documents are numbers: places in their lists.
 */
export interface FlatIndex {
  readonly terms: readonly string[]
  /** Where each term's postings begin; one more at the end. */
  readonly postings: Uint32Array
  /** Postings: the documents that hold a term, ascending. */
  readonly documents: Uint32Array
  /** How often each of them holds it: in its text (low byte) and its heading (high byte). */
  readonly counts: Uint16Array
  /** Length of each document's text and heading in different words, as BM25+ weighs it. */
  readonly textLengths: Uint16Array
  readonly headingLengths: Uint16Array
  /** Where each document's sentences begin; one more at the end. */
  readonly sentences: Uint32Array
  /** Where a sentence stands in its text, in characters. */
  readonly sentenceFrom: Uint32Array
  readonly sentenceTo: Uint32Array
  /** Where each sentence's terms begin; one more at the end. */
  readonly sentenceTerms: Uint32Array
  /** The terms of all texts in their order. */
  readonly textTerms: Uint32Array
  /** Each document as a vector in bytes, one after another: what its words mean together. */
  readonly vectors: Int8Array
}

/** The most that a count of {@link FlatIndex.counts} can be; a word that stands oftener in one paragraph says no more. */
export const MOST_COUNTED = 255

/** BM25+ as MiniSearch computes it, with its parameters: a test holds the two against each other. */
const K1 = 1.2
const B = 0.7
const DELTA = 0.5

/** Inverse document frequency: how much a word tells documents apart that so many of them hold. */
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

/** Postings intersection: keeps those of the documents found that hold a term too, and adds its scores; returns how many are left. */
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
  // A Bloom filter of one hash: nearly all terms that are read are not sought, and most of those are told by their last bits.
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

/** Names that were asked for are remembered, up to so many: the vocabulary has some thousands. */
const MOST_MEMOISED = 10_000

/**
 * Phrase search: tells whether terms follow one another in some document's text, or all stand in its heading, where their order is not
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

  const holds = memoisedByText((name) => find(name.split(' ')), MOST_MEMOISED)
  return (name) => holds(name.join(' '))
}

/** A sought term is a way by itself, or part of a longer one, or both. */
const ALONE = 1
const PART = 2

/** Words that carry no subject and may stand between those of a name: 'children who are missing education'. */
const MOST_IDLE = 2

/**
 * Phrase match with gaps: whether the terms of a name stand in a list of terms in its own order, with nothing between them but words that carry no
 * subject: 'carers, children and young people' are no young carers.
 * @param at where its last term stands
 */
export function endsName<T>(
  name: readonly T[],
  terms: ArrayLike<T>,
  at: number,
  isIdle: (term: T) => boolean,
  first = 0,
): boolean {
  let place = at
  for (let part = name.length - 1; part > 0; part--) {
    const sought = name[part - 1] as T
    let idle = 0
    place--
    while (place >= first && terms[place] !== sought && idle < MOST_IDLE && isIdle(terms[place] as T)) {
      place--
      idle++
    }
    if (place < first || terms[place] !== sought) return false
  }
  return true
}

/**
 * Tells of documents whether one of some ways stands in a sentence of their text, as a name where it has several terms. It
 * makes nothing of what it reads, so that tens of thousands are told in the time that a reader takes for hundreds.
 * @param ways each the numbers of its terms
 * @param idle numbers of terms that carry no subject
 */
export function togetherIn(
  { terms, sentences, sentenceTerms, textTerms }: FlatIndex,
  ways: readonly (readonly number[])[],
  idle: ReadonlySet<number>,
): (document: number) => boolean {
  const sought = new Uint8Array(terms.length)
  for (const way of ways) sought[way.at(-1) as number] = way.length > 1 ? PART : ALONE
  for (const [only, second] of ways) if (second === undefined) sought[only as number] = ALONE
  const names = ways.filter(({ length }) => length > 1)
  const isIdle = (term: number): boolean => idle.has(term)
  const isNamed = (place: number, first: number): boolean =>
    names.some((name) => name.at(-1) === textTerms[place] && endsName(name, textTerms, place, isIdle, first))

  return (document) => {
    const end = sentences[document + 1] as number
    for (let sentence = sentences[document] as number; sentence < end; sentence++) {
      const from = sentenceTerms[sentence] as number
      const to = sentenceTerms[sentence + 1] as number
      for (let place = from; place < to; place++) {
        const how = sought[textTerms[place] as number] as number
        if (how === ALONE || (how === PART && isNamed(place, from))) return true
      }
    }
    return false
  }
}
