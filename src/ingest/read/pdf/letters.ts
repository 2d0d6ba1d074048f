import { loadEnglish } from '../../../vocabulary/english.js'
import { printsNothing } from '../marks.js'

/** Where Word would break a word. At a line's end it stays, for the word goes on in the next line. */
const softHyphen = /\u00AD(?=.)/gsu

/** The ligatures of Unicode's Latin presentation forms, as the letters they stand for. */
const ligature = /[\uFB00-\uFB06]/g

/** White space that is more than one plain blank. */
const wideBlank = /\s{2,}|[^\S ]/g

/** Signs of the Windows code page 1252 that a font has left at their own numbers. */
const windows = /[\x80-\x9F]/g
const windowsSigns = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ'

/** Where Apple's and others' fonts keep two ligatures, and signs of Symbol and Wingdings that stand within a line. */
const privateSigns: Readonly<Record<string, string>> = {
  '\uF001': 'fi',
  '\uF002': 'fl',
  '\uF0B7': '•',
  '\uF0A7': '▪',
  '\uF0D8': '➢',
  '\uF0FC': '✓',
}

/** A font of symbols stands in the private area with its own numbers: digits and signs are those of ASCII, letters are only where it is none of shapes. */
const symbol = /[\uF020-\uF07E]/g
const signsOnly = /[\uF020-\uF03F]/g

const fromSymbol = (found: string): string => String.fromCharCode(found.charCodeAt(0) - 0xf000)

/** Letters as they are read: ligatures apart, every kind of blank a plain one, nothing that prints nothing. `shapes`: of a font of arrows and boxes. */
export const readAs = (text: string, shapes: boolean): string =>
  /^[ -~‘’“”–—]*$/.test(text) && !text.includes('  ')
    ? text
    : text
        .replace(printsNothing, '')
        .replace(softHyphen, '')
        .replace(ligature, (found) => found.normalize('NFKC'))
        .replace(/[\uF000-\uF0FF]/g, (found) => privateSigns[found] ?? found)
        .replace(shapes ? signsOnly : symbol, fromSymbol)
        .replace(windows, (found) => windowsSigns.charAt(found.charCodeAt(0) - 0x80))
        .replace(wideBlank, ' ')

/** What a font gives for a letter that it does not name: NUL and other controls, U+FFFD, a number for private use. */
export const UNKNOWN = '[\\0-\\x08\\x0E-\\x1F\\x7F\\uFFFD\\uE000-\\uF8FF]'

const unknown = new RegExp(UNKNOWN, 'u')
const wordWithUnknown = new RegExp(`(?:[\\p{L}’'-]|${UNKNOWN})*${UNKNOWN}(?:[\\p{L}’'-]|${UNKNOWN})*`, 'gu')

/** What one letter of a font may stand for, those first that fonts most often leave without a name. */
const MEANT = [
  ['ffi', 'ffl', 'ff', 'fi', 'fl'],
  ['ti', 'tt', 'ft', 'tf', 'Th', 'ct', 'st'],
]

let english: ReadonlySet<string> | null = null

/** Whether English has a word; the parts of one with a hyphen, or before an apostrophe, are words of their own. */
export function isWord(word: string): boolean {
  english ??= loadEnglish()
  const known = english
  return word
    .toLowerCase()
    .replace(/['’]s?$/, '')
    .split('-')
    .every((part) => known.has(part))
}

/** The only word that a word with unknown letters can be, each of them standing for the same letters or others of one list; or null. */
function mendedWord(word: string): string | null {
  for (const letters of MEANT) {
    let found = ['']
    for (const sign of word) {
      found = found.flatMap((before) =>
        unknown.test(sign) ? letters.map((each) => before + each) : [before + sign],
      )
    }
    const [only, ...others] = found.filter(isWord)
    if (only && others.length === 0) return only
    if (only) return null
  }
  return null
}

/** A word may lack so many letters. */
const MOST_UNKNOWN = 3

/** Words with letters that their font does not name, as the only words that they can be; a sign that stays unknown is shown as `�`. */
export function withKnownLetters(text: string): string {
  if (!unknown.test(text)) return text
  return text.replace(wordWithUnknown, (word) => {
    const few = (word.match(new RegExp(UNKNOWN, 'gu')) ?? []).length <= MOST_UNKNOWN
    return (
      (few && /\p{L}/u.test(word) ? mendedWord(word) : null) ?? word.replace(new RegExp(UNKNOWN, 'gu'), '�')
    )
  })
}
