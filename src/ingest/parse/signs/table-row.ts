import type { Framework } from '../../../model/report.js'
import type { Line } from '../../read/line.js'
import { oneSpaced } from './fold.js'
import { gradesPrinted, type Printed } from './grade.js'
import { isPartOfLabel, judgementNamed } from './label.js'

/** A row that gives label and grade in cells of their own. */
export interface CellRow {
  /** As printed, without the row's number. */
  readonly label: string
  readonly printed: Printed
}

/** The words that name the columns. */
const header =
  /^((key|graded|judge?ments?|grades?|areas?|previous|last|current|this|new|inspection|\(?(19|20)\d\d\)?)\b\)?\s*)+$/i
const namesGrade = /\b(judge?ments?|grades?)\b/i

export const isHeader = ({ text }: Line): boolean => header.test(oneSpaced(text)) && namesGrade.test(text)

export const rowNumber = /^\d(\.\d)?\.?\s+/

/** A column that gives what an earlier inspection found. */
const past = /\b(previous|last|prior|earlier)\b/i

/** Of several cells that hold a grade, the one that holds this inspection's; -1 where nothing tells. */
function gradeCell(cells: readonly string[], columns: readonly string[]): number {
  const graded = cells.flatMap((cell, at) => (gradesPrinted(cell).length > 0 ? [at] : []))
  // The first columns of a row may be set as one, so that its cells answer to the names of the last.
  const nameOf = (at: number): string => columns[columns.length - cells.length + at] ?? ''
  const named = graded.filter((at) => nameOf(at) !== '' && !past.test(nameOf(at)))
  const [only, ...more] = graded.length > 1 ? named : graded
  return only !== undefined && more.length === 0 ? only : -1
}

/** The row of a line in columns of which one is nothing but a grade. `columns` are the names above them, where printed. */
export function rowInCells(line: Line, columns: readonly string[]): CellRow | null {
  const cells = line.cells ?? []
  const at = gradeCell(cells, columns)
  const printed = gradesPrinted(cells[at] ?? '')[0]
  const rest = cells.filter((cell, here) => here !== at && cell !== '' && gradesPrinted(cell).length === 0)
  if (!printed || rest.length === 0) return null
  return { label: oneSpaced(rest.join(' ')).replace(rowNumber, ''), printed }
}

/** A row in a narrow table wraps over at most this many lines. */
const MOST_LINES = 4

/** How a grade goes on in its column. */
const restOfGrade = /^(improvement|to be|be good|good|to be good|improvement to be|improvement to be good)$/i

/** A row whose cells wrap over several lines, which no frame holds together: each line has a part of label or grade. */
export function rowOverLines(
  lines: readonly Line[],
  at: number,
  columns: readonly string[],
  framework: Framework,
): { row: CellRow; lines: number } | null {
  const first = lines[at]
  if (!first?.cells || rowInCells(first, columns) || isHeader(first)) return null
  let label = ''
  let grade = ''
  let found: { row: CellRow; lines: number } | null = null
  for (const [turn, line] of lines.slice(at, at + MOST_LINES).entries()) {
    const cells = line.cells?.filter((cell) => cell !== '') ?? [line.text]
    const end = cells.at(-1) ?? ''
    const ends = cells.length > 1 || (turn > 0 && restOfGrade.test(end))
    const words = (ends ? cells.slice(0, -1) : cells).join(' ').replace(rowNumber, '')
    if (line.text === '' || (words !== '' && !isPartOfLabel(words, framework))) break
    label = oneSpaced(`${label} ${words}`)
    grade = ends ? oneSpaced(`${grade} ${end}`) : grade
    const printed = gradesPrinted(grade)[0]
    if (printed && judgementNamed(label, framework)) found = { row: { label, printed }, lines: turn + 1 }
  }
  return found
}
