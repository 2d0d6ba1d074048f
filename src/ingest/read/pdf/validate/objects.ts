import { type Decryption, NOT_ENCRYPTED, openEncryption } from './encryption.js'
import { decodeStream, rawStream } from './streams.js'
import {
  Damage,
  type IndirectObject,
  inObject,
  isArray,
  isDictionary,
  isReference,
  nameValue,
  type PdfDictionary,
  type PdfFile,
  type PdfValue,
  parserOf,
  type SyntaxParser,
} from './syntax.js'

/** An object's location, as a cross-reference section gives it: at a byte, or in a stream of objects. */
type ObjectLocation =
  | { readonly object: number; readonly generation: number; readonly at: number }
  | { readonly object: number; readonly within: number; readonly index: number }

/** The file's own list of its objects (ISO 32000-1, 7.5.4 and 7.5.8). */
interface CrossReferences {
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
function readCrossReferences(bytes: Uint8Array): CrossReferences {
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

type LocationInFile = Extract<ObjectLocation, { at: number }>

const isInFile = (location: ObjectLocation): location is LocationInFile => 'at' in location

/**
 * Reads every object where the file's cross-references say that it stands, and nothing where they do not: a reader that
 * has to look for objects, or to guess where one ends, reads what nobody wrote. Throws Damage.
 */
export function readObjects(bytes: Uint8Array): PdfFile {
  const references = readCrossReferences(bytes)
  const { current, locations, trailer } = references
  const ranges: (readonly [number, number])[] = [...references.ranges]
  const objects = new Map<number, IndirectObject>()
  const lengths = new Map<number, number>()

  const lengthAt = (value: PdfValue | undefined): number => {
    if (typeof value === 'number') return value
    if (!isReference(value)) throw new Damage('a stream without its length')
    const location = current.get(value.object)
    if (!location || location === 'free' || !isInFile(location))
      throw new Damage('a length that is not there')
    const known = lengths.get(location.at)
    if (known !== undefined) return known
    const reader = parserAtObject(bytes, location)
    const length = reader.value()
    if (typeof length !== 'number') throw new Damage('a length that is no number')
    lengths.set(location.at, length)
    return length
  }

  const read = (location: LocationInFile): IndirectObject => {
    const reader = parserAtObject(bytes, location)
    const value = reader.value()
    let stream: Uint8Array | null = null
    const behind = reader.at
    if (isDictionary(value) && reader.word() === 'stream') {
      reader.at = behind
      stream = rawStream(bytes, reader, lengthAt(value.get('Length')))
    } else reader.at = behind
    reader.expect('endobj')
    ranges.push([location.at, reader.at])
    return { object: location.object, generation: location.generation, value, stream }
  }

  for (const location of locations.filter(isInFile)) {
    const indirect = inObject(location.object, () => read(location))
    if (current.get(location.object) === location) objects.set(location.object, indirect)
  }
  const decryption = encryptionOf(trailer, objects)
  if (decryption === null) throw new NeedsPassword()
  for (const [number, indirect] of objects) {
    const opened = inObject(number, () => decryptObject(indirect, decryption))
    if (opened !== indirect) objects.set(number, opened)
  }
  const objectStreams = new Map<number, readonly IndirectObject[]>()
  for (const location of locations) {
    if (isInFile(location)) continue
    const { within } = location
    const contents = objectStreams.get(within) ?? inObject(within, () => objectsInStream(objects.get(within)))
    objectStreams.set(within, contents)
    const indirect = contents[location.index]
    if (indirect?.object !== location.object)
      throw new Damage('an object that its stream does not hold', within)
    if (current.get(location.object) === location) objects.set(location.object, indirect)
  }
  refuseUnlistedBytes(bytes, ranges)
  return { trailer, objects, writtenOnce: references.writtenOnce, contents: new Map() }
}

/** Nothing can be said of a file that somebody has locked with a password. */
export class NeedsPassword extends Error {
  override readonly name = 'NeedsPassword'
}

/** How the file's streams are decrypted; null where a password is needed. */
function encryptionOf(
  trailer: PdfDictionary,
  objects: ReadonlyMap<number, IndirectObject>,
): Decryption | null {
  const at = trailer.get('Encrypt')
  if (at === undefined) return NOT_ENCRYPTED
  const flat = (value: PdfValue | undefined): PdfValue | undefined =>
    isReference(value) ? objects.get(value.object)?.value : value
  const encryption = flat(at)
  if (!isDictionary(encryption)) throw new Damage('a lock that is none')
  return openEncryption(
    new Map([...encryption].map(([key, value]) => [key, flat(value) ?? null])),
    flat(trailer.get('ID')),
  )
}

/** An object with its stream decrypted. Cross-references never are encrypted, and metadata may be left so. */
function decryptObject(indirect: IndirectObject, decryption: Decryption): IndirectObject {
  const { object, generation, value, stream } = indirect
  if (!stream || !isDictionary(value) || decryption === NOT_ENCRYPTED) return indirect
  const type = nameValue(value.get('Type'))
  const isOpen =
    type === 'XRef' ||
    (type === 'Metadata' && decryption.leavesMetadata) ||
    [value.get('Filter')].flat().some((filter) => nameValue(filter as PdfValue) === 'Crypt')
  return isOpen ? indirect : { ...indirect, stream: decryption.decrypt(stream, object, generation) }
}

/** A reader behind the `12 0 obj` that must stand at an object's place. */
function parserAtObject(bytes: Uint8Array, { object, generation, at }: LocationInFile) {
  if (at >= bytes.length) throw new Damage('an object beyond the file’s end', object)
  const reader = parserOf(bytes, at)
  if (reader.whole() !== object || reader.whole() !== generation) {
    throw new Damage(`another object at byte ${at}`, object)
  }
  reader.expect('obj')
  return reader
}

/** The objects of a stream of objects (ISO 32000-1, 7.5.7). */
function objectsInStream(container: IndirectObject | undefined): IndirectObject[] {
  const dictionary = container?.value
  if (!container?.stream || !isDictionary(dictionary) || nameValue(dictionary.get('Type')) !== 'ObjStm') {
    throw new Damage('a stream of objects that is none')
  }
  const [count, first] = [dictionary.get('N'), dictionary.get('First')]
  const bytes = decodeStream(dictionary, container.stream)
  if (!bytes || typeof count !== 'number' || typeof first !== 'number')
    throw new Damage('no stream of objects')
  const head = parserOf(bytes, 0, first)
  const locations = Array.from(
    { length: Math.min(count, first) },
    () => [head.whole(), head.whole()] as const,
  )
  head.skipBlank()
  if (locations.length !== count || head.at < first) throw new Damage('a stream of more or fewer objects')
  return locations.map(([object, from]) => {
    const reader = parserOf(bytes, first + from)
    return { object, generation: 0, value: reader.value(), stream: null }
  })
}

/** Nothing but white space and comments stands between the objects: else something that was written is lost. */
function refuseUnlistedBytes(bytes: Uint8Array, ranges: readonly (readonly [number, number])[]): void {
  const inOrder = [...ranges].sort(([one], [other]) => one - other)
  let at = 0
  for (const [from, to] of [...inOrder, [bytes.length, bytes.length] as const]) {
    const reader = parserOf(bytes, at, from)
    for (;;) {
      reader.skipBlank()
      if (reader.at >= from) break
      reader.expect('startxref')
      reader.whole()
    }
    at = Math.max(at, to)
  }
}
