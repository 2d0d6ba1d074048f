import { createHash, randomInt } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { endianness } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ENCODER_FILE, modelFolder } from '../../learnt/learnt.js'
import type { Report } from '../../model/report.js'
import type { SentenceEncoder } from '../../sentence-encoder/sentence-encoder.js'
import { stemOf, wordsOf } from '../../text/tokens.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import type { Document } from '../engine.js'
import { documentTokeniser } from '../index/builder.js'
import { type FlatIndex, MOST_COUNTED } from '../index/postings.js'

/** The code that decides what an index holds, from this file's folder. */
const CODE = [
  '../engine',
  '../index/builder',
  '../index/postings',
  '../indexed',
  '../../text/tokens',
  '../../learnt/models',
  './snapshot',
  '../../quotation/quote',
]

/** What an index is made of: one that was made of anything else is no index of these reports. */
interface Fingerprint {
  readonly reports: string
  readonly vocabulary: string
  readonly code: string
  /** What words mean, as it was learnt. */
  readonly encoder: string
  /** The sentence encoder that made the vectors; null where that one did. */
  readonly sentences: string | null
  readonly minisearch: string
  readonly stemmer: string
  /** Where sentences end is for Unicode's rules to say, and Node brings its own copy. */
  readonly icu: string
  /** Lists of numbers are kept as this machine holds them in memory. */
  readonly endianness: string
}

/** Runs as it was written in tests, and as it was built elsewhere. */
const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js'

/** The version of a package that is installed. */
export function versionOf(name: string): string {
  let folder = dirname(createRequire(import.meta.url).resolve(name))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
}

function hashOfCode(): string {
  const hash = createHash('sha256')
  for (const file of CODE)
    hash.update(readFileSync(fileURLToPath(new URL(file + EXTENSION, import.meta.url))))
  return hash.digest('hex')
}

/** Reports are hashed as they were read and checked, so that a fingerprint vouches for nothing that was not. */
function* hashingReports(reports: readonly Report[]): Generator<void, string> {
  const hash = createHash('sha256')
  for (const report of reports) {
    hash.update(JSON.stringify(report))
    yield
  }
  return hash.digest('hex')
}

function hashOfWords({ sayings, stopWords, faintWords, authorities, judgements }: Vocabulary): string {
  const words = [sayings, [...stopWords], [...faintWords], authorities, judgements]
  return createHash('sha256').update(JSON.stringify(words)).digest('hex')
}

/** Names what an index over these reports is made of, in steps. The reports' order counts, for documents are numbered by it. */
export function* fingerprinting(
  reports: readonly Report[],
  vocabulary: Vocabulary,
  encoder: SentenceEncoder | null,
): Generator<void, Fingerprint> {
  return {
    reports: yield* hashingReports(reports),
    vocabulary: hashOfWords(vocabulary),
    code: hashOfCode(),
    encoder: createHash('sha256')
      .update(readFileSync(join(modelFolder(), ENCODER_FILE)))
      .digest('hex'),
    sentences: encoder?.name ?? null,
    minisearch: versionOf('minisearch'),
    stemmer: versionOf('stemmer'),
    icu: `${process.versions.icu} ${process.versions.unicode}`,
    endianness: endianness(),
  }
}

const isBelow = (numbers: Uint32Array, end: number): boolean => {
  for (let at = 0; at < numbers.length; at++) if ((numbers[at] as number) >= end) return false
  return true
}

/** Whether a list says where the parts of another begin: from 0, never back, and its end last. */
const isDivision = (starts: Uint32Array, parts: number, end: number): boolean => {
  if (starts.length !== parts + 1 || starts[0] !== 0 || starts[parts] !== end) return false
  for (let at = 0; at < parts; at++) if ((starts[at + 1] as number) < (starts[at] as number)) return false
  return true
}

/**
 * Whether every number of an index leads to something that is there: then whatever else a forged one says, no search runs
 * into the void.
 * @param size how many documents it must be of
 * @param dimensions numbers in each of their vectors
 */
export const isWellFormed = (index: FlatIndex, size: number, dimensions: number): boolean =>
  isDivision(index.postings, index.terms.length, index.documents.length) &&
  index.counts.length === index.documents.length &&
  isBelow(index.documents, size) &&
  index.textLengths.length === size &&
  index.headingLengths.length === size &&
  isDivision(index.sentences, size, index.sentenceFrom.length) &&
  index.sentenceTo.length === index.sentenceFrom.length &&
  isDivision(index.sentenceTerms, index.sentenceFrom.length, index.textTerms.length) &&
  isBelow(index.textTerms, index.terms.length) &&
  index.vectors.length === size * dimensions

/** How many documents are read again: where one in ten is forged, all but one start in two hundred finds it out. */
const LOOKS = 50

/**
 * Whether an index says of these documents what they say. Each term's documents are those whose text or headings hold it, as
 * often as is said; and the texts are the reports' own, in as many as are looked at: others each time.
 */
export function agreesWithDocuments(index: FlatIndex, documents: readonly Document[]): boolean {
  if (!agreesWithItself(index, documents)) return false
  const read = documentTokeniser()
  for (let look = 0; look < Math.min(LOOKS, documents.length); look += 1) {
    const at = documents.length <= LOOKS ? look : randomInt(documents.length)
    if (!agreesWithText(index, at, read(documents[at] as Document))) return false
  }
  return true
}

function agreesWithText(
  index: FlatIndex,
  at: number,
  { sentences }: ReturnType<ReturnType<typeof documentTokeniser>>,
) {
  const first = index.sentences[at] as number
  if (sentences.length !== (index.sentences[at + 1] as number) - first) return false
  return sentences.every(({ from, to, words }, over) => {
    const sentence = first + over
    const begin = index.sentenceTerms[sentence] as number
    return (
      index.sentenceFrom[sentence] === from &&
      index.sentenceTo[sentence] === to &&
      (index.sentenceTerms[sentence + 1] as number) - begin === words.length &&
      words.every((word, place) => index.terms[index.textTerms[begin + place] as number] === stemOf(word))
    )
  })
}

/** The terms of each document's headings, of which many have the same. */
function headingTerms(terms: readonly string[]): (document: Document) => readonly number[] {
  const numbers = new Map(terms.map((term, number) => [term, number]))
  const known = new Map<string, readonly number[]>()
  return (document) => {
    const { heading } = document
    const found =
      known.get(heading) ?? wordsOf(heading).map((word) => numbers.get(stemOf(word)) ?? terms.length)
    known.set(heading, found)
    return found
  }
}

/**
 * Multiset hashing: whether the lists of terms by document and of documents by term hold the same. Their entries come in different orders, so
 * the sums of a mark for each are compared; how an entry is marked is drawn anew each time, and nobody can forge it.
 */
function agreesWithItself(index: FlatIndex, of: readonly Document[]): boolean {
  const { terms, postings, documents, counts, sentences, sentenceTerms, textTerms } = index
  const [one, other] = [randomInt(2 ** 32), randomInt(2 ** 32)]
  // What the lists by document add and the lists by term take away again: two sums of 32 bits.
  const sums = new Int32Array(2)
  const add = (term: number, document: number, count: number, sign: 1 | -1) => {
    sums[0] = (sums[0] as number) + sign * (mixed(mixed(mixed(term ^ one) ^ document) ^ count) | 0)
    sums[1] = (sums[1] as number) + sign * (mixed(mixed(mixed(term ^ other) ^ document) ^ count) | 0)
  }
  const headingOfDocument = headingTerms(terms)
  // A word of a heading that is no term has a place of its own, which no posting can speak of.
  const [inText, inHeading] = [new Uint32Array(terms.length + 1), new Uint32Array(terms.length + 1)]
  for (const [number, document] of of.entries()) {
    const begin = sentenceTerms[sentences[number] as number] as number
    const end = sentenceTerms[sentences[number + 1] as number] as number
    const heading = headingOfDocument(document)
    for (let at = begin; at < end; at += 1) bump(inText, textTerms[at] as number)
    for (const term of heading) bump(inHeading, term)
    const addOnce = (term: number) => {
      const [text, above] = [inText[term] as number, inHeading[term] as number]
      if (text + above === 0) return
      add(term, number, cappedCount(text) | (cappedCount(above) << 8), 1)
      inText[term] = 0
      inHeading[term] = 0
    }
    for (let at = begin; at < end; at += 1) addOnce(textTerms[at] as number)
    for (const term of heading) addOnce(term)
  }
  for (let term = 0; term < terms.length; term += 1) {
    for (let at = postings[term] as number; at < (postings[term + 1] as number); at += 1) {
      add(term, documents[at] as number, counts[at] as number, -1)
    }
  }
  return sums[0] === 0 && sums[1] === 0
}

const cappedCount = (count: number): number => Math.min(MOST_COUNTED, count)

const bump = (counts: Uint32Array, at: number): void => {
  counts[at] = (counts[at] as number) + 1
}

/** MurmurHash3's last step: spreads a number over 32 bits, so that numbers near each other lie far apart. */
function mixed(number: number): number {
  let spread = number | 0
  spread = Math.imul(spread ^ (spread >>> 16), 0x85ebca6b)
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35)
  return (spread ^ (spread >>> 16)) >>> 0
}
