import type { Framework } from '../../../model/report.js'
import type { Line } from '../../read/line.js'
import { bulletLead } from './bullet.js'
import { oneSpaced } from './fold.js'
import { gradeAtEnd, gradesPrinted, type Printed } from './grade.js'
import type { JudgementTable, TableRow } from './judgement-table.js'
import { goesOnAsLabel, isPartOfLabel, judgementMeant, judgementNamed } from './label.js'
import { isHeader, rowNumber } from './table-row.js'

/** A stretch of a table's text, and the lines that it takes. */
interface Stretch {
  readonly words: string
  readonly first: number
  readonly last: number
}

interface Piece {
  readonly kind: 'label' | 'grade'
  readonly words: string
  readonly at: number
}

/** Columns of a copy that keeps the page's layout stand so far apart. */
const COLUMN_GAP = /\s{3,}|\t/

/** A row's number, however far its label stands from it. */
const ownNumber = /^(\d(?:\.\d)?\.?)\s+/

const columnsOf = ({ text }: Line): string[] => text.replace(ownNumber, '$1 ').split(COLUMN_GAP)

/** The longest grade that a column breaks over lines; each break of it is a stretch of these words. */
const LONGEST_GRADE = 'requires improvement to be good'

const isPartOfGrade = (words: string): boolean =>
  gradesPrinted(words).length > 0 || ` ${LONGEST_GRADE} `.includes(` ${words.toLowerCase()} `)

const brokenGrade = /^(.{4,}?)\s+(requires(?:\s+improvement(?:\s+to(?:\s+be)?)?)?)$/i

/** Words too short to be told for part of a label. */
const SHORTEST_PART = 4
/** Lines that the longest label takes. */
const MOST_LINES = 3

const isSentence = (words: string): boolean => /[.:;]$|\.\s/.test(words.replace(rowNumber, ''))

/** 'Overall effectiveness: good' stands in a list, such as that of an earlier inspection's grades. */
const inList = /:\s*[\w\s]+$/

/** What one stretch of a line holds: part of a label, of a grade, or of both; null for what no table holds. */
function piecesOf(words: string, at: number, open: boolean, framework: Framework): Piece[] | null {
  if (isPartOfGrade(words)) return [{ kind: 'grade', words, at }]
  const [, before = '', broken = ''] = brokenGrade.exec(words) ?? []
  const end = gradeAtEnd(words)
  const label = broken ? before : (end?.rest ?? words)
  const bare = label.replace(rowNumber, '')
  const known = bare.length >= SHORTEST_PART && isPartOfLabel(bare, framework)
  if (isSentence(words) || inList.test(words) || !(known || open)) return null
  const grade = broken || end?.printed.quote
  const named: Piece = { kind: 'label', words: label, at }
  return grade ? [named, { kind: 'grade', words: grade, at }] : [named]
}

/** Whether a line that gives a grade comes soon, so that words before it are a label, whatever their wording. */
function gradeComes(lines: readonly Line[], at: number): boolean {
  const ahead = lines.slice(at).filter(({ text }) => text !== '')
  const grade = ahead.findIndex(({ text }) => isPartOfGrade(oneSpaced(text)))
  return grade > 0 && grade <= MOST_LINES && !ahead.slice(0, grade).some(({ text }) => isSentence(text))
}

/** The pieces of the table from line `at` on, in reading order. */
function piecesFrom(lines: readonly Line[], at: number, framework: Framework): Piece[] {
  const pieces: Piece[] = []
  let headed = false
  for (let here = at; here < lines.length; here += 1) {
    const line = lines[here]
    if (!line || line.text === '') continue
    if (line.cells || bulletLead(line) > 0) break
    if (isHeader(line)) {
      if (pieces.length > 0) break
      headed = true
      continue
    }
    const open = headed && gradeComes(lines, here)
    const found = columnsOf(line).map((words) => piecesOf(oneSpaced(words), here, open, framework))
    if (found.some((each) => each === null)) break
    pieces.push(...found.flatMap((each) => each ?? []))
  }
  return pieces
}

/** Pieces of one kind, put together as long as `goesOn` says so. */
function stretches(
  pieces: readonly Piece[],
  kind: Piece['kind'],
  goesOn: (before: string, words: string, parted: boolean) => boolean,
): Stretch[] {
  const found: Stretch[] = []
  for (const [turn, { kind: own, words, at }] of pieces.entries()) {
    if (own !== kind) continue
    const before = found.at(-1)
    if (before && goesOn(before.words, words, pieces[turn - 1]?.kind !== kind)) {
      found[found.length - 1] = { words: `${before.words} ${words}`, first: before.first, last: at }
    } else found.push({ words, first: at, last: at })
  }
  return found
}

const gradeGoesOn = (before: string, words: string): boolean =>
  LONGEST_GRADE.startsWith(`${before} ${words}`.toLowerCase())

/** A label may wrap around its grade, where it is one that the framework knows. */
const labelGoesOn =
  (framework: Framework) =>
  (before: string, words: string, parted: boolean): boolean =>
    !rowNumber.test(words) &&
    ((judgementNamed(before, framework) === null && !parted) ||
      goesOnAsLabel(`${before} ${words}`, framework))

/** A label with the grades that stand beside it or beneath it, before the next label. */
interface Row {
  readonly label: Stretch
  readonly grades: readonly Stretch[]
}

function rowsOf(labels: readonly Stretch[], grades: readonly Stretch[]): Row[] {
  return labels.map((label, at) => {
    const next = labels[at + 1]?.first ?? Number.POSITIVE_INFINITY
    return {
      label,
      grades: grades.filter(({ first, last }) => last >= label.first && first < next && last < next),
    }
  })
}

/** Whether a row's grade stands on a line of its label, or around it: there is no other row there. */
const isBeside = ({ label, grades: [grade] }: Row): boolean =>
  grade !== undefined && grade.first <= label.last && grade.last >= label.first

/** The grade of a row, where it meets its label beyond doubt; null where it may be a neighbour's. */
function sureGrade(row: Row, before: Row | undefined, inOrder: boolean): Printed | null {
  const [grade, ...others] = row.grades
  if (!grade || others.length > 0) return null
  const beneath = inOrder && (before === undefined || before.grades.length === 1)
  return isBeside(row) || beneath ? (gradesPrinted(grade.words)[0] ?? null) : null
}

/**
 * The judgement table that begins at line `at` of a copy that marks no columns, with each label on a line (or more) and
 * its grade behind, beside or beneath it. A grade is a row's only where it stands beside its label, or right beneath it in a
 * table in which each does; the labels of other rows are given in `doubtful`. Null for no table; undefined for
 * one without any label that is known.
 */
export function textTableAt(
  lines: readonly Line[],
  at: number,
  framework: Framework,
): JudgementTable | null | undefined {
  const first = lines[at]
  if (!first || first.text === '') return null
  const pieces = piecesFrom(lines, at, framework)
  const labels = stretches(pieces, 'label', labelGoesOn(framework))
  const grades = stretches(pieces, 'grade', gradeGoesOn)
  const all = rowsOf(labels, grades)
  // What follows the last row that has a grade is the next heading.
  const made = all.slice(0, 1 + all.findLastIndex((row) => row.grades.length > 0))
  const inOrder = !grades.some((grade) => !all.some((row) => row.grades.includes(grade)))
  const headed = isHeader(first)
  const named = made.map(({ label }) => judgementNamed(label.words, framework))
  const sure = headed || named.some((slug) => slug !== null)
  const slugOf = (label: string, turn: number): string | null => {
    const meant = named[turn] === null && sure ? judgementMeant(label, framework) : null
    return named[turn] ?? (meant !== null && !named.includes(meant) ? meant : null)
  }
  const rows: TableRow[] = []
  const doubtful: string[] = []
  for (const [turn, row] of made.entries()) {
    const label = row.label.words.replace(rowNumber, '')
    const slug = slugOf(label, turn)
    const printed = sureGrade(row, made[turn - 1], inOrder)
    if (printed) rows.push({ slug, label, printed })
    else if (slug) doubtful.push(slug)
  }
  const known = rows.filter(({ slug }) => slug !== null).length + doubtful.length
  if (known === 0) return grades.length > 0 ? undefined : null
  if (known < (headed || rowNumber.test(oneSpaced(first.text)) ? 1 : 2)) return null
  const end = Math.max(
    ...made.flatMap(({ label, grades: own }) => [label.last, ...own.map(({ last }) => last)]),
  )
  const opensChapter = rows.length === 1 && made.length === 1 && rows[0]?.slug !== 'overall-effectiveness'
  return { lines: end - at + 1, rows, opensChapter, doubtful }
}
