import type { Framework } from '../../../model/report.js'
import { judgementsOf } from '../../../vocabulary/judgements.js'
import type { Line } from '../../read/line.js'
import { fold } from './fold.js'
import { gradeAtEnd, gradesPrinted, type Printed } from './grade.js'

export interface TableRow {
  readonly slug: string
  /** As printed. */
  readonly label: string
  readonly printed: Printed
}

/** A table that gives judgements their grades: on a cover, or at the head of a chapter ('Key judgement'). */
export interface JudgementTable {
  readonly lines: number
  readonly rows: readonly TableRow[]
  /** A cover's table has several rows; one alone stands at the head of a chapter and names it. */
  readonly opensChapter: boolean
}

const header =
  /^(key\s*judge?ments?|judge?ments?|grades?|judge?ment\s+grade|key\s+judge?ment\s+judge?ment\s+grade|judge?ment\s+judge?ment\s+grade)$/i
const rowNumber = /^\d(\.\d)?\.?\s+/
/** How a grade goes on in the next line of a narrow column. */
const restOfGrade = /\s*\bto be good$/i

interface Piece {
  readonly header: boolean
  /** Words of a label, or part of them. */
  readonly label: string
  readonly printed: Printed | null
}

const flat = (line: Line): string => line.text.replace(/\s+/g, ' ').trim()

/** What a line adds to a table, or null for a line that belongs to none. */
function pieceOf(line: Line, labels: readonly string[]): Piece | null {
  const text = flat(line)
  if (header.test(text)) return { header: true, label: '', printed: null }
  const bare = text.replace(rowNumber, '')
  // 'good.' is the end of a sentence and 'protection: good' that of a heading; a table prints neither.
  if (/\.$/.test(bare) || /:\s*[\w\s]+$/.test(bare)) return null
  const whole = gradesPrinted(bare)[0] ?? null
  const cut = whole ? { rest: '', printed: whole } : gradeAtEnd(bare)
  const label = (cut ? cut.rest : bare).replace(restOfGrade, '').trim()
  const folded = fold(label)
  const fits = folded === '' || (folded.length > 3 && labels.some((each) => each.includes(folded)))
  if (!fits || (folded === '' && !cut && !restOfGrade.test(` ${bare}`))) return null
  return { header: false, label, printed: cut?.printed ?? null }
}

/** Lines of a table, blank ones within it included, as pieces by offset. */
function piecesFrom(lines: readonly Line[], at: number, labels: readonly string[]): Map<number, Piece> {
  const pieces = new Map<number, Piece>()
  for (let here = at; here < lines.length; here += 1) {
    const line = lines[here]
    if (!line || line.text === '') continue
    const piece = pieceOf(line, labels)
    if (!piece) break
    pieces.set(here, piece)
  }
  return pieces
}

/** The judgement table that begins at line `at`, or null. Labels may wrap around their grade. */
export function judgementTableAt(
  lines: readonly Line[],
  at: number,
  framework: Framework,
): JudgementTable | null {
  if ((lines[at]?.text ?? '') === '') return null
  const slugs = new Map(
    judgementsOf(framework).flatMap((each) =>
      [each.label, ...each.printed].map((label) => [fold(label), each.slug]),
    ),
  )
  const labels = [...slugs.keys()]
  const pieces = piecesFrom(lines, at, labels)
  const first = pieces.get(at)
  if (!first || !(first.header || first.printed || rowNumber.test(flat(lines[at] as Line)))) return null

  const rows: TableRow[] = []
  const all = [...pieces.values()]
  let label = ''
  let printed: Printed | null = null
  for (const [turn, piece] of all.entries()) {
    label = `${label} ${piece.label}`.trim()
    printed ??= piece.printed
    const slug = slugs.get(fold(label))
    const next = all[turn + 1]
    const longer = next?.label ? fold(`${label} ${next.label}`) : ''
    if (!slug || !printed || (longer !== '' && labels.some((each) => each.startsWith(longer)))) continue
    rows.push({ slug, label, printed })
    label = ''
    printed = null
  }
  // A copy may have lost the labels of its table: then several bare grades still show what it was.
  if (rows.length === 0 && all.filter((piece) => piece.printed).length < 2) return null
  const last = [...pieces.keys()].at(-1) ?? at
  return { lines: last - at + 1, rows, opensChapter: rows.length === 1 }
}
