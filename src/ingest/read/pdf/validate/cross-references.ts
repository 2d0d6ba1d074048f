import { Damage } from './damage.js'
import { isArray, isDictionary, nameValue, type PdfDictionary } from './object-model.js'
import { decodeStream, rawStream } from './streams.js'
import { parserOf, type SyntaxParser } from './syntax-parser.js'

/** An object's location, as a cross-reference section gives it: at a byte, or in a stream of objects. */
export type ObjectLocation =
  | { readonly object: number; readonly generation: number; readonly at: number }
  | { readonly object: number; readonly within: number; readonly index: number }

/** The file's own list of its objects (ISO 32000-1, 7.5.4 and 7.5.8). */
export interface CrossReferences {
  /** Of every section; of an object that was written anew, each form. */
  readonly locations: readonly ObjectLocation[]
  /** What holds now, by object: the newest section that names it. */
  readonly current: ReadonlyMap<number, ObjectLocation | 'free'>
  /** The newest. */
  readonly trailer: PdfDictionary
  /** The byte ranges that the sections themselves take up, from and to. */
  readonly ranges: readonly (readonly [number, number])[]
  /** Nobody has changed the file since a program wrote it: what nothing leads to was not left behind. */
  readonly writtenOnce: boolean
}

interface XrefSection {
  readonly entries: readonly (ObjectLocation | { readonly object: number; readonly free: true })[]
  readonly trailer: PdfDictionary
  readonly range: readonly [number, number]
}

/** Sections that a file may have: one for each time that it was saved. */
const MOST_SECTIONS = 200

/** Objects that a file may have; the fullest reports have twenty thousand. */
const MOST_OBJECTS = 1_000_000

/** Reads all sections, from the one that the file's end points at back to the first. Throws Damage. */
export function readCrossReferences(bytes: Uint8Array): CrossReferences {
  const sections: XrefSection[] = []
  const read = new Set<number>()
  const waiting = [startXref(bytes)]
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (read.has(at)) throw new Damage('cross-references that lead round in a circle')
    read.add(at)
    if (read.size > MOST_SECTIONS) throw new Damage('cross-references without an end')
    const section = xrefSectionAt(bytes, at)
    sections.push(section)
    for (const key of ['XRefStm', 'Prev']) {
      const next = section.trailer.get(key)
      if (next === undefined) continue
      if (typeof next !== 'number') throw new Damage(`${key} that is no number`)
      waiting.push(next)
    }
  }
  const current = new Map<number, ObjectLocation | 'free'>()
  // A section that a hybrid file adds for newer readers comes behind its table and fills in what that calls free.
  for (const { entries } of sections) {
    for (const entry of entries) {
      const known = current.get(entry.object)
      if (known === undefined || known === 'free') current.set(entry.object, 'free' in entry ? 'free' : entry)
    }
  }
  const locations = sections.flatMap(({ entries }) =>
    entries.filter((entry): entry is ObjectLocation => !('free' in entry)),
  )
  return {
    locations: locations,
    current,
    trailer: sections[0]?.trailer ?? new Map(),
    ranges: sections.map(({ range }) => range),
    writtenOnce: hasOneLocationEach(locations),
  }
}

/** Where the file's last `startxref` points. */
function startXref(bytes: Uint8Array): number {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = tail.lastIndexOf('%%EOF')
  const at = tail.lastIndexOf('startxref')
  if (at < 0 || end < at) throw new Damage('no end')
  const reader = parserOf(bytes, at)
  reader.expect('startxref')
  return reader.whole()
}

/** Whether no object has been written anew: its number then stands in one place, however many sections name it. */
function hasOneLocationEach(locations: readonly ObjectLocation[]): boolean {
  const known = new Map<number, ObjectLocation>()
  for (const location of locations) {
    const other = known.get(location.object)
    if (other && !isSameLocation(other, location)) return false
    known.set(location.object, location)
  }
  return true
}

const isSameLocation = (one: ObjectLocation, other: ObjectLocation): boolean =>
  'at' in one ? 'at' in other && one.at === other.at : 'within' in other && one.within === other.within

function xrefSectionAt(bytes: Uint8Array, at: number): XrefSection {
  if (at >= bytes.length) throw new Damage('cross-references beyond the file’s end')
  const reader = parserOf(bytes, at)
  const word = reader.word()
  if (word === 'xref') return xrefTable(reader, at)
  if (/^\d+$/.test(word)) return xrefStream(bytes, at)
  throw new Damage(`no cross-references at byte ${at}`)
}

function xrefTable(reader: SyntaxParser, from: number): XrefSection {
  const entries: (ObjectLocation | { object: number; free: true })[] = []
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
  return { entries, trailer, range: [from, reader.at] }
}

function xrefStream(bytes: Uint8Array, at: number): XrefSection {
  const { dictionary, raw, end } = streamAt(bytes, at)
  if (nameValue(dictionary.get('Type')) !== 'XRef') throw new Damage('no cross-reference stream')
  const rows = decodeStream(dictionary, raw)
  const widths = dictionary.get('W')
  const size = dictionary.get('Size')
  const index = dictionary.get('Index') ?? [0, size ?? 0]
  if (!rows || !isArray(widths) || widths.length !== 3 || !isArray(index)) throw new Damage('no rows')
  const [kindWidth, secondWidth, thirdWidth] = widths.map(Number) as [number, number, number]
  const width = kindWidth + secondWidth + thirdWidth
  const entries: (ObjectLocation | { object: number; free: true })[] = []
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
  return { entries, trailer: dictionary, range: [at, end] }
}

/** A cross-reference stream stands by itself: its length is a number, for nothing can be looked up yet. */
function streamAt(
  bytes: Uint8Array,
  at: number,
): { dictionary: PdfDictionary; raw: Uint8Array; end: number } {
  const reader = parserOf(bytes, at)
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
