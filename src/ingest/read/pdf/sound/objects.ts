import { type Crossings, crossingsOf, type Place, rawStream } from './crossings.js'
import { Damage, inObject } from './damage.js'
import { type Unlock, unlocked, unlocking } from './lock.js'
import { readerOf } from './reader.js'
import { decoded } from './stream.js'
import { type Dictionary, isDictionary, isReference, nameOf, type Value } from './value.js'

/** An indirect object; `stream` are its bytes as they stand in the file, null for one that has none. */
export interface Indirect {
  readonly object: number
  readonly generation: number
  readonly value: Value
  readonly stream: Uint8Array | null
}

/** A file with every object that it holds, read. */
export interface File {
  readonly trailer: Dictionary
  readonly objects: ReadonlyMap<number, Indirect>
  readonly crossings: Crossings
  /** Streams that were looked into, with their filters undone, by object. */
  readonly contents: Map<number, Uint8Array | null>
}

type AtByte = Extract<Place, { at: number }>

const isAtByte = (place: Place): place is AtByte => 'at' in place

/**
 * Reads every object where the file's cross-references say that it stands, and nothing where they do not: a reader that
 * has to look for objects, or to guess where one ends, reads what nobody wrote. Throws Damage.
 */
export function objectsOf(bytes: Uint8Array): File {
  const crossings = crossingsOf(bytes)
  const { current, places, trailer } = crossings
  const stretches: (readonly [number, number])[] = [...crossings.stretches]
  const objects = new Map<number, Indirect>()
  const lengths = new Map<number, number>()

  const lengthAt = (value: Value | undefined): number => {
    if (typeof value === 'number') return value
    if (!isReference(value)) throw new Damage('a stream without its length')
    const place = current.get(value.object)
    if (!place || place === 'free' || !isAtByte(place)) throw new Damage('a length that is not there')
    const known = lengths.get(place.at)
    if (known !== undefined) return known
    const reader = openedAt(bytes, place)
    const length = reader.value()
    if (typeof length !== 'number') throw new Damage('a length that is no number')
    lengths.set(place.at, length)
    return length
  }

  const read = (place: AtByte): Indirect => {
    const reader = openedAt(bytes, place)
    const value = reader.value()
    let stream: Uint8Array | null = null
    const behind = reader.at
    if (isDictionary(value) && reader.word() === 'stream') {
      reader.at = behind
      stream = rawStream(bytes, reader, lengthAt(value.get('Length')))
    } else reader.at = behind
    reader.expect('endobj')
    stretches.push([place.at, reader.at])
    return { object: place.object, generation: place.generation, value, stream }
  }

  for (const place of places.filter(isAtByte)) {
    const indirect = inObject(place.object, () => read(place))
    if (current.get(place.object) === place) objects.set(place.object, indirect)
  }
  const unlock = lockOn(trailer, objects)
  if (unlock === null) throw new NeedsPassword()
  for (const [number, indirect] of objects) {
    const opened = inObject(number, () => opening(indirect, unlock))
    if (opened !== indirect) objects.set(number, opened)
  }
  const packed = new Map<number, readonly Indirect[]>()
  for (const place of places) {
    if (isAtByte(place)) continue
    const { within } = place
    const inside = packed.get(within) ?? inObject(within, () => unpacked(objects.get(within)))
    packed.set(within, inside)
    const indirect = inside[place.index]
    if (indirect?.object !== place.object) throw new Damage('an object that its stream does not hold', within)
    if (current.get(place.object) === place) objects.set(place.object, indirect)
  }
  refuseStrays(bytes, stretches)
  return { trailer, objects, crossings, contents: new Map() }
}

/** Nothing can be said of a file that somebody has locked with a password. */
export class NeedsPassword extends Error {
  override readonly name = 'NeedsPassword'
}

/** How the file's streams are opened, with all that its lock says in one place; null where a password is needed. */
function lockOn(trailer: Dictionary, objects: ReadonlyMap<number, Indirect>): Unlock | null {
  const at = trailer.get('Encrypt')
  if (at === undefined) return unlocked
  const flat = (value: Value | undefined): Value | undefined =>
    isReference(value) ? objects.get(value.object)?.value : value
  const lock = flat(at)
  if (!isDictionary(lock)) throw new Damage('a lock that is none')
  return unlocking(
    new Map([...lock].map(([key, value]) => [key, flat(value) ?? null])),
    flat(trailer.get('ID')),
  )
}

/** An object with its stream opened. Cross-references are never locked, and metadata may be left open. */
function opening(indirect: Indirect, unlock: Unlock): Indirect {
  const { object, generation, value, stream } = indirect
  if (!stream || !isDictionary(value) || unlock === unlocked) return indirect
  const type = nameOf(value.get('Type'))
  const isOpen =
    type === 'XRef' ||
    (type === 'Metadata' && unlock.leavesMetadata) ||
    [value.get('Filter')].flat().some((filter) => nameOf(filter as Value) === 'Crypt')
  return isOpen ? indirect : { ...indirect, stream: unlock.open(stream, object, generation) }
}

/** A reader behind the `12 0 obj` that must stand at an object's place. */
function openedAt(bytes: Uint8Array, { object, generation, at }: AtByte) {
  if (at >= bytes.length) throw new Damage('an object beyond the file’s end', object)
  const reader = readerOf(bytes, at)
  if (reader.whole() !== object || reader.whole() !== generation) {
    throw new Damage(`another object at byte ${at}`, object)
  }
  reader.expect('obj')
  return reader
}

/** The objects of a stream of objects (ISO 32000-1, 7.5.7). */
function unpacked(container: Indirect | undefined): Indirect[] {
  const dictionary = container?.value
  if (!container?.stream || !isDictionary(dictionary) || nameOf(dictionary.get('Type')) !== 'ObjStm') {
    throw new Damage('a stream of objects that is none')
  }
  const [count, first] = [dictionary.get('N'), dictionary.get('First')]
  const bytes = decoded(dictionary, container.stream)
  if (!bytes || typeof count !== 'number' || typeof first !== 'number')
    throw new Damage('no stream of objects')
  const head = readerOf(bytes, 0, first)
  const places = Array.from({ length: Math.min(count, first) }, () => [head.whole(), head.whole()] as const)
  head.skipBlank()
  if (places.length !== count || head.at < first) throw new Damage('a stream of more or fewer objects')
  return places.map(([object, from]) => {
    const reader = readerOf(bytes, first + from)
    return { object, generation: 0, value: reader.value(), stream: null }
  })
}

/** Nothing but white space and comments stands between the objects: else something that was written is lost. */
function refuseStrays(bytes: Uint8Array, stretches: readonly (readonly [number, number])[]): void {
  const inOrder = [...stretches].sort(([one], [other]) => one - other)
  let at = 0
  for (const [from, to] of [...inOrder, [bytes.length, bytes.length] as const]) {
    const reader = readerOf(bytes, at, from)
    for (;;) {
      reader.skipBlank()
      if (reader.at >= from) break
      reader.expect('startxref')
      reader.whole()
    }
    at = Math.max(at, to)
  }
}
