import type { Span } from './line.js'
import { inlineSpans } from './marks.js'

const pipedRow = /^\|.*\|$/

/** The spans of a row between pipes: each pipe is a mark, what stands between two is a cell. */
function pipedSpans(row: string): Span[] {
  return row
    .split(/(\|)/)
    .filter((piece) => piece !== '')
    .flatMap((piece): Span[] => (piece === '|' ? [{ source: piece, kind: 'mark' }] : inlineSpans(piece)))
}

const wordsOf = (source: string): string =>
  inlineSpans(source)
    .filter((span) => span.kind === 'words')
    .map((span) => span.source)
    .join('')
    .trim()

/** A table row as a copy draws it, with pipes or with tabs, or null for a line that is none. */
export function rowOf(content: string): { spans: Span[]; cells: string[] } | null {
  if (pipedRow.test(content)) {
    return { spans: pipedSpans(content), cells: content.slice(1, -1).split('|').map(wordsOf) }
  }
  if (!content.includes('\t')) return null
  return { spans: inlineSpans(content), cells: content.split('\t').map(wordsOf) }
}
