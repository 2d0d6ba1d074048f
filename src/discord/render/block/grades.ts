import { groupsOf } from '../../../groups.js'
import { besideFinding, findingOf } from '../../../model/finding.js'
import type { GradeRow } from '../../../model/reply.js'
import { STRAND_IN_WORDS } from '../../../model/strand.js'
import { DISPUTED, NO_JUDGEMENT, placesOf, reportOf } from '../../../reply/grade-row.js'
import { LOOK } from '../../../reply/look.js'
import { escapeLine } from '../../escape.js'
import { small, strong } from '../markdown.js'
import { PIECE_LENGTH, type Piece, piece } from '../piece.js'
import { wordsPieces } from './words.js'

/** Keeps a grade's sign on the line of its word. */
const UNBROKEN = '\u00A0'

function gradeWords(row: GradeRow): string {
  const finding = findingOf(row)
  if (finding === null) return NO_JUDGEMENT
  return `${LOOK[finding].sign}${UNBROKEN}${strong(finding)}${escapeLine(besideFinding(row))}`
}

/** `Staying safe: ● **Good**`, and its citations small on the next line. */
function drawRow(row: GradeRow): string {
  const disputed = row.disputed ? ` (${DISPUTED})` : ''
  const grade = `${escapeLine(`${row.label}:`)} ${gradeWords(row)}${disputed}`
  const citations = row.citations.length > 0 ? small(placesOf(row).replace(/\s+/g, ' ')) : ''
  return citations === '' ? grade : `${grade}\n${citations}`
}

function rowPieces(row: GradeRow): Piece[] {
  const strand = row.strand === null ? '' : ` – ${STRAND_IN_WORDS[row.strand]}`
  const under = `${strong(reportOf(row))}${strand}`
  const text = drawRow(row)
  const opens = { report: row.report, key: null, name: reportOf(row) }
  if (under.length + text.length < PIECE_LENGTH) return [piece('grade', text, { under, opens })]
  const whole = `${reportOf(row)}${strand} – ${row.label}: ${findingOf(row) ?? NO_JUDGEMENT}${besideFinding(row)}`
  return wordsPieces(`${whole}\n${row.citations.join('; ')}`)
}

/** Grades under the name of their report and strand, groups in the order in which each first comes. */
export const gradePieces = (rows: readonly GradeRow[]): Piece[] =>
  groupsOf(rows, (row) => `${row.report} ${row.strand}`).flatMap((group) => group.flatMap(rowPieces))
