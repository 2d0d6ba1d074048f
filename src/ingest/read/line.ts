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
