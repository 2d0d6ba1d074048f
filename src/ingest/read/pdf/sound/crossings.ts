import { Damage } from './damage.js'
import { type Reader, readerOf } from './reader.js'
import { decoded } from './stream.js'
import { type Dictionary, isArray, isDictionary, nameOf } from './value.js'

/** Where a cross-reference section says that an object stands: at a byte, or in a stream of objects. */
export type Place =
  | { readonly object: number; readonly generation: number; readonly at: number }
  | { readonly object: number; readonly within: number; readonly index: number }

/** The file's own list of its objects (ISO 32000-1, 7.5.4 and 7.5.8). */
export interface Crossings {
  /** Of every section; of an object that was written anew, each form. */
  readonly places: readonly Place[]
  /** What holds now, by object: the newest section that names it. */
  readonly current: ReadonlyMap<number, Place | 'free'>
  /** The newest. */
  readonly trailer: Dictionary
  /** Stretches of the file that the sections themselves take up, from and to. */
  readonly stretches: readonly (readonly [number, number])[]
  /** Nobody has changed the file since a program wrote it: what nothing leads to was not left behind. */
  readonly writtenOnce: boolean
}

interface Section {
  readonly entries: readonly (Place | { readonly object: number; readonly free: true })[]
  readonly trailer: Dictionary
  readonly stretch: readonly [number, number]
}

/** Sections that a file may have: one for each time that it was saved. */
const MOST_SECTIONS = 200
/** Objects that a file may have; the fullest reports have twenty thousand. */
const MOST_OBJECTS = 1_000_000

/** Reads all sections, from the one that the file's end points at back to the first. Throws Damage. */
export function crossingsOf(bytes: Uint8Array): Crossings {
  const sections: Section[] = []
  const read = new Set<number>()
  const waiting = [startOf(bytes)]
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (read.has(at)) throw new Damage('cross-references that lead round in a circle')
    read.add(at)
    if (read.size > MOST_SECTIONS) throw new Damage('cross-references without an end')
    const section = sectionAt(bytes, at)
    sections.push(section)
    for (const key of ['XRefStm', 'Prev']) {
      const next = section.trailer.get(key)
      if (next === undefined) continue
      if (typeof next !== 'number') throw new Damage(`${key} that is no number`)
      waiting.push(next)
    }
  }
  const current = new Map<number, Place | 'free'>()
  // A section that a hybrid file adds for newer readers comes behind its table and fills in what that calls free.
  for (const { entries } of sections) {
    for (const entry of entries) {
      const known = current.get(entry.object)
      if (known === undefined || known === 'free') current.set(entry.object, 'free' in entry ? 'free' : entry)
    }
  }
  const places = sections.flatMap(({ entries }) =>
    entries.filter((entry): entry is Place => !('free' in entry)),
  )
  return {
    places,
    current,
    trailer: sections[0]?.trailer ?? new Map(),
    stretches: sections.map(({ stretch }) => stretch),
    writtenOnce: onePlaceEach(places),
  }
}

/** Where the file's last `startxref` points. */
function startOf(bytes: Uint8Array): number {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = tail.lastIndexOf('%%EOF')
  const at = tail.lastIndexOf('startxref')
  if (at < 0 || end < at) throw new Damage('no end')
  const reader = readerOf(bytes, at)
  reader.expect('startxref')
  return reader.whole()
}

/** Whether no object has been written anew: its number then stands in one place, however many sections name it. */
function onePlaceEach(places: readonly Place[]): boolean {
  const known = new Map<number, Place>()
  for (const place of places) {
    const other = known.get(place.object)
    if (other && !isSamePlace(other, place)) return false
    known.set(place.object, place)
  }
  return true
}

const isSamePlace = (one: Place, other: Place): boolean =>
  'at' in one ? 'at' in other && one.at === other.at : 'within' in other && one.within === other.within

function sectionAt(bytes: Uint8Array, at: number): Section {
  if (at >= bytes.length) throw new Damage('cross-references beyond the file’s end')
  const reader = readerOf(bytes, at)
  const word = reader.word()
  if (word === 'xref') return table(reader, at)
  if (/^\d+$/.test(word)) return crossingStream(bytes, at)
  throw new Damage(`no cross-references at byte ${at}`)
}

function table(reader: Reader, from: number): Section {
  const entries: (Place | { object: number; free: true })[] = []
  for (;;) {
    const word = reader.word()
    if (word === 'trailer') break
    if (!/^\d+$/.test(word)) throw new Damage('no cross-reference table')
    const [first, count] = [Number(word), reader.whole()]
    if (entries.length + count > MOST_OBJECTS) throw new Damage('objects without end')
    for (let object = first; object < first + count; object += 1) {
      const [at, generation, kind] = [reader.whole(), reader.whole(), reader.word()]
      if (kind === 'n') entries.push({ object, generation, at })
      else if (kind === 'f') entries.push({ object, free: true })
      else throw new Damage(`an entry of the kind ${kind}`)
    }
  }
  const trailer = reader.value()
  if (!isDictionary(trailer)) throw new Damage('no trailer')
  return { entries, trailer, stretch: [from, reader.at] }
}

function crossingStream(bytes: Uint8Array, at: number): Section {
  const { dictionary, raw, end } = streamAt(bytes, at)
  if (nameOf(dictionary.get('Type')) !== 'XRef') throw new Damage('no cross-reference stream')
  const rows = decoded(dictionary, raw)
  const widths = dictionary.get('W')
  const size = dictionary.get('Size')
  const index = dictionary.get('Index') ?? [0, size ?? 0]
  if (!rows || !isArray(widths) || widths.length !== 3 || !isArray(index)) throw new Damage('no rows')
  const [kindWidth, secondWidth, thirdWidth] = widths.map(Number) as [number, number, number]
  const width = kindWidth + secondWidth + thirdWidth
  const entries: (Place | { object: number; free: true })[] = []
  let from = 0
  const field = (bytesWide: number, usual: number): number => {
    if (bytesWide === 0) return usual
    let sum = 0
    for (const byte of rows.subarray(from, from + bytesWide)) sum = sum * 256 + byte
    from += bytesWide
    return sum
  }
  for (let pair = 0; pair < index.length; pair += 2) {
    const [first, count] = [Number(index[pair]), Number(index[pair + 1])]
    if (!(from + count * width <= rows.length)) throw new Damage('fewer rows than promised')
    for (let object = first; object < first + count; object += 1) {
      const [kind, second, third] = [field(kindWidth, 1), field(secondWidth, 0), field(thirdWidth, 0)]
      if (kind === 0) entries.push({ object, free: true })
      else if (kind === 1) entries.push({ object, at: second, generation: third })
      else if (kind === 2) entries.push({ object, within: second, index: third })
      else throw new Damage(`an entry of the kind ${kind}`)
    }
  }
  if (from !== rows.length) throw new Damage('more rows than promised')
  return { entries, trailer: dictionary, stretch: [at, end] }
}

/** A cross-reference stream stands by itself: its length is a number, for nothing can be looked up yet. */
function streamAt(bytes: Uint8Array, at: number): { dictionary: Dictionary; raw: Uint8Array; end: number } {
  const reader = readerOf(bytes, at)
  reader.whole()
  reader.whole()
  reader.expect('obj')
  const dictionary = reader.value()
  if (!isDictionary(dictionary)) throw new Damage('no cross-reference stream')
  const length = dictionary.get('Length')
  if (typeof length !== 'number') throw new Damage('a cross-reference stream without its length')
  const raw = rawStream(bytes, reader, length)
  reader.expect('endobj')
  return { dictionary, raw, end: reader.at }
}

/** The bytes between `stream` and `endstream`, as many as its dictionary says (ISO 32000-1, 7.3.8). */
export function rawStream(bytes: Uint8Array, reader: Reader, length: number): Uint8Array {
  reader.expect('stream')
  if (bytes[reader.at] === 13) reader.at += 1
  if (bytes[reader.at] === 10) reader.at += 1
  const from = reader.at
  if (!(length >= 0 && from + length <= bytes.length))
    throw new Damage('a stream that is longer than the file')
  reader.at = from + length
  reader.expect('endstream')
  return bytes.subarray(from, from + length)
}
