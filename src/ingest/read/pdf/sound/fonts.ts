import { Damage } from './damage.js'
import { contentOf, follow } from './follow.js'
import type { File } from './objects.js'
import { type Dictionary, isArray, isDictionary, nameOf, type Value } from './value.js'
import { isNearly, refuseMisspelt, refuseOther } from './words.js'

const SIMPLE = ['Type1', 'MMType1', 'TrueType', 'Type3']
const CID = ['CIDFontType0', 'CIDFontType2']
const ENCODINGS = [
  'WinAnsiEncoding',
  'MacRomanEncoding',
  'MacExpertEncoding',
  'StandardEncoding',
  'PDFDocEncoding',
]
/** Character maps that come with every reader: their names end in the direction of writing (ISO 32000-1, table 118). */
const CHARACTER_MAP = /-(?:H|V)$|^[HV]$/

/** Throws Damage for a font whose parts do not fit each other: its letters would read as others. */
export function refuseDamagedFont(file: File, font: Dictionary): void {
  refuseMisspelt(font, 'Font')
  refuseOther(font, 'Type', ['Font'])
  refuseOther(font, 'Subtype', ['Type0', ...SIMPLE])
  if (nameOf(font.get('Subtype')) === 'Type0') refuseDamagedComposite(file, font)
  else refuseDamagedSimple(file, font)
  refuseDamagedMap(file, font)
}

function refuseDamagedSimple(file: File, font: Dictionary): void {
  if (nameOf(font.get('Subtype')) !== 'Type3') refuseDamagedDescriptor(file, font)
  refuseDamagedWidths(file, font)
  const encoding = follow(file, font.get('Encoding'))
  if (isDictionary(encoding)) refuseDamagedEncoding(encoding)
  else if (encoding !== undefined) refuseOther(new Map([['Encoding', encoding]]), 'Encoding', ENCODINGS)
}

function refuseDamagedComposite(file: File, font: Dictionary): void {
  const encoding = nameOf(follow(file, font.get('Encoding')))
  if (encoding !== null && !CHARACTER_MAP.test(encoding)) throw new Damage(`the character map ${encoding}`)
  const below = follow(file, font.get('DescendantFonts'))
  const letters = isArray(below) && below.length === 1 ? follow(file, below[0]) : undefined
  if (!isDictionary(letters)) throw new Damage('a font without its letters')
  refuseMisspelt(letters, 'Font')
  refuseOther(letters, 'Subtype', CID)
  refuseDamagedDescriptor(file, letters)
  const widths = follow(file, letters.get('W'))
  if (widths !== undefined && !isWidthList(file, widths)) throw new Damage('widths that are none')
  const usual = follow(file, letters.get('DW'))
  if (usual !== undefined && typeof usual !== 'number') throw new Damage('a width that is no number')
}

/** `c [w1 w2 …]` and `first last w`, any number of them (ISO 32000-1, 9.7.4.3). */
function isWidthList(file: File, widths: Value): boolean {
  if (!isArray(widths)) return false
  let last = -1
  for (let at = 0; at < widths.length; ) {
    const [first, second, third] = [widths[at], follow(file, widths[at + 1]), widths[at + 2]]
    if (typeof first !== 'number' || first <= last) return false
    if (isArray(second)) {
      if (second.length === 0 || !second.every((width) => typeof width === 'number')) return false
      last = first + second.length - 1
      at += 2
    } else {
      if (typeof second !== 'number' || second < first || typeof third !== 'number') return false
      last = second
      at += 3
    }
  }
  return true
}

function refuseDamagedWidths(file: File, font: Dictionary): void {
  const [first, last, widths] = ['FirstChar', 'LastChar', 'Widths'].map((key) => follow(file, font.get(key)))
  // The fonts that every reader has need not say how wide their letters are.
  if (first === undefined && last === undefined && widths === undefined) return
  if (typeof first !== 'number' || typeof last !== 'number' || !isArray(widths))
    throw new Damage('widths that are none')
  if (widths.length !== last - first + 1) throw new Damage('more or fewer widths than letters')
  if (!widths.every((width) => typeof follow(file, width) === 'number'))
    throw new Damage('a width that is no number')
}

function refuseDamagedDescriptor(file: File, font: Dictionary): void {
  const name = nameOf(follow(file, font.get('BaseFont')))
  if (name === null) throw new Damage('a font without its name')
  if (!font.has('FontDescriptor')) return
  const descriptor = follow(file, font.get('FontDescriptor'))
  if (!isDictionary(descriptor)) throw new Damage('a font’s description that is none')
  refuseMisspelt(descriptor, 'FontDescriptor')
  refuseOther(descriptor, 'Type', ['FontDescriptor'])
  const same = nameOf(descriptor.get('FontName'))
  if (same === null || isNearly(name, same)) throw new Damage(`a font called ${name} and ${same}`)
}

function refuseDamagedEncoding(encoding: Dictionary): void {
  refuseMisspelt(encoding, 'Encoding')
  if (encoding.has('BaseEncoding')) refuseOther(encoding, 'BaseEncoding', ENCODINGS)
  const differences = encoding.get('Differences') ?? []
  if (!isArray(differences)) throw new Damage('differences that are none')
  for (const each of differences) {
    if (typeof each === 'number' ? each < 0 || each > 255 : nameOf(each) === null) {
      throw new Damage('a difference that is none')
    }
  }
}

/** What letters a font's codes stand for, where it says so itself. */
function refuseDamagedMap(file: File, font: Dictionary): void {
  const map = font.get('ToUnicode')
  if (map === undefined || nameOf(map) !== null) return
  const letters = contentOf(file, map)
  if (letters && !Buffer.from(letters).includes('begincmap'))
    throw new Damage('letters of a font that are none')
}
