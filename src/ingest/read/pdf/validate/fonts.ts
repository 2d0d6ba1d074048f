import type { PdfPage } from './page-tree.js'
import { decodedContent } from './streams.js'
import {
  Damage,
  dereference,
  differsByOneLetter,
  isArray,
  isDictionary,
  isPdfString,
  isReference,
  nameValue,
  type PdfDictionary,
  type PdfFile,
  type PdfValue,
  refuseMisspelt,
  requireName,
} from './syntax.js'

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
function refuseDamagedWidths(file: PdfFile, font: PdfDictionary): void {
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
function refuseDamagedWidthList(file: PdfFile, letters: PdfDictionary): void {
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

const SIMPLE = ['Type1', 'MMType1', 'TrueType', 'Type3']
const CID = ['CIDFontType0', 'CIDFontType2']

const ENCODINGS = [
  'WinAnsiEncoding',
  'MacRomanEncoding',
  'MacExpertEncoding',
  'StandardEncoding',
  'PDFDocEncoding',
]

/** Character maps that come with every reader; all but the first are of the East (ISO 32000-1, table 118). */
const CHARACTER_MAP =
  /^(?:Identity|(?:Uni|GB|B5|HKscs|ET|CNS|KSC|83pv|90|Add|EUC|Ext)[A-Za-z0-9-]*)-[HV]$|^[HV]$/

/** Throws Damage for a font whose parts do not fit each other: its letters would read as others. */
export function refuseDamagedFont(file: PdfFile, font: PdfDictionary): void {
  refuseMisspelt(font, 'Font')
  requireName(font, 'Type', ['Font'])
  requireName(font, 'Subtype', ['Type0', ...SIMPLE])
  if (nameValue(font.get('Subtype')) === 'Type0') refuseDamagedComposite(file, font)
  else refuseDamagedSimple(file, font)
  refuseDamagedMap(file, font)
}

function refuseDamagedSimple(file: PdfFile, font: PdfDictionary): void {
  if (nameValue(font.get('Subtype')) !== 'Type3') refuseDamagedDescriptor(file, font)
  refuseDamagedWidths(file, font)
  const encoding = dereference(file, font.get('Encoding'))
  if (isDictionary(encoding)) refuseDamagedEncoding(encoding)
  else if (encoding !== undefined) requireName(new Map([['Encoding', encoding]]), 'Encoding', ENCODINGS)
}

function refuseDamagedComposite(file: PdfFile, font: PdfDictionary): void {
  const encoding = nameValue(dereference(file, font.get('Encoding')))
  if (encoding !== null && !CHARACTER_MAP.test(encoding)) throw new Damage(`the character map ${encoding}`)
  const below = dereference(file, font.get('DescendantFonts'))
  const letters = isArray(below) && below.length === 1 ? dereference(file, below[0]) : undefined
  if (!isDictionary(letters)) throw new Damage('a font without its letters')
  refuseMisspelt(letters, 'Font')
  requireName(letters, 'Subtype', CID)
  const collection = dereference(file, letters.get('CIDSystemInfo'))
  const named = isDictionary(collection) ? ['Registry', 'Ordering'].map((key) => collection.get(key)) : []
  if (named.length === 0 || !named.every((name) => isPdfString(dereference(file, name)))) {
    throw new Damage('letters of no collection')
  }
  refuseDamagedDescriptor(file, letters)
  refuseDamagedWidthList(file, letters)
}

function refuseDamagedDescriptor(file: PdfFile, font: PdfDictionary): void {
  const name = nameValue(dereference(file, font.get('BaseFont')))
  if (name === null) throw new Damage('a font without its name')
  if (!font.has('FontDescriptor')) return
  const descriptor = dereference(file, font.get('FontDescriptor'))
  if (!isDictionary(descriptor)) throw new Damage('a font’s description that is none')
  refuseMisspelt(descriptor, 'FontDescriptor')
  requireName(descriptor, 'Type', ['FontDescriptor'])
  const same = nameValue(descriptor.get('FontName'))
  if (same === null || differsByOneLetter(name, same)) throw new Damage(`a font called ${name} and ${same}`)
}

function refuseDamagedEncoding(encoding: PdfDictionary): void {
  refuseMisspelt(encoding, 'Encoding')
  if (encoding.has('BaseEncoding')) requireName(encoding, 'BaseEncoding', ENCODINGS)
  const differences = encoding.get('Differences') ?? []
  if (!isArray(differences)) throw new Damage('differences that are none')
  for (const each of differences) {
    if (typeof each === 'number' ? each < 0 || each > 255 : nameValue(each) === null) {
      throw new Damage('a difference that is none')
    }
  }
}

/** What letters a font's codes stand for, where it says so itself. */
function refuseDamagedMap(file: PdfFile, font: PdfDictionary): void {
  const map = font.get('ToUnicode')
  if (map === undefined || nameValue(map) !== null) return
  const letters = decodedContent(file, map)
  if (letters && !Buffer.from(letters).includes('begincmap'))
    throw new Damage('letters of a font that are none')
}

/** A rule that a program keeps so often, and breaks so seldom, is broken by damage. */
const OFTEN = 8
const SELDOM = 0.1

/** Two things that programs do throughout a file, or not at all; the page at fault where it is not done. */
interface Convention {
  kept: number
  readonly broken: number[]
}

/**
 * A page's fonts have names of its own, and nothing says that a name leads to the font that it led to when the page was
 * written. But many programs write that name into the font too (ISO 32000-1, table 111), and few give one font two names
 * on a page, one of which means another font on the next. Throws Damage for the odd page on which a program that always does so does not.
 */
export function refuseExceptionalFontNames(file: PdfFile, pages: readonly PdfPage[]): void {
  const meanings = fontsByName(file, pages)
  const ownName: Convention = { kept: 0, broken: [] }
  const oneName: Convention = { kept: 0, broken: [] }
  for (const { object, resources } of pages) {
    const fonts = dereference(file, resources.get('Font'))
    if (!isDictionary(fonts)) continue
    const named = new Set<number>()
    for (const [key, entry] of fonts) {
      const font = dereference(file, entry)
      const name = isDictionary(font) ? nameValue(font.get('Name')) : null
      if (name !== null) recordUse(ownName, name === key, object)
      if (!isReference(entry)) continue
      const isAlone = !named.has(entry.object)
      if (isAlone || (meanings.get(key)?.size ?? 0) > 1) recordUse(oneName, isAlone, object)
      named.add(entry.object)
    }
  }
  refuseExceptions(ownName, 'a font under the name of another')
  refuseExceptions(oneName, 'two names for one font')
}

/** What each name means, over all pages. */
function fontsByName(file: PdfFile, pages: readonly PdfPage[]): Map<string, Set<number>> {
  const meanings = new Map<string, Set<number>>()
  for (const { resources } of pages) {
    const fonts = dereference(file, resources.get('Font'))
    if (!isDictionary(fonts)) continue
    for (const [key, entry] of fonts) {
      if (isReference(entry)) meanings.set(key, (meanings.get(key) ?? new Set()).add(entry.object))
    }
  }
  return meanings
}

function recordUse(rule: Convention, kept: boolean, page: number): void {
  if (kept) rule.kept += 1
  else rule.broken.push(page)
}

function refuseExceptions({ kept, broken }: Convention, what: string): void {
  const [first] = broken
  if (first !== undefined && kept >= OFTEN && broken.length <= SELDOM * kept) throw new Damage(what, first)
}
