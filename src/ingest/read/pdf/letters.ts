import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { loadEnglish } from '../../../vocabulary/data.js'
import { invisibleCharacters, type LineSpan } from '../line.js'
import type { OperatorList } from './graphics-state.js'
import { OPS } from './pdfjs.js'

let english: ReadonlySet<string> | null = null

/** Whether English has a word; the parts of one with a hyphen, or before an apostrophe, are words of their own. */
function isEnglishWord(word: string): boolean {
  english ??= loadEnglish()
  const known = english
  return word
    .toLowerCase()
    .replace(/['’]s?$/, '')
    .split('-')
    .every((part) => known.has(part))
}

/** Stands for the hyphen of a word that was broken at a line's end: the word goes on in the next line, without it. */
const BREAK_HYPHEN = '\u00AD'

interface WordedLine {
  readonly text: string
  readonly spans: readonly LineSpan[]
}

const ending = /(?<![\p{L}\d])([\p{L}’'-]*\p{L})[-‐]$/u
const beginning = /^(\p{Ll}[\p{L}’']*)/u
const wordIn = /[\p{L}][\p{L}’'-]*/gu

/** The two halves around a hyphen at a line's end, and what they make. */
interface BrokenWord {
  readonly joined: string
  readonly hyphened: string
  /** Whether it may be a compound: both halves are words by themselves, as in 'well-being', or the first is a prefix, as in 're-referral'. */
  readonly isCompound: boolean
}

const prefix =
  /^(co|re|pre|non|multi|anti|semi|sub|ex|self|post|mid|inter|intra|over|under|out|cross|un|dis|in|pro|de|mis|counter|micro|macro|bi|tri)$/i

function brokenWordAt(before: WordedLine, after: WordedLine | undefined): BrokenWord | null {
  const [, first] = ending.exec(before.text) ?? []
  const [, second] = (after && beginning.exec(after.text)) ?? []
  if (!first || !second) return null
  return {
    joined: (first + second).toLowerCase(),
    hyphened: `${first}-${second}`.toLowerCase(),
    isCompound: prefix.test(first) || (isEnglishWord(first) && isEnglishWord(second)),
  }
}

/** A document that breaks so many words that nothing but a break explains, breaks words. */
const BREAKS_WORDS = 2

/** Words and compounds that the document prints whole. */
function wholeWords(lines: readonly WordedLine[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { text } of lines) {
    for (const [word] of text.matchAll(wordIn)) if (!word.endsWith('-')) found.add(word.toLowerCase())
  }
  return found
}

/**
 * Dehyphenation: finds the words that lines break with a hyphen, and puts BREAK_HYPHEN in its place. A hyphen that belongs to the word stays: where
 * the document prints the compound whole elsewhere, where its halves are words and the document is not known to break any,
 * where no word would come of it. Gives the lines anew that change, by their place.
 */
export function dehyphenate<T extends WordedLine>(lines: readonly T[]): ReadonlyMap<T, T> {
  const broken = new Map<T, BrokenWord>()
  lines.forEach((line, at) => {
    const found =
      line.text.endsWith('-') || line.text.endsWith('‐') ? brokenWordAt(line, lines[at + 1]) : null
    if (found) broken.set(line, found)
  })
  if (broken.size === 0) return new Map()
  const whole = wholeWords(lines)
  const isOne = ({ joined, hyphened }: BrokenWord): boolean =>
    !whole.has(hyphened) && (isEnglishWord(joined) || whole.has(joined))
  const sure = [...broken.values()].filter((each) => !each.isCompound && isOne(each)).length
  const joined = [...broken].filter(([, each]) => isOne(each) && (!each.isCompound || sure >= BREAKS_WORDS))
  return new Map(joined.map(([line]) => [line, withBreakHyphen(line)]))
}

/** The same line, BREAK_HYPHEN in place of its last letter. */
function withBreakHyphen<T extends WordedLine>(line: T): T {
  const at = line.spans.findLastIndex(({ kind }) => kind === 'words')
  const cut = (words: string): string => `${words.trimEnd().slice(0, -1)}${BREAK_HYPHEN}`
  return {
    ...line,
    text: cut(line.text),
    spans: line.spans.map((span, here) => (here === at ? { ...span, source: cut(span.source) } : span)),
  }
}

export interface FontStyle {
  readonly bold: boolean
  readonly italic: boolean
  /** Its letters are shapes (arrows, boxes, bullets), not letters. */
  readonly symbols: boolean
}

const italicName = /italic|oblique/i
const boldName = /bold|black|heavy|demi/i
const symbolName = /symbol|wingdings|webdings|dingbat/i

/** The fonts that a page sets, by pdf.js's name. Styles are known from the names the fonts carry (`Tahoma,Bold`). */
export async function fontStyles(
  page: PDFPageProxy,
  { fnArray, argsArray }: OperatorList,
): Promise<Map<string, FontStyle>> {
  const used = new Set<string>()
  fnArray.forEach((operator, at) => {
    if (operator === OPS.setFont) used.add(argsArray[at][0])
  })
  const fonts = await Promise.all(
    [...used].map(
      async (name): Promise<[string, FontStyle]> => [name, styleOfFont(await loadedFont(page, name))],
    ),
  )
  return new Map(fonts)
}

/** pdf.js hands a font over some moments after the operators that use it. */
const loadedFont = (
  page: PDFPageProxy,
  name: string,
): Promise<{ name?: string; bold?: boolean; italic?: boolean } | null> =>
  new Promise((resolve) => page.commonObjs.get(name, resolve))

const styleOfFont = (font: { name?: string; bold?: boolean; italic?: boolean } | null): FontStyle => ({
  italic: font?.italic === true || italicName.test(font?.name ?? ''),
  bold: font?.bold === true || boldName.test(font?.name ?? ''),
  symbols: symbolName.test(font?.name ?? ''),
})

/** Where Word would break a word. At a line's end it stays, for the word goes on in the next line. */
const softHyphen = /\u00AD(?=.)/gsu

/** The ligatures of Unicode's Latin presentation forms, as the letters they stand for. */
const ligature = /[\uFB00-\uFB06]/g

/** White space that is more than one plain blank. */
const wideBlank = /\s{2,}|[^\S ]/g

/** Signs of the Windows code page 1252 that a font has left at their own numbers. */
const c1Controls = /[\x80-\x9F]/g
const windows1252Signs = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ'

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

/** Character normalisation: letters as they are read, ligatures apart, every kind of blank a plain one, nothing that prints nothing. `shapes`: of a font of arrows and boxes. */
export const normaliseCharacters = (text: string, shapes: boolean): string =>
  /^[ -~‘’“”–—]*$/.test(text) && !text.includes('  ')
    ? text
    : text
        .replace(invisibleCharacters, '')
        .replace(softHyphen, '')
        .replace(ligature, (found) => found.normalize('NFKC'))
        .replace(/[\uF000-\uF0FF]/g, (found) => privateSigns[found] ?? found)
        .replace(shapes ? signsOnly : symbol, fromSymbol)
        .replace(c1Controls, (found) => windows1252Signs.charAt(found.charCodeAt(0) - 0x80))
        .replace(wideBlank, ' ')

/** What a font gives for a letter that it does not name: NUL and other controls, U+FFFD, a number for private use. */
const UNMAPPED = '[\\0-\\x08\\x0E-\\x1F\\x7F\\uFFFD\\uE000-\\uF8FF]'
const unmappedCharacter = new RegExp(UNMAPPED, 'u')
const wordWithUnmapped = new RegExp(
  `(?:[\\p{L}’'-]|${UNMAPPED})*${UNMAPPED}(?:[\\p{L}’'-]|${UNMAPPED})*`,
  'gu',
)

/** What one letter of a font may stand for, those first that fonts most often leave without a name. */
const LIGATURE_CANDIDATES = [
  ['ffi', 'ffl', 'ff', 'fi', 'fl'],
  ['ti', 'tt', 'ft', 'tf', 'Th', 'ct', 'st'],
]

/** Constraint search: the only word that a word with unmapped letters can be, each of them standing for the same letters or others of one list; or null. */
function soleReading(word: string): string | null {
  for (const letters of LIGATURE_CANDIDATES) {
    let found = ['']
    for (const sign of word) {
      found = found.flatMap((before) =>
        unmappedCharacter.test(sign) ? letters.map((each) => before + each) : [before + sign],
      )
    }
    const [only, ...others] = found.filter(isEnglishWord)
    if (only && others.length === 0) return only
    if (only) return null
  }
  return null
}

/** A word may lack so many letters. */
const MOST_UNMAPPED = 3

/** Words with letters that their font does not name, as the only words that they can be; a sign that stays unknown is shown as `�`. */
export function restoreUnmapped(text: string): string {
  if (!unmappedCharacter.test(text)) return text
  return text.replace(wordWithUnmapped, (word) => {
    const few = (word.match(new RegExp(UNMAPPED, 'gu')) ?? []).length <= MOST_UNMAPPED
    return (
      (few && /\p{L}/u.test(word) ? soleReading(word) : null) ?? word.replace(new RegExp(UNMAPPED, 'gu'), '�')
    )
  })
}
