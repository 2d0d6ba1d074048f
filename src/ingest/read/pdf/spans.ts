import { withFlatNotes } from '../flat-notes.js'
import type { Span } from '../line.js'
import { bulletOf } from './bullet.js'
import type { Font } from './fonts.js'
import { readAs, withKnownLetters } from './letters.js'
import { isRaised, type Row } from './row.js'
import { blankBetween, closedUp } from './spaced-out.js'

const noteMark = /^[\d*†‡,\s]+$/

/**
 * The spans of a visual line: one blank between words, no white space at the ends, raised numbers as notes, and a
 * bullet's own shape as a mark before the words `- `.
 */
export function spansOf(row: Row, fonts: ReadonlyMap<string, Font>): Span[] {
  const bullet = bulletOf(row.runs, fonts)
  const blankGap = blankBetween(bullet?.rest ?? row.runs, row.size)
  const spans: Span[] = bullet
    ? [
        { source: bullet.shape, kind: 'mark' },
        { source: '- ', kind: 'words' },
      ]
    : []
  let right: number | null = null
  let blank = false
  // A blank before a note parts the words on both sides of the note; it is theirs only once there are words after it.
  let owed = false
  for (const run of bullet?.rest ?? row.runs) {
    const text = readAs(closedUp(run.text), fonts.get(run.font)?.symbols === true)
    const words = text.trim()
    if (words !== '') {
      const gap = right !== null && run.left - right > blankGap * row.size
      if (right !== null && (blank || gap || text.startsWith(' '))) owed = true
      const isNote = noteMark.test(words) && isRaised(run, row)
      if (owed) add(spans, { source: ' ', kind: isNote || !spans.some(isWords) ? 'mark' : 'words' })
      owed = owed && isNote && spans.some(isWords)
      add(spans, { source: words, kind: isNote ? 'note' : 'words' })
      right = run.right
    }
    blank = words === '' ? blank || text !== '' : text.endsWith(' ')
  }
  return spans
    .map((span) => (span.kind === 'words' ? { ...span, source: withKnownLetters(span.source) } : span))
    .flatMap(withFlatNotes)
}

function add(spans: Span[], { source, kind }: Span): void {
  const last = spans.at(-1)
  if (last?.kind === kind) spans[spans.length - 1] = { kind, source: last.source + source }
  else spans.push({ source, kind })
}

const isWords = ({ kind }: Span) => kind === 'words'

export const textOf = (spans: readonly Span[]) =>
  spans
    .filter(isWords)
    .map(({ source }) => source)
    .join('')
    .trim()
