import { Damage } from './damage.js'
import { contentOf, follow } from './follow.js'
import { type FontProgram, fontProgram } from './font-program.js'
import type { File } from './objects.js'
import { type Dictionary, isArray, isDictionary, nameOf, type Value } from './value.js'

/** How wide a letter is: the glyph that a font shows for it, and the width that the file says. */
interface Width {
  readonly glyph: number
  readonly width: number
}

/** The file's widths may be rounded. Thousandths of the letters' size. */
const ROUNDED = 1
/** Where more than this share of the widths is another, the program that wrote them meant it so. */
const MEANT = 1 / 3

const windows = new TextDecoder('windows-1252')
const characterOf = (code: number): number => windows.decode(Uint8Array.of(code)).charCodeAt(0)

/** Throws Damage for a font of one byte a letter whose widths are none, or not those of its letters. */
export function refuseDamagedWidths(file: File, font: Dictionary): void {
  const [first, last, list] = ['FirstChar', 'LastChar', 'Widths'].map((key) => follow(file, font.get(key)))
  // The fonts that every reader has need not say how wide their letters are.
  if (first === undefined && last === undefined && list === undefined) return
  if (typeof first !== 'number' || typeof last !== 'number' || !isArray(list)) {
    throw new Damage('widths that are none')
  }
  if (list.length !== last - first + 1) throw new Damage('more or fewer widths than letters')
  const widths = list.map((width) => follow(file, width))
  if (!widths.every((width) => typeof width === 'number')) throw new Damage('a width that is no number')
  const program = programOf(file, font)
  if (!program || nameOf(follow(file, font.get('Encoding'))) !== 'WinAnsiEncoding') return
  refuseOthers(
    program,
    widths.map((width, at) => ({ glyph: program.glyphOf(characterOf((first + at) & 255)), width })),
  )
}

/** The same for the letters of a font of two bytes a letter. */
export function refuseDamagedWidthList(file: File, letters: Dictionary): void {
  const usual = follow(file, letters.get('DW'))
  if (usual !== undefined && typeof usual !== 'number') throw new Damage('a width that is no number')
  const list = follow(file, letters.get('W'))
  if (list === undefined) return
  const widths = listed(file, list)
  const program = programOf(file, letters)
  const map = follow(file, letters.get('CIDToGIDMap'))
  if (program && (map === undefined || nameOf(map) === 'Identity')) refuseOthers(program, widths)
}

/** `c [w1 w2 …]` and `first last w`, any number of them (ISO 32000-1, 9.7.4.3). */
function listed(file: File, list: Value): Width[] {
  if (!isArray(list)) throw new Damage('widths that are none')
  const widths: Width[] = []
  let last = -1
  for (let at = 0; at < list.length; ) {
    const [first, second, third] = [list[at], follow(file, list[at + 1]), list[at + 2]]
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

function programOf(file: File, font: Dictionary): FontProgram | null {
  const descriptor = follow(file, font.get('FontDescriptor'))
  const program = isDictionary(descriptor) ? descriptor.get('FontFile2') : undefined
  const bytes = program === undefined ? null : contentOf(file, program)
  return bytes && fontProgram(bytes)
}

/** A width tells where one letter's ends and the next begins: with a wrong one a word falls apart. */
function refuseOthers(program: FontProgram, widths: readonly Width[]): void {
  // Letters that the file does not use are given no width.
  const used = widths.filter(({ glyph, width }) => glyph !== 0 && width !== 0)
  const others = used.filter(({ glyph, width }) => Math.abs(program.widthOf(glyph) - width) > ROUNDED)
  if (others.length > 0 && others.length < used.length * MEANT) {
    throw new Damage(`${others.length} widths that are not those of their letters`)
  }
}
