import type { LineSpan } from './line.js'

/** Signs that print nothing: of zero width, of direction, joiners, variants, the mark of a file's byte order, tags. */
export const invisibleCharacters =
  /[\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]|[\uFE00-\uFE0F]/gu

/** As those, and the soft hyphen within a line; at its end it says that the word goes on. */
const invisibleInLine = new RegExp(`(?:${invisibleCharacters.source}|\u00AD(?=.))+`, 'gu')

/** What a copy adds to the words of a report: Markdown's emphasis and links, and HTML tags. */
const inlineMarkup =
  /(?<tag><\/?(?:b|i|u|em|strong|sup|sub|br)\s*\/?>)|(?<strong>\*\*)(?=\S)|(?<=\S)(?<close>\*\*)|(?<link>\[)(?<shown>[^\][]+)(?<target>\]\([^()\s]*\))|<(?<address>https?:\/\/[^<>\s]+)>/gi

const emphasis = /(?<![\w*])\*(?=[^\s*])(?<inside>[^*]*[^\s*])\*(?![\w*])/g

/** The ranges of `source` that are markup, as pairs of offsets. */
function markupRanges(source: string): [number, number][] {
  const found: [number, number][] = []
  for (const match of source.matchAll(inlineMarkup)) {
    const { shown, address } = match.groups ?? {}
    const end = match.index + match[0].length
    if (shown !== undefined) {
      found.push([match.index, match.index + 1], [match.index + 1 + shown.length, end])
    } else if (address !== undefined) found.push([match.index, match.index + 1], [end - 1, end])
    else found.push([match.index, end])
  }
  for (const match of source.matchAll(invisibleInLine))
    found.push([match.index, match.index + match[0].length])
  for (const match of source.matchAll(emphasis)) {
    const end = match.index + match[0].length
    found.push([match.index, match.index + 1], [end - 1, end])
  }
  return found.sort((a, b) => a[0] - b[0])
}

/** Tokenises a part of a line into its words and the markup among them; joined, the spans are `source` again. */
export function splitMarkup(source: string): LineSpan[] {
  const spans: LineSpan[] = []
  let at = 0
  for (const [from, to] of markupRanges(source)) {
    if (from < at) continue
    if (from > at) spans.push({ source: source.slice(at, from), kind: 'words' })
    spans.push({ source: source.slice(from, to), kind: 'mark' })
    at = to
  }
  if (at < source.length) spans.push({ source: source.slice(at), kind: 'words' })
  return spans
}

/** Words that are followed by a number of their own, which a copy may have drawn to them. */
const numberedNouns =
  'section|grade|stage|phase|level|annex|appendix|table|figure|chart|page|year|tier|step|band|group|paragraph|chapter|option|part|article|schedule'

/**
 * A note's number that is not raised, or that a copy has set on the line: behind the stop of a sentence ('homes.1'),
 * drawn to a whole word ('board1'), a raised figure of Unicode ('homes²'), or a star or dagger.
 */
const inlineNoteNumber = new RegExp(
  [
    "(?<=(?<!\\b(?:para|note|page|sect|chap))(?<=\\p{Ll}{4})[.,;:!?]['’”)]?)\\d{1,2}(?=\\s|$)",
    `(?<=(?<![\\p{L}\\d])(?!(?:${numberedNouns})\\d)\\p{L}?\\p{Ll}{4,})[1-9](?=[\\s.,;:]|$)`,
    "(?<=[\\p{L}.,;:!?'’”)]{3})[⁰¹²³⁴-⁹]+(?=[\\s.,;:]|$)",
    '(?<=\\p{Ll}{3,}[.,;:]?)(?:[†‡]+|\\*{1,3})(?=[\\s.,;:]|$)',
  ].join('|'),
  'gu',
)

/** Signs that such a number is made of: most lines have none, and looking behind every letter takes its time. */
const noteSigns = /[\d⁰¹²³⁴-⁹†‡*]/

/** Tells the numbers of notes that stand on the line from the words before them. */
export function splitNoteNumbers(span: LineSpan): LineSpan[] {
  if (span.kind !== 'words' || !noteSigns.test(span.source)) return [span]
  const found: LineSpan[] = []
  let at = 0
  for (const match of span.source.matchAll(inlineNoteNumber)) {
    found.push(
      { source: span.source.slice(at, match.index), kind: 'words' },
      { source: match[0], kind: 'note' },
    )
    at = match.index + match[0].length
  }
  if (at === 0) return [span]
  return at < span.source.length ? [...found, { source: span.source.slice(at), kind: 'words' }] : found
}
