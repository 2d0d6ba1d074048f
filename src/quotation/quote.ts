import { memoisedByText } from '../collections/memoise.js'

/**
 * Sentences of a paragraph, and quotations made of whole sentences. A quotation is always cut from the stored text,
 * never put together from words, so that it stands in the source as it stands here.
 */

/** Marks words left out between two sentences that are quoted. */
export const LEFT_OUT = '…'

/** Ends of words that the segmenter takes for ends of sentences and that are none. */
const ABBREVIATION =
  /(?:^|[\s(‘'"“])(?:e\.g|i\.e|etc|vs|cf|no|nos|Mr|Mrs|Ms|Dr|St|Rev|Prof|para|paras)\.\s*$/i

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' })

interface Range {
  from: number
  to: number
}

/** Where the sentences of a paragraph stand in it, the white space after each left out; a bullet begins one. */
export const sentenceRanges = (text: string): Readonly<Range>[] =>
  rangesOf(text).map(({ from, to }) => ({ from, to: from + text.slice(from, to).trimEnd().length }))

/**
 * Finding the sentences of a paragraph takes longer than finding the paragraph, and one that was shown is soon shown
 * again: at each letter that somebody types.
 */
const LATELY_ASKED = 1000
const rangesOf = memoisedByText<readonly Readonly<Range>[]>(segmented, LATELY_ASKED)

function segmented(text: string): Range[] {
  const ranges: Range[] = []
  for (const { segment, index } of segmenter.segment(text)) {
    const last = ranges.at(-1)
    const runsOn = last !== undefined && ABBREVIATION.test(text.slice(last.from, last.to))
    if (segment.trim() === '') continue
    if (runsOn) last.to = index + segment.length
    else ranges.push({ from: index, to: index + segment.length })
  }
  return ranges
}

/** The sentences of a paragraph in order, as they stand. */
export const sentencesOf = (text: string): string[] =>
  sentenceRanges(text).map(({ from, to }) => text.slice(from, to))

/**
 * The words of the given sentences (counted from 0), in the text's own order, neighbours joined as they stand and
 * ` … ` where some are left out; the whole text for null. Sentences that do not exist are passed over.
 */
export function quoteOf(text: string, sentences: readonly number[] | null): string {
  if (sentences === null) return text
  const ranges = rangesOf(text)
  const runs: Range[] = []
  let previous = -2
  for (const at of [...new Set(sentences)].sort((a, b) => a - b)) {
    const range = ranges[at]
    if (!range) continue
    const run = runs.at(-1)
    if (run && at === previous + 1) run.to = range.to
    else runs.push({ ...range })
    previous = at
  }
  return runs.map(({ from, to }) => text.slice(from, to).trim()).join(` ${LEFT_OUT} `)
}

/** Whether a quotation made by {@link quoteOf} stands in a text: each of its pieces, in the text's order. */
export function standsIn(quote: string, text: string): boolean {
  let from = 0
  for (const piece of quote.split(` ${LEFT_OUT} `)) {
    const at = text.indexOf(piece, from)
    if (at < 0) return standsWhole(quote, text)
    from = at + piece.length
  }
  return true
}

/** A source may print ' … ' itself: then the quotation stands there unsplit. */
const standsWhole = (quote: string, text: string): boolean => text.includes(quote)

/** Where a text may be parted, best places only: after each of its sentences. */
function sentenceEnds(text: string): number[] {
  let from = 0
  return sentencesOf(text).map((sentence) => {
    const at = text.indexOf(sentence, from)
    from = (at < 0 ? from : at) + sentence.length
    return from
  })
}

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
  const line = text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= length) return line
  const end = wordEnd(line, 0, (part) => part.length <= length - 1)
  return `${line.slice(0, end).trimEnd()}…`
}
