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
