import { findingOf } from '../../../model/finding.js'
import type { Block, CouncilRow } from '../../../model/reply.js'
import { between, marksOf, yearsOf } from '../../../reply/councils.js'
import { NO_JUDGEMENT, reportOf } from '../../../reply/grade-row.js'
import { LOOK } from '../../../reply/look.js'
import { escapeLine } from '../../escape.js'
import { strong } from '../markdown.js'
import { type Piece, piece } from '../piece.js'
import type { Fits } from '../room.js'
import { wordsPieces } from './words.js'

type Councils = Extract<Block, { block: 'councils' }>

/** Keeps a grade's sign on the line of its word. */
const UNBROKEN = '\u00A0'

/** `**Norfolk** 2026: ★ Outstanding` */
function drawn(row: CouncilRow, block: Councils): string {
  const when = block.order === 'side-by-side' ? ` ${yearsOf(row)}` : ''
  const marks = marksOf(row, block).map(({ before, row: grade, after }, at) => {
    const previous = row.grades[at - 1]
    const joint = previous === undefined ? '' : between(block, previous, grade)
    const finding = findingOf(grade)
    const said = finding === null ? NO_JUDGEMENT : `${LOOK[finding].sign}${UNBROKEN}${finding}`
    return `${joint}${before === '' ? '' : `${escapeLine(before)} `}${said}${after}`
  })
  return `${strong(row.name)}${when}: ${marks.join('')}`
}

/** A line a council. */
export const councilPieces = (block: Councils, fits: Fits): Piece[] =>
  block.rows.flatMap((row) => {
    const text = drawn(row, block)
    const [grade] = row.grades.toReversed()
    if (!fits(text)) return wordsPieces(text, fits)
    const opens = grade ? { report: grade.report, key: null, name: reportOf(grade) } : null
    return [piece('grade', text, { opens })]
  })
