import { oneLine } from './control-characters.js'
import { sentenceRanges } from './tokens.js'

/** Text fitted into the room there is: parted between sentences, cut between words. */

/** Where a text may be parted, best places only: after each of its sentences. */
const sentenceEnds = (text: string): number[] => sentenceRanges(text).map(({ to }) => to)

/** The longest beginning that fits, ended at a blank if there is one, never within a character. */
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
 * A text in parts that each fit, parted at the ends of sentences, within a sentence only where one alone is too long.
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
