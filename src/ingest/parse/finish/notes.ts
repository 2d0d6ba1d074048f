import { type Line, noteMarks } from '../../read/line.js'
import { type Fate, furniture } from '../place.js'
import type { Draft, DraftParagraph } from '../walk/draft.js'
import { heal } from './heal.js'

/** A footnote at the foot of a page: its raised number, and its lines. */
interface Footnote {
  readonly mark: string | null
  readonly lines: Line[]
}

/** The raised number that a footnote begins with. */
function markOf(line: Line): string | null {
  const first = line.spans.find((span) => span.kind !== 'mark' && span.source.trim() !== '')
  return first?.kind === 'note' ? first.source.trim() : null
}

function footnotesIn(lines: readonly Line[]): Footnote[] {
  const notes: Footnote[] = []
  for (const line of lines) {
    const mark = markOf(line)
    const open = notes.at(-1)
    if (mark === null && open && open.lines[0]?.page === line.page) open.lines.push(line)
    else notes.push({ mark, lines: [line] })
  }
  return notes
}

const refersTo = (paragraph: DraftParagraph, { mark, lines }: Footnote): boolean =>
  paragraph.parts.some(
    ({ line }) => line.page === lines[0]?.page && noteMarks(line).some((each) => each.mark === mark),
  )

/** The first paragraph behind a line of the page that is no paragraph's, and refers to the note: a heading. */
function headedBy({ mark, lines }: Footnote, text: readonly Line[], paragraphs: readonly DraftParagraph[]) {
  const heading = text.find(
    (line) => line.page === lines[0]?.page && noteMarks(line).some((each) => each.mark === mark),
  )
  return heading && paragraphs.find(({ parts }) => (parts[0]?.line.number ?? 0) > heading.number)
}

const beginsBy = (paragraph: DraftParagraph, page: number): boolean =>
  (paragraph.parts[0]?.line.page ?? 0) <= page

/**
 * Keeps each footnote beside the paragraph that refers to it on its page; one to which a heading refers, beside the
 * first paragraph under it; any other beside the last that begins by then. `text` are the lines that may refer to it.
 * Gives the places of the footnotes' lines.
 */
export function attachFootnotes(
  lines: readonly Line[],
  text: readonly Line[],
  { paragraphs }: Draft,
): [number, Fate][] {
  return footnotesIn(lines).flatMap((note) => {
    const page = note.lines[0]?.page ?? 0
    const to =
      paragraphs.find((each) => refersTo(each, note)) ??
      headedBy(note, text, paragraphs) ??
      paragraphs.findLast((each) => beginsBy(each, page))
    to?.notes.push(note.lines.map((line) => line.text).reduce(heal, ''))
    const fate: Fate = to ? { place: { kind: 'note', key: to.key }, lead: null } : furniture('boilerplate')
    return note.lines.map((line): [number, Fate] => [line.number, fate])
  })
}
