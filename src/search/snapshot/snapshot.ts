import { createHmac, randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as others } from 'node:timers/promises'
import { z } from 'zod'
import { replaceFile } from '../../files/files.js'
import { bundledLearnt } from '../../learnt/learnt.js'
import { inBytes } from '../../learnt/models.js'
import type { Report } from '../../model/report.js'
import type { SentenceEncoder } from '../../sentence-encoder/sentence-encoder.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import { type Document, paragraphsOf, recommendationsIn } from '../engine.js'
import type { FlatIndex } from '../index/postings.js'
import { type Indexed, indexing, inIndexOrder } from '../indexed.js'
import { agreesWithDocuments, fingerprinting, isWellFormed } from './validate.js'

/** How long work may hold up everything else: a heartbeat to Discord, an answer from the library that is being replaced. */
const TIME_SLICE_MS = 20

/** Cooperative scheduling: does work that comes in steps, and lets everything else have its turn in between. */
export async function inTimeSlices<T>(work: Generator<void, T>): Promise<T> {
  let began = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() - began < TIME_SLICE_MS) continue
    await others()
    began = performance.now()
  }
}

/** Texts that are encoded at once. */
const BATCH = 16

/** An index with the vectors of such an encoder, of headings and texts, in place of those that it had. */
async function withVectorsOf(
  encoder: SentenceEncoder,
  index: Indexed,
  reports: readonly Report[],
): Promise<Indexed> {
  const inOrder = inIndexOrder(reports)
  return {
    ...index,
    paragraphs: { ...index.paragraphs, vectors: await vectorsOf(encoder, paragraphsOf(inOrder)) },
    recommendations: {
      ...index.recommendations,
      vectors: await vectorsOf(encoder, recommendationsIn(inOrder)),
    },
  }
}

async function vectorsOf(encoder: SentenceEncoder, documents: readonly Document[]): Promise<Int8Array> {
  const all = new Int8Array(documents.length * encoder.dimensions)
  for (let from = 0; from < documents.length; from += BATCH) {
    const some = documents.slice(from, from + BATCH)
    const vectors = await encoder.vectorsOf(some.map((one) => `${one.heading}. ${one.text}`))
    for (const [at, vector] of vectors.entries()) all.set(inBytes(vector), (from + at) * encoder.dimensions)
  }
  return all
}

/** Where a library keeps its snapshot, beside what else can always be made again. */
const folderOf = (library: string): string => join(library, 'index')
const FILE = 'search.bin'

/** Node reads no larger file at once; an index of four million paragraphs would be about as large. */
const LARGEST = 2 ** 31 - 1

/** A file that was begun and never finished, by a process that was killed, is taken away after this. */
const ABANDONED_MS = 3_600_000

const unfinished = (): string => `search-${process.pid}-${randomUUID()}.tmp`
const UNFINISHED = /^search-.*\.tmp$/

/** The bytes of a library's snapshot; null where there is none that can be read. */
async function readSnapshot(library: string): Promise<Uint8Array | null> {
  try {
    // Opening a pipe would else wait until somebody writes to it.
    const handle = await open(join(folderOf(library), FILE), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const about = await handle.stat()
      return about.isFile() && about.size <= LARGEST ? await handle.readFile() : null
    } finally {
      await handle.close()
    }
  } catch {
    return null
  }
}

/**
 * Keeps a snapshot: whole or not at all, whoever else is keeping one at the same time.
 * @throws Error of the system where the folder cannot be written to
 */
async function writeSnapshot(library: string, parts: readonly Uint8Array[]): Promise<void> {
  const folder = folderOf(library)
  await make(folder)
  await sweep(folder)
  await replaceFile(join(folder, FILE), join(folder, unfinished()), parts)
}

/** Not with all folders above it: of a disk that may only be read Node.js would then say that there is no such file. */
async function make(folder: string): Promise<void> {
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}

async function sweep(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter((each) => UNFINISHED.test(each))) {
    const file = join(folder, name)
    const about = await stat(file).catch(() => null)
    if (about && Date.now() - about.mtimeMs > ABANDONED_MS) await rm(file, { force: true })
  }
}

/** An index over a library's reports, and how it was come by. */
export interface Opened {
  readonly indexed: Indexed
  readonly from: 'snapshot' | 'reports'
  /** What the system said where it could not be kept for the next start; null where it was. */
  readonly unsaved: NodeJS.ErrnoException | null
}

/**
 * The index over these reports: from the snapshot in the library's folder where that was made of these very reports by
 * this very Pilcrow, else made now, in turns, and kept for the next start.
 * @param encoder makes the vectors, where one was chosen
 */
export async function openIndex(
  folder: string,
  reports: readonly Report[],
  vocabulary: Vocabulary,
  encoder: SentenceEncoder | null = null,
): Promise<Opened> {
  const fingerprint = await inTimeSlices(fingerprinting(reports, vocabulary, encoder))
  const bytes = await readSnapshot(folder)
  const stored = bytes && deserialise(bytes, fingerprint)
  const { dimensions } = encoder ?? bundledLearnt().encoder
  if (stored && isOf(stored, reports, dimensions)) return { indexed: stored, from: 'snapshot', unsaved: null }
  const made = await inTimeSlices(indexing(reports))
  const indexed = encoder ? await withVectorsOf(encoder, made, reports) : made
  const unsaved = reports.length === 0 ? null : await keep(folder, serialise(indexed, fingerprint))
  return { indexed, from: 'reports', unsaved }
}

/** Nobody is taken at their word who may write to the folder: what the snapshot says is held against the reports. */
function isOf(
  { paragraphs, recommendations }: Indexed,
  reports: readonly Report[],
  dimensions: number,
): boolean {
  const ordered = inIndexOrder(reports)
  const pairs = [
    [paragraphs, paragraphsOf(ordered)],
    [recommendations, recommendationsIn(ordered)],
  ] as const
  return pairs.every(
    ([index, documents]) =>
      isWellFormed(index, documents.length, dimensions) && agreesWithDocuments(index, documents),
  )
}

const keep = (folder: string, parts: readonly Uint8Array[]): Promise<NodeJS.ErrnoException | null> =>
  writeSnapshot(folder, parts).then(
    () => null,
    (error) => error,
  )

/**
 * The form of a snapshot's file: eight bytes of name and form, a seal over all that follows (32 bytes), the length of the head
 * (eight bytes, of which four are used), the head as JSON, then the lists of numbers that it counts, as they stand in memory.
 */
const NAME = Buffer.from('pilcrow2')
const SEAL_AT = 8
const SEALED_FROM = 40
const BEFORE_HEAD = 48
/** Every list begins at a multiple of this, as the widest of them must. */
const ALIGNMENT = 4

type ListOf = typeof Uint32Array | typeof Uint16Array | typeof Int8Array
type Lists = Omit<FlatIndex, 'terms'>

/** The lists of an index in the order of the file. */
const LISTS: readonly (readonly [keyof Lists, ListOf])[] = [
  ['postings', Uint32Array],
  ['documents', Uint32Array],
  ['counts', Uint16Array],
  ['textLengths', Uint16Array],
  ['headingLengths', Uint16Array],
  ['sentences', Uint32Array],
  ['sentenceFrom', Uint32Array],
  ['sentenceTo', Uint32Array],
  ['sentenceTerms', Uint32Array],
  ['textTerms', Uint32Array],
  ['vectors', Int8Array],
]

const Strings = z.array(z.string())
const IndexHead = z.strictObject({ terms: Strings, lengths: z.record(z.string(), z.int().nonnegative()) })
const SnapshotHead = z.strictObject({
  fingerprint: z.unknown(),
  language: z.strictObject({
    words: Strings,
    ordinary: Strings,
    defined: z.array(
      z
        .strictObject({ said: z.string(), means: Strings })
        .transform(({ said, means }) => ({ surface: said, means })),
    ),
  }),
  paragraphs: IndexHead,
  recommendations: IndexHead,
})

const aligned = (length: number): number => Math.ceil(length / ALIGNMENT) * ALIGNMENT

const headOf = (index: FlatIndex): z.infer<typeof IndexHead> => ({
  terms: [...index.terms],
  lengths: Object.fromEntries(LISTS.map(([name]) => [name, index[name].length])),
})

/** An index as the bytes of a file. `fingerprint` says what it was made of. */
export function serialise(made: Indexed, fingerprint: unknown): Uint8Array[] {
  const { language, paragraphs, recommendations } = made
  const json = JSON.stringify({
    fingerprint,
    language: {
      ...language,
      defined: language.defined.map(({ surface, means }) => ({ said: surface, means })),
    },
    paragraphs: headOf(paragraphs),
    recommendations: headOf(recommendations),
  })
  const head = Buffer.from(json)
  const lists = [paragraphs, recommendations].flatMap((index) => LISTS.map(([name]) => index[name]))
  const parts = [
    head,
    ...lists.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  ]
  const padded = parts.flatMap((part) => [part, new Uint8Array(aligned(part.length) - part.length)])
  const start = Buffer.alloc(BEFORE_HEAD)
  NAME.copy(start)
  start.writeUInt32LE(head.length, SEALED_FROM)
  sealOf([start.subarray(SEALED_FROM), ...padded], fingerprint).copy(start, SEAL_AT)
  return [start, ...padded]
}

/** A keyed hash (HMAC) vouches for every byte, and for what they were made of: a seal of other reports does not fit. */
function sealOf(parts: readonly Uint8Array[], fingerprint: unknown): Buffer {
  const seal = createHmac('sha256', JSON.stringify(fingerprint))
  for (const part of parts) seal.update(part)
  return seal.digest()
}

/** The index in a file's bytes; null where they are damaged, of another form, or were made of something else than `fingerprint` says. */
export function deserialise(bytes: Uint8Array, fingerprint: unknown): Indexed | null {
  // Lists are read where they stand, so they must stand where their numbers may.
  const file =
    bytes.byteOffset % ALIGNMENT === 0
      ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      : Buffer.from(bytes)
  if (file.length < BEFORE_HEAD || !file.subarray(0, 8).equals(NAME)) return null
  const rest = file.subarray(BEFORE_HEAD)
  const length = file.readUInt32LE(SEALED_FROM)
  const seal = file.subarray(SEAL_AT, SEALED_FROM)
  if (length > rest.length || !sealOf([file.subarray(SEALED_FROM)], fingerprint).equals(seal)) return null
  const read = SnapshotHead.safeParse(parsedHead(rest.toString('utf8', 0, length)))
  if (!read.success || JSON.stringify(read.data.fingerprint) !== JSON.stringify(fingerprint)) return null
  const { language, paragraphs, recommendations } = read.data
  const take = taking(rest, aligned(length))
  const indexes = [paragraphs, recommendations].map(({ terms, lengths }) => ({
    terms,
    ...Object.fromEntries(LISTS.map(([name, List]) => [name, take(List, lengths[name] ?? 0)])),
  })) as unknown as [FlatIndex, FlatIndex]
  return { language, paragraphs: indexes[0], recommendations: indexes[1] }
}

function parsedHead(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** Takes one list of numbers after another; empty ones where the bytes are at their end. */
function taking(bytes: Buffer, from: number) {
  let at = from
  return (List: ListOf, length: number): Uint32Array | Uint16Array | Int8Array => {
    const begin = at
    at += aligned(length * List.BYTES_PER_ELEMENT)
    return at > bytes.length
      ? new List()
      : new List(bytes.buffer as ArrayBuffer, bytes.byteOffset + begin, length)
  }
}
