import { withFlatNotes } from './flat-notes.js'
import type { Line, Span } from './line.js'
import { linesIn } from './line-ends.js'
import { inlineSpans } from './marks.js'
import { rowOf } from './row.js'

/** A line of nothing but rules: `---`, `|---|---|`, `----⇥---`, `| | |`, or a bullet without words at a page break. */
const ruleOnly = /^[-–—_=*|:\s]+$/

const headingMark = /^(#{1,6})\s+/

const asMarks = (source: string): Span[] => (source === '' ? [] : [{ source, kind: 'mark' }])

/** White space at the ends of a line's words belongs to the copy, not to the words. */
function trimmed(spans: readonly Span[]): Span[] {
  const words = spans.flatMap((span, at) => (span.kind === 'words' && span.source.trim() !== '' ? [at] : []))
  const first = words[0] ?? -1
  const last = words.at(-1) ?? -1
  return spans.flatMap((span, at): Span[] => {
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

function lineOf(source: string, number: number): Line {
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
  const row = rowOf(untrimmed.startsWith('|') ? content : untrimmed)
  const bodyAt = source.indexOf(body, Math.max(indent, 0) + (hashes?.[0].length ?? 0))
  const spans = [
    ...asMarks(source.slice(0, bodyAt)),
    ...trimmed(row && content.startsWith('|') ? row.spans : inlineSpans(body)).flatMap(withFlatNotes),
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
export function readText(bytes: Uint8Array): Line[] {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Error('This is not a text file in UTF-8. Save it as plain text in UTF-8, or give the PDF.')
  }
  if (text.includes('\0'))
    throw new Error('This is not a text file: it holds binary data. Give plain text or the PDF.')
  return linesIn(text).map(({ source, number }) => lineOf(source, number))
}
