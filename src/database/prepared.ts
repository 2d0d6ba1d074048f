import { type Extract, extractOf } from '../model/report.js'
import { reportOfExtract } from '../model/year.js'
import { type Document, paragraphsOf, recommendationsIn } from '../search/engine.js'
import type { FlatIndex } from '../search/index/postings.js'
import { indexed, namesDefinedIn } from '../search/indexed.js'

/** How often one document holds a term. */
interface Count {
  readonly term: number
  readonly text: number
  readonly heading: number
}

/** The words of one document, as an index knows them. */
export interface DocumentWords {
  /** Lengths in different words. */
  readonly text: number
  readonly heading: number
  readonly counts: readonly Count[]
}

/**
 * The words of a document in some hundred bytes: its two lengths, then its terms in the order of their numbers, each as the
 * step from the one before and how often it stands there. Numbers are written seven bits a byte, the last byte below 128.
 */
export function packWords({ text, heading, counts }: DocumentWords): Buffer {
  const bytes: number[] = []
  const put = (number: number): void => {
    let left = number
    for (; left >= 128; left >>>= 7) bytes.push((left & 127) | 128)
    bytes.push(left)
  }
  put(text)
  put(heading)
  let before = 0
  for (const { term, text, heading } of counts.toSorted((one, other) => one.term - other.term)) {
    put(term - before)
    before = term
    // Few words stand in a heading, and those in the text stand there once or twice.
    put((text << 1) | (heading > 0 ? 1 : 0))
    if (heading > 0) put(heading)
  }
  return Buffer.from(bytes)
}

/**
 * Reads the words of a document, and tells of those terms that somebody asks for.
 * @param hear is told of each term that `isSought`
 * @returns the two lengths
 */
export function readWords(
  packed: Uint8Array,
  isSought: (term: number) => boolean,
  hear: (term: number, text: number, heading: number) => void,
): { readonly text: number; readonly heading: number } {
  let at = 0
  const next = (): number => {
    let number = 0
    for (let shift = 0; ; shift += 7) {
      const byte = packed[at++] ?? 0
      number |= (byte & 127) << shift
      if (byte < 128) return number
    }
  }
  const lengths = { text: next(), heading: next() }
  let term = 0
  while (at < packed.length) {
    term += next()
    const count = next()
    const heading = count & 1 ? next() : 0
    if (isSought(term)) hear(term, count >>> 1, heading)
  }
  return lengths
}

/** The words of each document of an index, its terms by their places in the index's list. */
export function documentWordsIn({
  terms,
  postings,
  documents,
  counts,
  textLengths,
  headingLengths,
}: FlatIndex): DocumentWords[] {
  const all = Array.from(textLengths, (text, at) => ({
    text,
    heading: headingLengths[at] as number,
    counts: [] as Count[],
  }))
  for (const term of terms.keys())
    for (let place = postings[term] as number; place < (postings[term + 1] as number); place++) {
      const count = counts[place] as number
      all[documents[place] as number]?.counts.push({ term, text: count & 0xff, heading: count >>> 8 })
    }
  return all
}

/** What a term says of a document in which it stands this often, in the tiers in which documents are looked for. */
const STRONG = 1.25
const STRONGEST = 1.6
const TIER_SATURATION = 1.2
const LENGTH_SHARE = 0.7
/** Different words of a paragraph of average length. */
const AVERAGE = 60

/** A lexeme for each tier of documents that a term is looked for in: all that hold it, those that dwell on it, those that do most. */
export const TIERS = ['', '+', '++'] as const

/**
 * The lexemes under which a document is found. A word that nearly every document holds finds too many, so it is looked for
 * first where it counts most: a tiered index.
 */
export const lexemesOf = ({ text, counts }: DocumentWords, termOf: (term: number) => string): string[] =>
  counts.flatMap((count) => {
    const often =
      count.text / (count.text + TIER_SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * text) / AVERAGE))
    const strength = often * (TIER_SATURATION + 1) + (count.heading > 0 ? 0.4 : 0)
    const tiers = strength >= STRONGEST ? TIERS : strength >= STRONG ? TIERS.slice(0, 2) : TIERS.slice(0, 1)
    return tiers.map((tier) => termOf(count.term) + tier)
  })

export const DOCUMENT_KINDS = ['paragraph', 'recommendation'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** What is written of a report beside its extract: everything that can be counted before the database is asked anything. */
export interface PreparedReport {
  readonly report: Extract
  readonly documents: Readonly<Record<DocumentKind, readonly Document[]>>
  readonly index: Readonly<Record<DocumentKind, FlatIndex>>
  readonly counted: ReportCounts
}

/** What a report adds to what is counted over all of them. */
export interface ReportCounts {
  readonly frequencies: Readonly<Record<DocumentKind, ReadonlyMap<string, Frequency>>>
  readonly lengths: Readonly<Record<DocumentKind, { documents: number; text: number; heading: number }>>
  readonly words: ReadonlyMap<string, { readonly isOrdinary: boolean }>
  /** How often each definition stands in it, by the definition as JSON. */
  readonly definitions: ReadonlyMap<string, number>
}

export interface Frequency {
  documents: number
  texts: number
  headings: number
}

/** Takes a report apart. */
export function prepareReport(extract: Extract): PreparedReport {
  const report = reportOfExtract(extract)
  const { paragraphs, recommendations, language } = indexed([report])
  const index = { paragraph: paragraphs, recommendation: recommendations }
  const documents = { paragraph: paragraphsOf([report]), recommendation: recommendationsIn([report]) }
  const ordinary = new Set(language.ordinary)
  const definitions = new Map<string, number>()
  for (const { text } of documents.paragraph)
    for (const { surface, means } of namesDefinedIn(text)) {
      const key = JSON.stringify([surface, means])
      definitions.set(key, (definitions.get(key) ?? 0) + 1)
    }
  return {
    report: extractOf(extract),
    documents,
    index,
    counted: {
      frequencies: {
        paragraph: frequenciesIn(index.paragraph),
        recommendation: frequenciesIn(index.recommendation),
      },
      lengths: { paragraph: lengthsIn(index.paragraph), recommendation: lengthsIn(index.recommendation) },
      words: new Map(
        [...new Set([...language.words, ...language.ordinary])].map((word) => [
          word,
          { isOrdinary: ordinary.has(word) },
        ]),
      ),
      definitions,
    },
  }
}

function frequenciesIn(index: FlatIndex): Map<string, Frequency> {
  const frequencies = new Map<string, Frequency>()
  for (const { counts } of documentWordsIn(index))
    for (const { term, text, heading } of counts) {
      const name = index.terms[term] as string
      const known = frequencies.get(name) ?? { documents: 0, texts: 0, headings: 0 }
      known.documents++
      if (text > 0) known.texts++
      if (heading > 0) known.headings++
      frequencies.set(name, known)
    }
  return frequencies
}

const sum = (numbers: Uint16Array): number => numbers.reduce((all, one) => all + one, 0)

const lengthsIn = ({ textLengths, headingLengths }: FlatIndex) => ({
  documents: textLengths.length,
  text: sum(textLengths),
  heading: sum(headingLengths),
})

/** The terms of its documents, of both kinds. */
export const termsInReport = ({ index }: PreparedReport): string[] => [
  ...index.paragraph.terms,
  ...index.recommendation.terms,
]
