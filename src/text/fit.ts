import { sentenceRanges } from './tokens.js'

/** Text made fit for what shows it: a terminal, one line, a cell, the room that there is. */

/** What steers a terminal: control characters, and the marks that turn the text behind them round. */
const CONTROL_CHARACTER = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** Without the characters that would steer a terminal; a reply may repeat what somebody typed. */
export const stripControls = (text: string): string =>
  text.replace(CONTROL_CHARACTER, (character) => (character === '\n' || character === '\t' ? character : ''))

/** A value as one line of JSON in which those characters are escaped too that JSON itself would let stand. */
export const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replace(
    CONTROL_CHARACTER,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** What a terminal or a log would act on instead of showing: control characters, line ends, marks that turn text round. */
const CONTROL_OR_LINE_END = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu

/** Words of a stranger on one line of a message: nothing in them acts, and they end where the message would drown. */
export function strippedLine(text: string, most = 300): string {
  const shown = text.replace(CONTROL_OR_LINE_END, ' ').trim()
  return shown.length <= most ? shown : `${shown.slice(0, most)}…`
}

/** With the sign for what is no character in the place of each half of a surrogate pair that stands alone. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD')

/** Whatever it was written as, on one line, a blank between its words. */
export const oneLine = (text: string): string => wellFormed(text).replace(/\s+/g, ' ').trim()

/** A cell of a CSV file (RFC 4180): in quotation marks where it holds a comma, a quotation mark or a line break. */
const csvCell = (value: string): string =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value

/** One row of a CSV file, without its line end. */
export const csvRow = (cells: readonly string[]): string => cells.map(csvCell).join(',')

/**
 * What a spreadsheet would take for a formula: it looks at a cell's first character, and blanks before it do not
 * matter. No grade, label or citation begins so; an extract from a stranger may, and a recommendation that is a list.
 */
const FORMULA = /^\s*[=+\-@]|^[\t\r]/

/** A cell that a spreadsheet shows as it stands: an apostrophe before it says that it is text. */
export const escapeFormula = (words: string): string => (FORMULA.test(words) ? `'${words}` : words)

/** Where a text may be parted, best places only: after each of its sentences. */
const sentenceEnds = (text: string): number[] => sentenceRanges(text).map(({ to }) => to)

/** Binary search: the longest beginning that fits, ended at a blank if there is one, never within a character. */
function wordEnd(text: string, from: number, fits: (part: string) => boolean): number {
  let low = from + 1
  let high = text.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(text.slice(from, middle))) low = middle
    else high = middle - 1
  }
  const blank = text.slice(from, low).search(/\s\S*$/)
  if (low < text.length && blank > 0) return from + blank
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(low - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(low))
  return splitsPair && low - 1 > from ? low - 1 : low
}

/**
 * Greedy partition: a text in parts that each fit, parted at the ends of sentences, within a sentence only where one alone is too long.
 * @param fits whether a part has room; must hold for any single character
 */
export function inParts(text: string, fits: (part: string) => boolean): string[] {
  const ends = [...sentenceEnds(text), text.length]
  const parts: string[] = []
  let from = 0
  while (text.slice(from).trim() !== '') {
    let end = from
    for (const next of ends) {
      if (next <= end) continue
      if (!fits(text.slice(from, next).trim())) break
      end = next
    }
    if (end === from) end = wordEnd(text, from, fits)
    const part = text.slice(from, end).trim()
    if (part !== '') parts.push(part)
    from = end
  }
  return parts
}

/** A label of at most so many characters, cut between words, with `…` for what is left out. */
export function cutLabel(text: string, length: number): string {
  const line = oneLine(text)
  if (line.length <= length) return line
  const end = wordEnd(line, 0, (part) => part.length <= length - 1)
  return `${line.slice(0, end).trimEnd()}…`
}
