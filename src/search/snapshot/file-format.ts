import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { FlatIndex } from '../index/postings.js'
import type { Indexed } from '../indexed.js'

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
    defined: z.array(z.strictObject({ said: z.string(), means: Strings })),
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
    language,
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

/** Vouches for every byte, and for what they were made of: a seal of other reports does not fit. */
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
