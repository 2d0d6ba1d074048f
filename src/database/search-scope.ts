import type { Library } from '../library/library.js'
import { Paragraph, Recommendation } from '../model/report.js'
import type { Corpus, Document, DocumentRange, SearchScope } from '../search/engine.js'
import { documentTokeniser } from '../search/index/builder.js'
import { type Collection, createCorpus, engineOver } from '../search/index/engine.js'
import { type FlatIndex, idf, MOST_COUNTED, seek } from '../search/index/postings.js'
import { inTimeSlices } from '../search/snapshot/snapshot.js'
import { stemOf } from '../text/tokens.js'
import type { Database } from './database.js'
import { type DocumentKind, readWords } from './prepared.js'

/** A document that may be among the best, as its row has it. */
export interface WordsRow {
  readonly number: number
  readonly report: string
  readonly words: Uint8Array
  readonly vector: Uint8Array
}

/** A scope over an index that holds some documents of a collection, or all. */
export function scopeOver(
  index: FlatIndex,
  collection: Collection,
  documents: readonly Document[],
  asked: Uint8Array | null,
): SearchScope {
  const engine = engineOver(index, collection)
  const range = { from: 0, to: index.textLengths.length }
  return {
    documents,
    engine,
    range,
    asked,
    size: collection.documents,
    idfOf({ expansions }) {
      const frequencies = expansions.map(({ terms }) =>
        Math.min(...terms.map((term) => engine.frequency(term, range))),
      )
      return idf(Math.max(0, ...frequencies), collection.documents)
    },
  }
}

/**
 * An index of documents by their packed words, of some terms: enough to choose those that are read. It has no sentences.
 * It is made in turns, for there may be many.
 * @param numbers the terms' numbers in the database
 */
function* indexingWords(
  rows: readonly WordsRow[],
  numbers: ReadonlyMap<string, number>,
): Generator<void, FlatIndex> {
  const terms = [...numbers.keys()]
  const places = new Map([...numbers.values()].map((number, place) => [number, place]))
  const isSought = (term: number): boolean => places.has(term)
  const postings = new Uint32Array(terms.length + 1)
  for (const [at, { words }] of rows.entries()) {
    readWords(words, isSought, (term) => {
      const next = (places.get(term) as number) + 1
      postings[next] = (postings[next] as number) + 1
    })
    if (at % A_TURN === 0) yield
  }
  for (let term = 0; term < terms.length; term++)
    postings[term + 1] = (postings[term + 1] as number) + (postings[term] as number)
  const next = postings.slice()
  const documents = new Uint32Array(postings[terms.length] as number)
  const counts = new Uint16Array(documents.length)
  const textLengths = new Uint16Array(rows.length)
  const headingLengths = new Uint16Array(rows.length)
  const dimensions = rows[0]?.vector.length ?? 0
  const vectors = new Int8Array(rows.length * dimensions)
  for (const [at, { words, vector }] of rows.entries()) {
    const lengths = readWords(words, isSought, (term, text, heading) => {
      const sought = places.get(term) as number
      const place = next[sought] as number
      next[sought] = place + 1
      documents[place] = at
      counts[place] = Math.min(MOST_COUNTED, text) | (Math.min(MOST_COUNTED, heading) << 8)
    })
    textLengths[at] = lengths.text
    headingLengths[at] = lengths.heading
    vectors.set(new Int8Array(vector.buffer, vector.byteOffset, dimensions), at * dimensions)
    if (at % A_TURN === 0) yield
  }
  return {
    ...{ terms, postings, documents, counts, textLengths, headingLengths, vectors },
    sentences: new Uint32Array(rows.length + 1),
    sentenceFrom: new Uint32Array(0),
    sentenceTo: new Uint32Array(0),
    sentenceTerms: new Uint32Array(1),
    textTerms: new Uint32Array(0),
  }
}

/** Documents that are read before something else has its turn. */
const A_TURN = 1000

/** The same at once. */
export function indexOfWords(rows: readonly WordsRow[], numbers: ReadonlyMap<string, number>): FlatIndex {
  const turns = indexingWords(rows, numbers)
  for (;;) {
    const turn = turns.next()
    if (turn.done) return turn.value
  }
}

/** What is known of the documents of an index, or of a range of them, as a collection of which others may hold a part. */
export function collectionOf(
  { terms, postings, documents, counts, textLengths, headingLengths }: FlatIndex,
  { from, to }: DocumentRange = { from: 0, to: textLengths.length },
): Collection {
  const mean = (lengths: Uint16Array): number =>
    lengths.subarray(from, to).reduce((sum, one) => sum + one, 0) / (to - from)
  const places = new Map(terms.map((term, place) => [term, place]))
  const known = new Map<string, ReturnType<Collection['documentFrequencies']>>()
  function count(term: string): ReturnType<Collection['documentFrequencies']> {
    const place = places.get(term)
    if (place === undefined) return NOWHERE
    const [start, stop] = [postings[place] as number, postings[place + 1] as number]
    const at = seek(documents, from, start, stop)
    const occurrences = counts.subarray(at, seek(documents, to, at, stop))
    const texts = occurrences.reduce((sum, count) => sum + (count & 0xff ? 1 : 0), 0)
    const headings = occurrences.reduce((sum, count) => sum + (count >>> 8 ? 1 : 0), 0)
    return { documents: occurrences.length, texts, headings }
  }
  return {
    documents: to - from,
    textLength: mean(textLengths),
    headingLength: mean(headingLengths),
    documentFrequencies(term) {
      const frequencies = known.get(term) ?? count(term)
      known.set(term, frequencies)
      return frequencies
    },
  }
}

export const NOWHERE = { documents: 0, texts: 0, headings: 0 } as const

/** A document with the row that it was found by. */
export interface FoundDocument {
  readonly row: WordsRow
  readonly document: Document
}

/** The same with their sentences, as the ranking reads them. */
function indexOfDocuments(found: readonly FoundDocument[], numbers: ReadonlyMap<string, number>): FlatIndex {
  const index = indexOfWords(
    found.map(({ row }) => row),
    numbers,
  )
  const places = new Map(index.terms.map((term, place) => [term, place]))
  const placeOf = (term: string): number => {
    const known = places.get(term)
    if (known !== undefined) return known
    places.set(term, places.size)
    return places.size - 1
  }
  const read = documentTokeniser()
  const all = { sentences: [0], from: [] as number[], to: [] as number[], terms: [0], text: [] as number[] }
  for (const { document } of found) {
    for (const { from, to, words } of read(document).sentences) {
      all.from.push(from)
      all.to.push(to)
      for (const word of words) all.text.push(placeOf(stemOf(word)))
      all.terms.push(all.text.length)
    }
    all.sentences.push(all.from.length)
  }
  const terms = [...places.keys()]
  // Of terms that nobody looks for it does not say where they stand.
  const postings = new Uint32Array(terms.length + 1).fill(index.documents.length)
  postings.set(index.postings)
  return {
    ...index,
    terms,
    postings,
    sentences: Uint32Array.from(all.sentences),
    sentenceFrom: Uint32Array.from(all.from),
    sentenceTo: Uint32Array.from(all.to),
    sentenceTerms: Uint32Array.from(all.terms),
    textTerms: Uint32Array.from(all.text),
  }
}

/** Found documents as the ranking reads them. */
export function scopeOfFound(
  found: readonly FoundDocument[],
  numbers: ReadonlyMap<string, number>,
  of?: Collection,
): SearchScope {
  const index = indexOfDocuments(found, numbers)
  const documents = found.map(({ document }) => document)
  return scopeOver(index, of ?? collectionOf(index), documents, null)
}

/** A document as the database has it. */
export interface DocumentRow extends WordsRow {
  readonly heading: unknown
  /** The paragraph; of a recommendation, the recommendation. */
  readonly item: unknown
  /** The paragraph that a recommendation stands in. */
  readonly stands: unknown
}

/** What reads them; `d` is the document. */
export const DOCUMENTS: Readonly<Record<DocumentKind, string>> = {
  paragraph: `select d.number, d.report, w.words, w.vector, d.heading, d.paragraph as item, null as stands
    from paragraphs d join paragraph_words w using (number)`,
  recommendation: `select d.number, d.report, w.words, w.vector, d.heading, d.recommendation as item,
    (select paragraph from paragraphs p where p.report = d.report and p.key = d.key limit 1) as stands
    from recommendations d join recommendation_words w using (number)`,
}

/** Nothing for a row that is damaged, or of a report that came meanwhile. */
export function documentOf({ report: id, heading, item, stands }: DocumentRow, library: Library): Document[] {
  const report = library.byId(id)
  if (!report || typeof heading !== 'string') return []
  if (stands === null) {
    const { data: paragraph } = Paragraph.safeParse(item)
    return paragraph ? [{ report, paragraph, recommendation: null, text: paragraph.text, heading }] : []
  }
  const { data: recommendation } = Recommendation.safeParse(item)
  const { data: paragraph } = Paragraph.safeParse(stands)
  return paragraph && recommendation
    ? [{ report, paragraph, recommendation, text: recommendation.text, heading }]
    : []
}

/**
 * Of so many documents, of both kinds together, the postings are held in memory, some 30 MB: they are looked for as in a
 * folder's index, by what they mean too. Of more, those that may be among the best are fetched for each question.
 */
export const HELD_IN_MEMORY = 50_000

/** Rows in the order in which the documents of reports in memory stand; those of reports that are not held are left out. */
export type DocumentsInOrder = <Row extends { readonly report: string; readonly number: number }>(
  rows: readonly Row[],
) => Row[]

/** Everything that is looked through, but for the texts. */
export interface Whole {
  readonly corpus: Corpus
  readonly index: FlatIndex
  /** Of the documents, in the database. */
  readonly numbers: Int32Array
}

/** Documents whose words are read at once. */
const WORDS_AT_ONCE = 2000

export async function readWhole(
  database: Database,
  library: Library,
  kind: DocumentKind,
  inOrder: DocumentsInOrder,
): Promise<Whole> {
  const read: WordsRow[] = []
  for (let last = 0; ; ) {
    const some = await database.read<WordsRow>(
      `select number, report, words, vector from ${kind}_words where number > $1 order by number limit $2`,
      [last, WORDS_AT_ONCE],
    )
    read.push(...packedTogether(some))
    if (some.length < WORDS_AT_ONCE) break
    last = some.at(-1)?.number ?? last
  }
  const rows = inOrder(read)
  const index = await inTimeSlices(indexingWords(rows, await allTermNumbers(database)))
  const reports = rows.flatMap(({ report }) => library.byId(report) ?? [])
  return {
    corpus: createCorpus([], engineOver(index), reports),
    index,
    numbers: Int32Array.from(rows, ({ number }) => number),
  }
}

/** The same rows, their bytes in one piece of memory: as they come from the database each holds on to much more than its own. */
export function packedTogether(rows: readonly WordsRow[]): WordsRow[] {
  const all = Buffer.concat(rows.flatMap(({ words, vector }) => [words, vector]))
  let at = 0
  const next = ({ length }: Uint8Array): Uint8Array => {
    at += length
    return all.subarray(at - length, at)
  }
  return rows.map(({ number, report, words, vector }) => ({
    ...{ number, report },
    words: next(words),
    vector: next(vector),
  }))
}

/** The numbers of all terms. */
async function allTermNumbers(database: Database): Promise<Map<string, number>> {
  const rows = await database.read<{ term: string; number: number }>(
    'select term, number from terms order by number',
  )
  return new Map(rows.map(({ term, number }) => [term, number]))
}
