import { joinWrapped, noteMarks, type SourceLine } from '../../read/line.js'
import type { Draft, DraftParagraph } from '../draft/draft.js'
import { furnitureRole, type LineRole } from '../draft/line-roles.js'

/** A footnote at the foot of a page: its raised number, and its lines. */
interface Footnote {
  readonly mark: string | null
  readonly lines: SourceLine[]
}

/** The raised number that a footnote begins with. */
function footnoteMark(line: SourceLine): string | null {
  const first = line.spans.find((span) => span.kind !== 'mark' && span.source.trim() !== '')
  return first?.kind === 'note' ? first.source.trim() : null
}

function groupFootnotes(lines: readonly SourceLine[]): Footnote[] {
  const notes: Footnote[] = []
  for (const line of lines) {
    const mark = footnoteMark(line)
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
function headedBy(
  { mark, lines }: Footnote,
  text: readonly SourceLine[],
  paragraphs: readonly DraftParagraph[],
) {
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
  lines: readonly SourceLine[],
  text: readonly SourceLine[],
  { paragraphs }: Draft,
): [number, LineRole][] {
  return groupFootnotes(lines).flatMap((note) => {
    const page = note.lines[0]?.page ?? 0
    const to =
      paragraphs.find((each) => refersTo(each, note)) ??
      headedBy(note, text, paragraphs) ??
      paragraphs.findLast((each) => beginsBy(each, page))
    to?.notes.push(note.lines.map((line) => line.text).reduce(joinWrapped, ''))
    const lineRole: LineRole = to
      ? { role: { kind: 'note', key: to.key }, lead: null }
      : furnitureRole('boilerplate')
    return note.lines.map((line): [number, LineRole] => [line.number, lineRole])
  })
}
