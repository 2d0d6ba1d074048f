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
