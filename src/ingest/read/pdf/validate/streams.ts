import { inflateSync } from 'node:zlib'
import { MEBIBYTE } from '../../../../files/files.js'
import {
  Damage,
  indirectObject,
  inObject,
  isArray,
  isDictionary,
  nameValue,
  type PdfDictionary,
  type PdfFile,
  type PdfValue,
  type SyntaxParser,
} from './syntax.js'

/** What one stream may grow to. The fonts and pictures of reports stay under a tenth of it. */
export const STREAM_LIMIT = 64 * MEBIBYTE

/** The words for filters in full, and as inline images shorten them (ISO 32000-1, 7.4 and table 94). */
const decoders: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  FlateDecode: inflated,
  Fl: inflated,
  ASCIIHexDecode: fromHexadecimal,
  AHx: fromHexadecimal,
  ASCII85Decode: fromBase85,
  A85: fromBase85,
}

/** Filters whose output is no text and carries no checksum: pictures, for the most part. */
const undecoded = new Set([
  'DCTDecode',
  'JPXDecode',
  'CCITTFaxDecode',
  'JBIG2Decode',
  'LZWDecode',
  'RunLengthDecode',
  'Crypt',
])

const valuesOf = (value: PdfValue | undefined): readonly PdfValue[] =>
  value === undefined || value === null ? [] : isArray(value) ? value : [value]

/**
 * A stream's bytes with its filters undone, each of which must come to its end with its checksum right. Null for one
 * whose filters carry no checksum. Throws Damage.
 */
export function decodeStream(dictionary: PdfDictionary, raw: Uint8Array): Uint8Array | null {
  const parameters = valuesOf(dictionary.get('DecodeParms'))
  let bytes = raw
  for (const [at, filter] of valuesOf(dictionary.get('Filter')).entries()) {
    const name = nameValue(filter) ?? ''
    if (undecoded.has(name)) return null
    const decode = decoders[name]
    if (!decode) throw new Damage(`the filter ${name}, which there is not`)
    bytes = undoPredictor(decode(bytes), parameters[at])
  }
  return bytes
}

/** zlib holds what it has inflated against the checksum at the stream's end (RFC 1950). */
function inflated(bytes: Uint8Array): Uint8Array {
  try {
    const { buffer, engine } = inflateSync(bytes, {
      info: true,
      maxOutputLength: STREAM_LIMIT,
    }) as unknown as { buffer: Uint8Array; engine: { bytesWritten: number } }
    if (bytes.subarray(engine.bytesWritten).some((byte) => byte > 32))
      throw new Damage('bytes behind a stream’s end')
    return buffer
  } catch (error) {
    throw error instanceof Damage ? error : new Damage(`a stream that does not inflate: ${String(error)}`)
  }
}

function fromHexadecimal(bytes: Uint8Array): Uint8Array {
  const [digits = '', rest] = Buffer.from(bytes).toString('latin1').replace(/\s/g, '').split('>')
  if (rest !== '' || /[^0-9A-Fa-f]/.test(digits)) throw new Damage('a hexadecimal stream without an end')
  return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex')
}

function fromBase85(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1').replace(/\s/g, '')
  if (!/^[!-uz]*~>$/.test(text)) throw new Damage('a base-85 stream without an end')
  const found: number[] = []
  for (const group of text.slice(0, -2).match(/z|.{1,5}/g) ?? []) {
    const digits = group === 'z' ? '!!!!!' : group.padEnd(5, 'u')
    const sum = [...digits].reduce((total, digit) => total * 85 + digit.charCodeAt(0) - 33, 0)
    const four = [sum / 2 ** 24, sum / 2 ** 16, sum / 2 ** 8, sum].map((part) => Math.floor(part) % 256)
    found.push(...(group === 'z' ? four : four.slice(0, group.length - 1)))
  }
  return Uint8Array.from(found)
}

/** Undoes PNG's predictors, which cross-reference streams are packed with (ISO 32000-1, 7.4.4.4). */
function undoPredictor(bytes: Uint8Array, parameters: PdfValue | undefined): Uint8Array {
  if (!isDictionary(parameters)) return bytes
  const of = (key: string, usual: number): number => {
    const value = parameters.get(key) ?? usual
    if (typeof value !== 'number') throw new Damage(`${key} that is no number`)
    return value
  }
  if (of('Predictor', 1) < 10) return bytes
  const deep = Math.max(1, (of('Colors', 1) * of('BitsPerComponent', 8)) >> 3)
  const width = Math.ceil((of('Colors', 1) * of('BitsPerComponent', 8) * of('Columns', 1)) / 8)
  if (!(width > 0) || bytes.length % (width + 1) !== 0) throw new Damage('rows of another length')
  const rows = new Uint8Array((bytes.length / (width + 1)) * width)
  for (let row = 0, from = 0; from < bytes.length; row += width, from += width + 1) {
    const kind = bytes[from] as number
    if (kind > 4) throw new Damage('a row of no kind')
    for (let at = 0; at < width; at += 1) {
      const left = at >= deep ? (rows[row + at - deep] as number) : 0
      const up = row > 0 ? (rows[row + at - width] as number) : 0
      const upLeft = row > 0 && at >= deep ? (rows[row + at - width - deep] as number) : 0
      rows[row + at] = (bytes[from + 1 + at] as number) + pngPrediction(kind, left, up, upLeft)
    }
  }
  return rows
}

/** PNG's filters: Sub, Up, Average and Paeth. */
function pngPrediction(kind: number, left: number, up: number, upLeft: number): number {
  if (kind === 1) return left
  if (kind === 2) return up
  if (kind === 3) return (left + up) >> 1
  if (kind !== 4) return 0
  const [toLeft, toUp, toUpLeft] = [up - upLeft, left - upLeft, left + up - 2 * upLeft].map(Math.abs) as [
    number,
    number,
    number,
  ]
  return toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft
}

/** The bytes between `stream` and `endstream`, as many as its dictionary says (ISO 32000-1, 7.3.8). */
export function rawStream(bytes: Uint8Array, reader: SyntaxParser, length: number): Uint8Array {
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

/** The stream that a reference leads to, its filters undone; null where they carry no checksum. Throws Damage. */
export function decodedContent(file: PdfFile, value: PdfValue | undefined): Uint8Array | null {
  const found = indirectObject(file, value)
  if (!found?.stream || !isDictionary(found.value)) throw new Damage('a stream that is none')
  const { object, stream, value: dictionary } = found
  const known = file.contents.get(object)
  if (known !== undefined) return known
  const content = inObject(object, () => decodeStream(dictionary, stream))
  file.contents.set(object, content)
  return content
}
