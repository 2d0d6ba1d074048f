import type { Framework } from '../../../model/report.js'
import type { Line } from '../../read/line.js'
import { oneSpaced } from './fold.js'
import { gradeAtEnd, gradesPrinted, type Printed } from './grade.js'
import { goesOnAsLabel, isPartOfLabel, judgementNamed } from './label.js'

export interface TableRow {
  /** What is judged; null for a label that the framework does not know. */
  readonly slug: string | null
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

/** The words that name the columns. */
const header = /^((key|graded|judge?ments?|grades?|areas?)\b\s*)+$/i
const rowNumber = /^\d(\.\d)?\.?\s+/
/** How a grade goes on in the next line of a narrow column. */
const restOfGrade = /\s*\bto be good$/i
/** Words too short to be told for part of a label. */
const SHORTEST_PART = 4

interface Piece {
  /** How sure it is that the line belongs to a table: it names the columns, or has some, or a row's number. */
  readonly kind: 'header' | 'row' | 'words'
  /** Words of a label, or part of them. */
  readonly label: string
  readonly printed: Printed | null
  /** Its cells give label and grade, so nothing of the row stands in other lines. */
  readonly whole: boolean
}

/** The row of a line in columns of which one is nothing but a grade. */
function rowInCells(line: Line): Piece | null {
  const cells = line.cells?.filter((cell) => cell !== '') ?? []
  const at = cells.findIndex((cell) => gradesPrinted(cell).length > 0)
  const printed = gradesPrinted(cells[at] ?? '')[0]
  if (cells.length < 2 || !printed) return null
  const label = oneSpaced(cells.filter((_, here) => here !== at).join(' ')).replace(rowNumber, '')
  return { kind: 'row', label, printed, whole: true }
}

/** What a line adds to a table, or null for a line that belongs to none. */
function pieceOf(line: Line, framework: Framework): Piece | null {
  const text = oneSpaced(line.text)
  if (header.test(text)) return { kind: 'header', label: '', printed: null, whole: false }
  const row = rowInCells(line)
  if (row && judgementNamed(row.label, framework)) return row
  const kind = rowNumber.test(text) || line.cells ? 'row' : 'words'
  const bare = text.replace(rowNumber, '')
  // 'good.' is the end of a sentence and 'protection: good' that of a heading; a table prints neither.
  if (/\.$/.test(bare) || /:\s*[\w\s]+$/.test(bare)) return row
  const whole = gradesPrinted(bare)[0] ?? null
  const cut = whole ? { rest: '', printed: whole } : gradeAtEnd(bare)
  const label = (cut ? cut.rest : bare).replace(restOfGrade, '').trim()
  const fits = label === '' || (label.length >= SHORTEST_PART && isPartOfLabel(label, framework))
  if (!fits || (label === '' && !cut && !restOfGrade.test(` ${bare}`))) return row
  return { kind, label, printed: cut?.printed ?? null, whole: false }
}

/** Lines of a table, blank ones within it included, as pieces by offset. */
function piecesFrom(lines: readonly Line[], at: number, framework: Framework): Map<number, Piece> {
  const pieces = new Map<number, Piece>()
  for (let here = at; here < lines.length; here += 1) {
    const line = lines[here]
    if (!line || line.text === '') continue
    const piece = pieceOf(line, framework)
    if (!piece) break
    pieces.set(here, piece)
  }
  return pieces
}

/** The rows that the pieces make, and how many pieces they take. A label may wrap around its grade. */
function rowsOf(pieces: readonly Piece[], framework: Framework): { rows: TableRow[]; taken: number } {
  const rows: TableRow[] = []
  let label = ''
  let printed: Printed | null = null
  let taken = 0
  for (const [turn, piece] of pieces.entries()) {
    if (piece.whole && piece.printed) {
      rows.push({ slug: judgementNamed(piece.label, framework), label: piece.label, printed: piece.printed })
      taken = turn + 1
      continue
    }
    label = `${label} ${piece.label}`.trim()
    printed ??= piece.printed
    const slug = judgementNamed(label, framework)
    const next = pieces[turn + 1]
    const longer = next?.label && !next.whole && goesOnAsLabel(`${label} ${next.label}`, framework)
    if (!slug || !printed || longer) continue
    rows.push({ slug, label, printed })
    taken = turn + 1
    label = ''
    printed = null
  }
  return { rows, taken }
}

/** The judgement table that begins at line `at`, or null. */
export function judgementTableAt(
  lines: readonly Line[],
  at: number,
  framework: Framework,
): JudgementTable | null {
  if ((lines[at]?.text ?? '') === '') return null
  const pieces = piecesFrom(lines, at, framework)
  const first = pieces.get(at)
  if (!first || (first.kind === 'words' && !first.printed)) return null
  const all = [...pieces.values()]
  const { rows, taken } = rowsOf(all, framework)
  const known = rows.filter(({ slug }) => slug !== null)
  // A heading may end in its grade too, but has no columns.
  if (known.length === 1 && all.every(({ kind }) => kind === 'words')) return null
  // A copy may have lost the labels of its table: then several bare grades still show what it was.
  if (known.length === 0 && all.filter(({ printed, whole }) => printed && !whole).length < 2) return null
  // What follows the last row in words alone is the next heading.
  const last = [...pieces.keys()].at(rows.length > 0 ? taken - 1 : -1) ?? at
  const opensChapter = rows.length === 1 && rows[0]?.slug !== 'overall-effectiveness'
  return { lines: last - at + 1, rows, opensChapter }
}
