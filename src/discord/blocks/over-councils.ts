import { findingOf } from '../../model/finding.js'
import type { Block, CouncilRow } from '../../model/reply.js'
import {
  councilYears,
  gradeJoint,
  gradeMarks,
  inspectionBeside,
  NO_JUDGEMENT,
  partWords,
  shareInWords,
} from '../../reply/reply-lines.js'
import { bold, escapeLine, subtext } from '../components/markdown.js'
import { type Fits, piece, type ReplyPiece } from '../components/piece.js'
import { gradeSign, openReport } from './grades.js'
import { wordsPieces } from './words.js'

type CouncilsBlock = Extract<Block, { block: 'councils' }>

/** `**Norfolk** 2026: ★ Outstanding` */
function drawCouncilRow(row: CouncilRow, block: CouncilsBlock): string {
  const when = block.order === 'side-by-side' ? ` ${escapeLine(councilYears(row))}` : ''
  const marks = gradeMarks(row, block).map(({ before, row: grade, after }, at) => {
    const previous = row.grades[at - 1]
    const joint = previous === undefined ? '' : gradeJoint(block, previous, grade)
    const finding = findingOf(grade)
    const said = finding === null ? NO_JUDGEMENT : `${gradeSign(finding)}${finding}`
    return `${joint}${before === '' ? '' : `${escapeLine(before)} `}${said}${after}`
  })
  return `${bold(row.name)}${when}: ${marks.join('')}${escapeLine(inspectionBeside(row))}`
}

/** A line a council. */
export const councilPieces = (block: CouncilsBlock, fits: Fits): ReplyPiece[] =>
  block.rows.flatMap((row) => {
    const text = drawCouncilRow(row, block)
    const [grade] = row.grades.toReversed()
    if (!fits(text)) return wordsPieces(text, fits)
    const opens = grade ? openReport(grade) : null
    return [piece('grade', text, { opens })]
  })

/** Counts in order, a line each, under their title. */
export const figurePieces = (
  { title, rows }: Extract<Block, { block: 'figures' }>,
  fits: Fits,
): ReplyPiece[] =>
  rows.flatMap((row) => {
    const under = title === '' ? null : bold(title)
    const parts = row.parts.length > 0 ? `\n${subtext(partWords(row))}` : ''
    const text = `${gradeSign(row.label)}${escapeLine(row.label)}: ${bold(shareInWords(row))}${parts}`
    if (fits(`${under ?? ''}\n${text}`)) return [piece('grade', text, { under })]
    return wordsPieces(`${title}\n${row.label}: ${shareInWords(row)}\n${partWords(row)}`, fits)
  })
