import { type LineSpan, type SourceLine, splitMarkup, splitNoteNumbers } from './line.js'

/** A line as its file has it, its line end included; its number is that of the file. */
interface RawLine {
  readonly source: string
  readonly number: number
}

const isBlankLine = ({ source }: RawLine): boolean => source.trim() === ''

/** So large a share of all lines stands between two blank ones where a copy is double-spaced. */
const DOUBLE_SPACED = 0.95

/** So many lines must go on with the sentence of the line before it, and this share of all. */
const FEWEST_GOING_ON = 2
const SHARE_GOING_ON = 0.08

/** Whether a blank line stands behind every line, in the midst of sentences too: word processors and mail programs do so. */
function isDoubleSpaced(lines: readonly RawLine[]): boolean {
  const worded = lines.flatMap((line, at) => (isBlankLine(line) ? [] : [at]))
  const pairs = worded.slice(1).map((at, turn) => [worded[turn] ?? 0, at] as const)
  const apart = pairs.filter(([one, other]) => other > one + 1).length
  const goingOn = pairs.filter(
    ([one, other]) =>
      other === one + 2 &&
      !/[.:;!?]['"’”)]?\s*$/.test(lines[one]?.source ?? '') &&
      /^\s*\p{Ll}/u.test(lines[other]?.source ?? ''),
  ).length
  return (
    pairs.length > 0 &&
    apart >= DOUBLE_SPACED * pairs.length &&
    goingOn >= Math.max(FEWEST_GOING_ON, SHARE_GOING_ON * pairs.length)
  )
}

/** Each line takes one blank line behind it as a part of its own end. */
function singleSpaced(lines: readonly RawLine[]): RawLine[] {
  const found: RawLine[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const [line, after] = [lines[at] as RawLine, lines[at + 1]]
    if (after && isBlankLine(after)) {
      found.push({ ...line, source: line.source + after.source })
      at += 1
    } else found.push(line)
  }
  return found
}

/** The lines of a text. Joined, they are the text; a copy that is double-spaced throughout gives those of its original. */
function splitLines(text: string): RawLine[] {
  const lines = (text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []).map((source, at) => ({
    source,
    number: at + 1,
  }))
  return isDoubleSpaced(lines) ? singleSpaced(lines) : lines
}

const pipedRow = /^\|.*\|$/

/** The spans of a row between pipes: each pipe is a mark, what stands between two is a cell. */
function pipedSpans(row: string): LineSpan[] {
  return row
    .split(/(\|)/)
    .filter((piece) => piece !== '')
    .flatMap((piece): LineSpan[] => (piece === '|' ? [{ source: piece, kind: 'mark' }] : splitMarkup(piece)))
}

const cellText = (source: string): string =>
  splitMarkup(source)
    .filter((span) => span.kind === 'words')
    .map((span) => span.source)
    .join('')
    .trim()

/** A table row as a copy draws it, with pipes or with tabs, or null for a line that is none. */
function parseTableRow(content: string): { spans: LineSpan[]; cells: string[] } | null {
  if (pipedRow.test(content)) {
    return { spans: pipedSpans(content), cells: content.slice(1, -1).split('|').map(cellText) }
  }
  if (!content.includes('\t')) return null
  return { spans: splitMarkup(content), cells: content.split('\t').map(cellText) }
}

/** A line of nothing but rules: `---`, `|---|---|`, `----⇥---`, `| | |`, or a bullet without words at a page break. */
const ruleOnly = /^[-–—_=*|:\s]+$/
const headingMark = /^(#{1,6})\s+/

const asMarks = (source: string): LineSpan[] => (source === '' ? [] : [{ source, kind: 'mark' }])

/** White space at the ends of a line's words belongs to the copy, not to the words. */
function trimSpans(spans: readonly LineSpan[]): LineSpan[] {
  const words = spans.flatMap((span, at) => (span.kind === 'words' && span.source.trim() !== '' ? [at] : []))
  const first = words[0] ?? -1
  const last = words.at(-1) ?? -1
  return spans.flatMap((span, at): LineSpan[] => {
    if (span.kind !== 'words') return [span]
    if (at < first || at > last) return asMarks(span.source)
    const lead = at === first ? (/^\s*/.exec(span.source)?.[0].length ?? 0) : 0
    const end = at === last ? span.source.trimEnd().length : span.source.length
    return [
      ...asMarks(span.source.slice(0, lead)),
      { source: span.source.slice(lead, end), kind: 'words' },
      ...asMarks(span.source.slice(end)),
    ]
  })
}

/** Whether the marks set all words of the line in bold. */
const isBold = (content: string): boolean => /^(\*\*(?!\s).*\*\*|<b>.*<\/b>)$/.test(content.trim())

function parseTextLine(source: string, number: number): SourceLine {
  const content = source.trim()
  const indent = source.search(/\S/)
  const common = {
    number,
    page: null,
    size: null,
    indent: Math.max(indent, 0),
    italic: false,
    furniture: null,
  }
  if (content === '' || ruleOnly.test(content)) {
    return { ...common, text: '', spans: asMarks(source), bold: false, heading: null, cells: null }
  }
  const hashes = headingMark.exec(content)
  const body = hashes ? content.slice(hashes[0].length) : content
  // Trailing tabs are cells that hold nothing, so a row is looked for before the white space at its end is cut.
  const untrimmed = source.replace(/[\r\n]+$/, '').trimStart()
  const row = parseTableRow(untrimmed.startsWith('|') ? content : untrimmed)
  const bodyAt = source.indexOf(body, Math.max(indent, 0) + (hashes?.[0].length ?? 0))
  const spans = [
    ...asMarks(source.slice(0, bodyAt)),
    ...trimSpans(row && content.startsWith('|') ? row.spans : splitMarkup(body)).flatMap(splitNoteNumbers),
    ...asMarks(source.slice(bodyAt + body.length)),
  ]
  const text = spans
    .filter((span) => span.kind === 'words')
    .map((span) => span.source)
    .join('')
  return {
    ...common,
    text,
    spans,
    bold: isBold(body),
    heading: hashes?.[1]?.length ?? null,
    cells: row?.cells ?? null,
  }
}

/**
 * The lines of a text file. Joined, the spans of all lines are the file again, line ends included.
 * Throws an error with a plain sentence for bytes that are not UTF-8 text.
 */
export function readText(bytes: Uint8Array): SourceLine[] {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Error('This is not a text file in UTF-8. Save it as plain text in UTF-8, or give the PDF.')
  }
  if (text.includes('\0'))
    throw new Error('This is not a text file: it holds binary data. Give plain text or the PDF.')
  return splitLines(text).map(({ source, number }) => parseTextLine(source, number))
}
