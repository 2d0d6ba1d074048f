/** The kinds of value that a PDF is made of (ISO 32000-1, 7.3). */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfReference
  | readonly PdfValue[]
  | PdfDictionary

interface PdfName {
  readonly name: string
}

/** A string's bytes as they stand in the file, not yet decrypted. */
export interface PdfString {
  readonly text: Uint8Array
}

export interface PdfReference {
  readonly object: number
  readonly generation: number
}

/** Its keys are the names without their slash. */
export type PdfDictionary = ReadonlyMap<string, PdfValue>

export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary => value instanceof Map

export const isArray = (value: PdfValue | undefined): value is readonly PdfValue[] => Array.isArray(value)

export const isReference = (value: PdfValue | undefined): value is PdfReference =>
  typeof value === 'object' && value !== null && 'object' in value

export const isPdfString = (value: PdfValue | undefined): value is PdfString =>
  typeof value === 'object' && value !== null && 'text' in value

/** The name that a value is; null for a value that is none. */
export const nameValue = (value: PdfValue | undefined): string | null =>
  typeof value === 'object' && value !== null && 'name' in value ? value.name : null

/** Every reference within a value, nested ones too. */
export function referencesIn(value: PdfValue, found: PdfReference[] = []): PdfReference[] {
  if (isReference(value)) found.push(value)
  else if (isArray(value)) for (const each of value) referencesIn(each, found)
  else if (isDictionary(value)) for (const each of value.values()) referencesIn(each, found)
  return found
}

/** An indirect object; `stream` are its bytes as they stand in the file, null for one that has none. */
export interface IndirectObject {
  readonly object: number
  readonly generation: number
  readonly value: PdfValue
  readonly stream: Uint8Array | null
}

/** A file with every object that it holds, read. */
export interface PdfFile {
  readonly trailer: PdfDictionary
  readonly objects: ReadonlyMap<number, IndirectObject>
  /** Nobody has changed the file since a program wrote it. */
  readonly writtenOnce: boolean
  /** Streams that were looked into, with their filters undone, by object. */
  readonly contents: Map<number, Uint8Array | null>
}

/** The object that a reference leads to; undefined for what is no reference, and for one that leads nowhere. */
export const indirectObject = (file: PdfFile, value: PdfValue | undefined): IndirectObject | undefined =>
  isReference(value) ? file.objects.get(value.object) : undefined

/** A value, or the one that a reference to it leads to. */
export const dereference = (file: PdfFile, value: PdfValue | undefined): PdfValue | undefined =>
  isReference(value) ? indirectObject(file, value)?.value : value
