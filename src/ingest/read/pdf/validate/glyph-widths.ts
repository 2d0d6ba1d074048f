import { Damage } from './damage.js'
import {
  dereference,
  isArray,
  isDictionary,
  nameValue,
  type PdfDictionary,
  type PdfFile,
  type PdfValue,
} from './object-model.js'
import { decodedContent } from './streams.js'

/** An embedded TrueType font: how wide its letters are, as it says itself. */
interface TrueTypeFont {
  /** In thousandths of the letters' size. */
  widthOf(glyph: number): number
  /** The glyph for a character; 0 where it has none. */
  glyphOf(character: number): number
}

/** Windows and Unicode, and the only format of map that fonts for Latin letters need (OpenType, `cmap`). */
const UNICODE_MAP = { platform: 3, encoding: 1, format: 4 }

/** Null for a font of another format, or one that has no such map: nothing can then be held against it. */
export function parseTrueType(bytes: Uint8Array): TrueTypeFont | null {
  const font = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  try {
    const tables = new Map<string, number>()
    for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
      tables.set(font.toString('latin1', at, at + 4), font.readUInt32BE(at + 8))
    }
    const [head, across, widths] = ['head', 'hhea', 'hmtx'].map((name) => tables.get(name))
    if (head === undefined || across === undefined || widths === undefined) return null
    const unitsPerEm = font.readUInt16BE(head + 18)
    // All glyphs behind the last that has a width of its own are as wide as that one.
    const last = font.readUInt16BE(across + 34) - 1
    const map = unicodeMap(font, tables.get('cmap'))
    return {
      widthOf: (glyph) => (font.readUInt16BE(widths + 4 * Math.min(glyph, last)) * 1000) / unitsPerEm,
      glyphOf: (character) => (map === null ? 0 : glyphIndex(font, map, character)),
    }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function unicodeMap(font: Buffer, maps: number | undefined): number | null {
  if (maps === undefined) return null
  for (let at = maps + 4; at < maps + 4 + 8 * font.readUInt16BE(maps + 2); at += 8) {
    const map = maps + font.readUInt32BE(at + 4)
    const isUnicode =
      font.readUInt16BE(at) === UNICODE_MAP.platform && font.readUInt16BE(at + 2) === UNICODE_MAP.encoding
    if (isUnicode && font.readUInt16BE(map) === UNICODE_MAP.format) return map
  }
  return null
}

/** Characters stand in segments, each with how far its glyphs are away, or where a list of them begins. */
function glyphIndex(font: Buffer, map: number, character: number): number {
  const twice = font.readUInt16BE(map + 6)
  for (let at = map + 14; at < map + 14 + twice; at += 2) {
    if (character > font.readUInt16BE(at)) continue
    const [start, delta, list] = [2, 2 + twice, 2 + 2 * twice].map((over) => at + twice + over) as [
      number,
      number,
      number,
    ]
    const first = font.readUInt16BE(start)
    if (character < first) return 0
    const offset = font.readUInt16BE(list)
    if (offset === 0) return (character + font.readUInt16BE(delta)) & 0xffff
    const listed = font.readUInt16BE(list + offset + 2 * (character - first))
    return listed === 0 ? 0 : (listed + font.readUInt16BE(delta)) & 0xffff
  }
  return 0
}

/** How wide a letter is: the glyph that a font shows for it, and the width that the file says. */
interface GlyphWidth {
  readonly glyph: number
  readonly width: number
}

/** The file's widths may be rounded. Thousandths of the letters' size. */
const WIDTH_TOLERANCE = 1

/** Where more than this share of the widths is another, the program that wrote them meant it so. */
const DELIBERATE_SHARE = 1 / 3

const windows1252 = new TextDecoder('windows-1252')

const characterOf = (code: number): number => windows1252.decode(Uint8Array.of(code)).charCodeAt(0)

/** Throws Damage for a font of one byte a letter whose widths are none, or not those of its letters. */
export function refuseDamagedWidths(file: PdfFile, font: PdfDictionary): void {
  const [first, last, list] = ['FirstChar', 'LastChar', 'Widths'].map((key) =>
    dereference(file, font.get(key)),
  )
  // The fonts that every reader has need not say how wide their letters are.
  if (first === undefined && last === undefined && list === undefined) return
  if (typeof first !== 'number' || typeof last !== 'number' || !isArray(list)) {
    throw new Damage('widths that are none')
  }
  if (list.length !== last - first + 1) throw new Damage('more or fewer widths than letters')
  const widths = list.map((width) => dereference(file, width))
  if (!widths.every((width) => typeof width === 'number')) throw new Damage('a width that is no number')
  const program = embeddedTrueType(file, font)
  if (!program || nameValue(dereference(file, font.get('Encoding'))) !== 'WinAnsiEncoding') return
  refuseDifferingWidths(
    program,
    widths.map((width, at) => ({ glyph: program.glyphOf(characterOf((first + at) & 255)), width })),
  )
}

/** The same for the letters of a font of two bytes a letter. */
export function refuseDamagedWidthList(file: PdfFile, letters: PdfDictionary): void {
  const usual = dereference(file, letters.get('DW'))
  if (usual !== undefined && typeof usual !== 'number') throw new Damage('a width that is no number')
  const list = dereference(file, letters.get('W'))
  if (list === undefined) return
  const widths = widthArray(file, list)
  const program = embeddedTrueType(file, letters)
  const map = dereference(file, letters.get('CIDToGIDMap'))
  if (program && (map === undefined || nameValue(map) === 'Identity')) refuseDifferingWidths(program, widths)
}

/** `c [w1 w2 …]` and `first last w`, any number of them (ISO 32000-1, 9.7.4.3). */
function widthArray(file: PdfFile, list: PdfValue): GlyphWidth[] {
  if (!isArray(list)) throw new Damage('widths that are none')
  const widths: GlyphWidth[] = []
  let last = -1
  for (let at = 0; at < list.length; ) {
    const [first, second, third] = [list[at], dereference(file, list[at + 1]), list[at + 2]]
    if (typeof first !== 'number' || first <= last) throw new Damage('widths out of their order')
    if (isArray(second)) {
      for (const [over, width] of second.entries()) {
        if (typeof width !== 'number') throw new Damage('a width that is no number')
        widths.push({ glyph: first + over, width })
      }
      last = first + second.length - 1
      at += 2
    } else {
      if (typeof second !== 'number' || second < first || typeof third !== 'number') {
        throw new Damage('a width that is no number')
      }
      last = second
      at += 3
    }
  }
  return widths
}

function embeddedTrueType(file: PdfFile, font: PdfDictionary): TrueTypeFont | null {
  const descriptor = dereference(file, font.get('FontDescriptor'))
  const program = isDictionary(descriptor) ? descriptor.get('FontFile2') : undefined
  const bytes = program === undefined ? null : decodedContent(file, program)
  return bytes && parseTrueType(bytes)
}

/** A width tells where one letter's ends and the next begins: with a wrong one a word falls apart. */
function refuseDifferingWidths(program: TrueTypeFont, widths: readonly GlyphWidth[]): void {
  // Letters that the file does not use are given no width.
  const used = widths.filter(({ glyph, width }) => glyph !== 0 && width !== 0)
  const others = used.filter(({ glyph, width }) => Math.abs(program.widthOf(glyph) - width) > WIDTH_TOLERANCE)
  if (others.length > 0 && others.length < used.length * DELIBERATE_SHARE) {
    throw new Damage(`${others.length} widths that are not those of their letters`)
  }
}
