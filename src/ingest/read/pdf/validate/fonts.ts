import { Damage, differsByOneLetter, refuseMisspelt, requireName } from './damage.js'
import { refuseDamagedWidthList, refuseDamagedWidths } from './glyph-widths.js'
import {
  dereference,
  isArray,
  isDictionary,
  isPdfString,
  isReference,
  nameValue,
  type PdfDictionary,
  type PdfFile,
} from './object-model.js'
import type { PdfPage } from './page-tree.js'
import { decodedContent } from './streams.js'

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
