import { Damage } from './damage.js'
import { contentOf, follow } from './follow.js'
import type { File } from './objects.js'
import { type Dictionary, isArray, isDictionary, isText, nameOf } from './value.js'
import { refuseDamagedWidthList, refuseDamagedWidths } from './widths.js'
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
/** Character maps that come with every reader; all but the first are of the East (ISO 32000-1, table 118). */
const CHARACTER_MAP =
  /^(?:Identity|(?:Uni|GB|B5|HKscs|ET|CNS|KSC|83pv|90|Add|EUC|Ext)[A-Za-z0-9-]*)-[HV]$|^[HV]$/

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
  const collection = follow(file, letters.get('CIDSystemInfo'))
  const named = isDictionary(collection) ? ['Registry', 'Ordering'].map((key) => collection.get(key)) : []
  if (named.length === 0 || !named.every((name) => isText(follow(file, name)))) {
    throw new Damage('letters of no collection')
  }
  refuseDamagedDescriptor(file, letters)
  refuseDamagedWidthList(file, letters)
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
