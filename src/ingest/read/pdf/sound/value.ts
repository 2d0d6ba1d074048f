/** The kinds of value that a PDF is made of (ISO 32000-1, 7.3). */
export type Value = null | boolean | number | Name | Text | Reference | readonly Value[] | Dictionary

export interface Name {
  readonly name: string
}
/** A string's bytes as they stand in the file, not yet decrypted. */
export interface Text {
  readonly text: Uint8Array
}
export interface Reference {
  readonly object: number
  readonly generation: number
}
/** Its keys are the names without their slash. */
export type Dictionary = ReadonlyMap<string, Value>

export const isDictionary = (value: Value | undefined): value is Dictionary => value instanceof Map
export const isArray = (value: Value | undefined): value is readonly Value[] => Array.isArray(value)
export const isReference = (value: Value | undefined): value is Reference =>
  typeof value === 'object' && value !== null && 'object' in value
export const isText = (value: Value | undefined): value is Text =>
  typeof value === 'object' && value !== null && 'text' in value

/** The name that a value is; null for a value that is none. */
export const nameOf = (value: Value | undefined): string | null =>
  typeof value === 'object' && value !== null && 'name' in value ? value.name : null

/** Every reference within a value, nested ones too. */
export function referencesIn(value: Value, found: Reference[] = []): Reference[] {
  if (isReference(value)) found.push(value)
  else if (isArray(value)) for (const each of value) referencesIn(each, found)
  else if (isDictionary(value)) for (const each of value.values()) referencesIn(each, found)
  return found
}
