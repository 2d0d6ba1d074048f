import { Damage, inObject } from './damage.js'
import type { File, Indirect } from './objects.js'
import { decoded } from './stream.js'
import { isDictionary, isReference, type Value } from './value.js'

/** The object that a reference leads to; undefined for what is no reference, and for one that leads nowhere. */
export const indirect = (file: File, value: Value | undefined): Indirect | undefined =>
  isReference(value) ? file.objects.get(value.object) : undefined

/** A value, or the one that a reference to it leads to. */
export const follow = (file: File, value: Value | undefined): Value | undefined =>
  isReference(value) ? indirect(file, value)?.value : value

/** The stream that a reference leads to, its filters undone; null where they carry no checksum. Throws Damage. */
export function contentOf(file: File, value: Value | undefined): Uint8Array | null {
  const found = indirect(file, value)
  if (!found?.stream || !isDictionary(found.value)) throw new Damage('a stream that is none')
  const { object, stream, value: dictionary } = found
  const known = file.contents.get(object)
  if (known !== undefined) return known
  const content = inObject(object, () => decoded(dictionary, stream))
  file.contents.set(object, content)
  return content
}
