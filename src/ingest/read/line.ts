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

/** A part of a source line. Joined in order, the spans of a line are the line as its source has it. */
export interface LineSpan {
  readonly source: string
  /** 'words' are the report's; a 'mark' is the copy's own (Markdown, HTML, table rules, white space at the ends);
   * a 'note' is the raised number of a footnote. */
  readonly kind: 'words' | 'mark' | 'note'
}

/** What a PDF's page carries beside the report's text. A footnote's own number is its first 'note' span. */
export type PageFurniture = 'header' | 'footer' | 'page number' | 'footnote'

/** One line of a source as every parser sees it, whatever the file type. */
export interface SourceLine {
  /** Counted from 1: in a text file its line, in a PDF the lines of all pages in reading order. */
  readonly number: number
  /** Counted from 1; null where the source has no pages. */
  readonly page: number | null
  /** The 'words' spans joined: no marks, no white space at either end. Empty for a blank line. */
  readonly text: string
  readonly spans: readonly LineSpan[]
  /** Distance of the first word from the left: columns in a text file, points in a PDF. */
  readonly indent: number
  /** Height of the letters in points; null where the source does not say. */
  readonly size: number | null
  /** The whole line is set in bold. */
  readonly bold: boolean
  /** The whole line is set in italics; false where the source does not say. */
  readonly italic: boolean
  /** Rank of a heading that the copy itself marks (`##` is 2); null where it marks none. */
  readonly heading: number | null
  /** The cells of a table row, each trimmed, where the copy marks columns (tabs, pipes, a PDF's columns). */
  readonly cells: readonly string[] | null
  /** What the line is where it is no part of the report's text; null for the text, and for all lines of a text file. */
  readonly furniture: PageFurniture | null
}

/** Where in a line's `text` a note's raised number stood, and that number. */
export function noteMarks(line: SourceLine): { at: number; mark: string }[] {
  const marks: { at: number; mark: string }[] = []
  let at = 0
  for (const span of line.spans) {
    if (span.kind === 'words') at += span.source.length
    if (span.kind === 'note') marks.push({ at, mark: span.source.trim() })
  }
  return marks
}

/** Letters and digits alone, in lower case: what two printings of one heading share when marks were lost. */
export const fold = (text: string): string =>
  (beyondAscii.test(text) ? text.normalize('NFKD') : text).toLowerCase().replace(/[^a-z0-9]+/g, '')

const beyondAscii = /[^ -~]/

/** White space, of any kind and length, as one space; none behind a soft hyphen at a line's end, which goes too. */
export const oneSpaced = (text: string): string =>
  isOneSpaced(text)
    ? text
    : text
        .replace(/\u00AD\s*/g, '')
        .replace(/\s+/g, ' ')
        .trim()

/** Most lines are so already. */
const isOneSpaced = (text: string): boolean => !/\u00AD|\s\s|[^\S ]|^\s|\s$/.test(text)

/** Whether words end where a sentence does. */
export const endsSentence = (text: string): boolean => /[.!?:;]['"’”)\]]*\d{0,2}$/.test(text.trimEnd())

const SOFT_HYPHEN = '\u00AD'

/**
 * Joins the two parts of a text that a line's or a page's end has cut: by one space, but without one after a hyphen
 * ('far-' 'reaching'), after a dash within a range of figures and after a stroke. A hyphen that waits for a
 * second word ('short-' 'and long-term') keeps its space; 'up-' 'to-date' waits for none. A soft hyphen, which stands
 * for the break of a word, goes.
 */
export function joinWrapped(before: string, after: string): string {
  if (before === '' || after === '') return before + after
  if (before.endsWith(SOFT_HYPHEN)) return before.slice(0, -1) + after
  const hyphened =
    /[\p{L}\d][-‐‑]$/u.test(before) && /^[\p{L}\d]/u.test(after) && !/^(and|or|to)\s/.test(after)
  const ranged = /\d[–—-]$/.test(before) && /^\d/.test(after)
  const stroked = /\p{L}\/$/u.test(before) && /^\p{L}/u.test(after)
  return hyphened || ranged || stroked ? before + after : `${before} ${after}`
}
