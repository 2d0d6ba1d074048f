import { BYTES_OF_ONE, inBytes } from '../../learnt/models.js'
import type { Report } from '../../model/report.js'
import type { Corpus, Document, DocumentRange, Engine, Scored } from '../engine.js'
import {
  type FlatIndex,
  idf,
  intersectPostings,
  type Postings,
  phraseFinder,
  scorePostings,
  seek,
  sentenceReader,
  togetherIn,
} from './postings.js'

/** A word in the heading says more of what a paragraph is about than one in its text, but there are fewer of them. */
const HEADING = 0.6

/** Where postings stand in their list. */
interface PostingsRange {
  readonly at: number
  readonly end: number
}

/** How many documents hold a term in their text, and how many in their heading. */
interface FieldFrequencies {
  readonly texts: number
  readonly headings: number
}

/** What is known of all documents of a kind, where an index holds some of them. */
export interface Collection {
  /** How many there are, and how long on average their texts and headings are. */
  readonly documents: number
  readonly textLength: number
  readonly headingLength: number
  /** How many hold a term, in their text, in their heading, in either. */
  documentFrequencies(term: string): FieldFrequencies & { readonly documents: number }
}

/**
 * Answers from a flat index.
 * @param collection what the index's documents are some of; asked about all of them, it then scores them as if all of the
 * collection were there
 */
export function engineOver(index: FlatIndex, collection?: Collection): Engine {
  const { documents, counts, textLengths, headingLengths } = index
  const numbers = new Map(index.terms.map((term, number) => [term, number]))
  const textSums = prefixSums(textLengths)
  const headingSums = prefixSums(headingLengths)

  function placesOf(term: string, { from, to }: DocumentRange): PostingsRange {
    const number = numbers.get(term)
    if (number === undefined) return { at: 0, end: 0 }
    const start = index.postings[number] as number
    const stop = index.postings[number + 1] as number
    const at = from === 0 ? start : seek(documents, from, start, stop)
    return { at, end: to >= textLengths.length ? stop : seek(documents, to, at, stop) }
  }

  const whole = { from: 0, to: textLengths.length }
  const known: (FieldFrequencies | undefined)[] = []

  /** How many documents hold a term in each field; over all documents each term is counted once. */
  function frequenciesOf(
    term: string,
    { at, end }: PostingsRange,
    { from, to }: DocumentRange,
  ): FieldFrequencies {
    const number = from === 0 && to === whole.to ? numbers.get(term) : undefined
    const frequencies = (number !== undefined && known[number]) || fieldFrequencies(counts, at, end)
    if (number !== undefined) known[number] = frequencies
    return frequencies
  }

  function postingsOf(term: string, range: DocumentRange): Postings {
    const span = placesOf(term, range)
    if (collection) {
      const { texts, headings } = collection.documentFrequencies(term)
      return {
        ...span,
        text: { idf: idf(texts, collection.documents), length: collection.textLength },
        heading: {
          idf: HEADING * idf(headings, collection.documents),
          length: collection.headingLength,
        },
      }
    }
    const { texts, headings } = frequenciesOf(term, span, range)
    const size = range.to - range.from
    const average = (prefixSums: Float64Array): number =>
      ((prefixSums[range.to] as number) - (prefixSums[range.from] as number)) / size
    return {
      ...span,
      text: { idf: idf(texts, size), length: average(textSums) },
      heading: { idf: HEADING * idf(headings, size), length: average(headingSums) },
    }
  }

  /** What a search finds; the next one writes over it. */
  const found: Omit<Scored, 'count'> = {
    documents: new Uint32Array(whole.to),
    scores: new Float64Array(whole.to),
  }
  const strongest: number[] = []

  function startWith(documents: Uint32Array): number {
    found.documents.set(documents)
    found.scores.fill(0, 0, documents.length)
    return documents.length
  }

  /** The highest score that any document has of a term, looked for once. */
  function strongestOf(term: string): number {
    const number = numbers.get(term)
    if (number === undefined) return 0
    const known = strongest[number]
    if (known !== undefined) return known
    const count = scorePostings(index, postingsOf(term, whole), 1, found)
    let most = 0
    for (let each = 0; each < count; each++) most = Math.max(most, found.scores[each] as number)
    strongest[number] = most
    return most
  }

  return {
    search({ terms, weight }, range, among) {
      const [rarest, ...others] = [...new Set(terms)]
        .map((term) => postingsOf(term, range))
        .sort((one, other) => one.end - one.at - (other.end - other.at))
      if (!rarest) return { ...found, count: 0 }
      let count = among ? startWith(among) : scorePostings(index, rarest, weight, found)
      for (const each of among ? [rarest, ...others] : others)
        count = intersectPostings(index, each, weight, { ...found, count })
      return { ...found, count }
    },
    strongest({ terms, weight }, { from, to }) {
      if (collection || from > whole.from || to < whole.to) return Number.POSITIVE_INFINITY
      let sum = 0
      for (const term of new Set(terms)) sum += strongestOf(term)
      return sum * weight
    },
    ...nearestNeighbours(index),
    frequency(term, range) {
      if (collection) return collection.documentFrequencies(term).documents
      const { at, end } = placesOf(term, range)
      return end - at
    },
    termOf: (number) => index.terms[number] as string,
    holds: phraseFinder(index, numbers),
    together: (ways, idle) =>
      togetherIn(
        index,
        ways.map(({ terms }) => numbersOf(terms)).filter((way, at) => way.length === ways[at]?.terms.length),
        new Set(numbersOf(idle)),
      ),
    reader: (sought) => sentenceReader(index, numbersOf(sought)),
  }

  function numbersOf(terms: Iterable<string>): number[] {
    return [...terms].flatMap((term) => numbers.get(term) ?? [])
  }
}

function fieldFrequencies(counts: Uint16Array, at: number, end: number): FieldFrequencies {
  let texts = 0
  let headings = 0
  for (let place = at; place < end; place++) {
    const count = counts[place] as number
    if (count & 0xff) texts++
    if (count >>> 8) headings++
  }
  return { texts, headings }
}

/** The sum of all that stand before each place, and of all at the end. */
function prefixSums(list: Uint16Array): Float64Array {
  const all = new Float64Array(list.length + 1)
  for (const [at, number] of list.entries()) all[at + 1] = (all[at] as number) + number
  return all
}

const UNIT_SQUARED = BYTES_OF_ONE * BYTES_OF_ONE

/** Brute-force nearest neighbours: every document's vector is held against the question's, in bytes, whose whole numbers are quick. */
function nearestNeighbours({ vectors, textLengths }: FlatIndex): Pick<Engine, 'nearest' | 'nearness'> {
  const dimensions = textLengths.length === 0 ? 0 : vectors.length / textLengths.length

  function dotProduct(bytes: Int8Array, document: number): number {
    let at = document * dimensions
    let sum = 0
    for (let i = 0; i < dimensions; i += 4, at += 4)
      sum =
        (sum +
          (bytes[i] as number) * (vectors[at] as number) +
          (bytes[i + 1] as number) * (vectors[at + 1] as number) +
          (bytes[i + 2] as number) * (vectors[at + 2] as number) +
          (bytes[i + 3] as number) * (vectors[at + 3] as number)) |
        0
    return sum
  }

  return {
    nearest(vector, { from, to }, asked, most) {
      const bytes = inBytes(vector)
      const best: number[] = []
      const products: number[] = []
      let least = 0
      for (let document = from; document < to; document++) {
        if (asked !== null && asked[document - from] !== 1) continue
        const own = dotProduct(bytes, document)
        if (own <= least) continue
        let at = best.length
        while (at > 0 && own > (products[at - 1] as number)) at--
        best.splice(at, 0, document)
        products.splice(at, 0, own)
        if (best.length > most) {
          best.pop()
          products.pop()
        }
        if (best.length === most) least = products[most - 1] as number
      }
      return best.map((document, at) => ({ document, nearness: (products[at] as number) / UNIT_SQUARED }))
    },
    nearness(vector) {
      const bytes = inBytes(vector)
      return (document) => dotProduct(bytes, document) / UNIT_SQUARED
    },
  }
}

/** @param reports of each document the report that it is of, where the documents themselves are not at hand */
export function createCorpus(
  documents: readonly Document[],
  engine: Engine,
  reports: readonly Report[] = documents.map(({ report }) => report),
): Corpus {
  const ofReport = rangesBy(reports, ({ id }) => id)
  const ofAuthority = rangesBy(reports, ({ authority }) => authority.slug)
  const whole = { from: 0, to: reports.length }

  /** The one authority that all these reports are of. */
  function authorityOf(ids: ReadonlySet<string>): string | undefined {
    let only: string | undefined
    for (const id of ids) {
      const place = ofReport.get(id)
      const slug = place && reports[place.from]?.authority.slug
      if (slug === undefined) continue
      if (only !== undefined && slug !== only) return undefined
      only = slug
    }
    return only
  }

  /** Null where the reports are all that the range holds. */
  function askedAmong(reports: ReadonlySet<string>, { from, to }: DocumentRange): Uint8Array | null {
    const asked = new Uint8Array(to - from)
    let count = 0
    for (const id of reports) {
      const place = ofReport.get(id)
      if (!place) continue
      asked.fill(1, place.from - from, place.to - from)
      count += place.to - place.from
    }
    return count === to - from ? null : asked
  }

  return {
    scopeOf(reports) {
      const range = ofAuthority.get((reports && authorityOf(reports)) ?? '') ?? whole
      return {
        documents,
        engine,
        range,
        asked: reports && askedAmong(reports, range),
        size: range.to - range.from,
        idfOf({ expansions }) {
          const frequencies = expansions.map(({ terms }) =>
            Math.min(...terms.map((term) => engine.frequency(term, range))),
          )
          return idf(Math.max(0, ...frequencies), range.to - range.from)
        },
      }
    },
  }
}

/** The ranges of documents that share a mark and follow one another. */
function rangesBy(
  reports: readonly Report[],
  markOf: (report: Report) => string,
): Map<string, DocumentRange> {
  const ranges = new Map<string, DocumentRange>()
  for (const [at, report] of reports.entries()) {
    const mark = markOf(report)
    ranges.set(mark, { from: ranges.get(mark)?.from ?? at, to: at + 1 })
  }
  return ranges
}
