import type { Framework } from '../../../model/report.js'
import type { Line } from '../../read/line.js'
import { oneSpaced } from './fold.js'
import { gradeAtEnd, gradesPrinted, type Printed } from './grade.js'
import { goesOnAsLabel, isPartOfLabel, judgementMeant, judgementNamed } from './label.js'
import { isHeader, rowInCells, rowNumber, rowOverLines } from './table-row.js'
import { textTableAt } from './text-table.js'

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
  /** The slugs of rows whose grade cannot be told from a neighbour's. */
  readonly doubtful: readonly string[]
}

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

/** What a line adds to a table, or null for a line that belongs to none. */
function pieceOf(line: Line, columns: readonly string[], framework: Framework): Piece | null {
  const text = oneSpaced(line.text)
  if (isHeader(line)) return { kind: 'header', label: '', printed: null, whole: false }
  const inCells = rowInCells(line, columns)
  const row: Piece | null = inCells && { ...inCells, kind: 'row', whole: true }
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

/** Lines of a table, blank ones within it included, as pieces by the offset of their last line. */
function piecesFrom(lines: readonly Line[], at: number, framework: Framework): Map<number, Piece> {
  const pieces = new Map<number, Piece>()
  let columns: readonly string[] = []
  for (let here = at; here < lines.length; here += 1) {
    const line = lines[here]
    if (!line || line.text === '') continue
    if (isHeader(line)) columns = line.cells ?? []
    const wrapped = rowOverLines(lines, here, columns, framework)
    const piece = wrapped
      ? { ...wrapped.row, kind: 'row' as const, whole: true }
      : pieceOf(line, columns, framework)
    if (!piece) break
    if (wrapped) here += wrapped.lines - 1
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

/** In a table that names some judgements as they are known, a row of another wording is known by its chief words. */
function withMeant(rows: readonly TableRow[], sure: boolean, framework: Framework): TableRow[] {
  const taken = new Set(rows.map(({ slug }) => slug))
  return rows.map((row) => {
    const meant = row.slug === null && sure ? judgementMeant(row.label, framework) : null
    return meant === null || taken.has(meant) ? row : { ...row, slug: meant }
  })
}

/** The judgement table that begins at line `at`, or null. */
export function judgementTableAt(
  lines: readonly Line[],
  at: number,
  framework: Framework,
): JudgementTable | null {
  const line = lines[at]
  if (!line || line.text === '') return null
  const inText = line.page === null && !line.cells ? textTableAt(lines, at, framework) : undefined
  if (inText !== undefined) return inText
  const pieces = piecesFrom(lines, at, framework)
  const [first] = pieces.values()
  if (!first || (first.kind === 'words' && !first.printed)) return null
  const all = [...pieces.values()]
  const { rows: named, taken } = rowsOf(all, framework)
  const sure = named.some(({ slug }) => slug !== null) || first.kind === 'header'
  const rows = withMeant(named, sure, framework)
  const known = rows.filter(({ slug }) => slug !== null)
  // A heading may end in its grade too, but has no columns.
  if (known.length === 1 && all.every(({ kind }) => kind === 'words')) return null
  // A copy may have lost the labels of its table: then several bare grades still show what it was.
  if (known.length === 0 && all.filter(({ printed, whole }) => printed && !whole).length < 2) return null
  // What follows the last row in words alone is the next heading.
  const last = [...pieces.keys()].at(rows.length > 0 ? taken - 1 : -1) ?? at
  const opensChapter = rows.length === 1 && rows[0]?.slug !== 'overall-effectiveness'
  return { lines: last - at + 1, rows, opensChapter, doubtful: [] }
}
