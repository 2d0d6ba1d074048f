import { type ObjectLocation, readCrossReferences } from './cross-references.js'
import { Damage, inObject } from './damage.js'
import { type Decryption, NOT_ENCRYPTED, openEncryption } from './encryption.js'
import {
  type IndirectObject,
  isDictionary,
  isReference,
  nameValue,
  type PdfDictionary,
  type PdfFile,
  type PdfValue,
} from './object-model.js'
import { decodeStream, rawStream } from './streams.js'
import { parserOf } from './syntax-parser.js'

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
