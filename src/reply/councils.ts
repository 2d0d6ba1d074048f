import { findingOf } from '../model/finding.js'
import type { Block, CouncilRow, GradeRow } from '../model/reply.js'
import { STRAND_IN_WORDS } from '../model/strand.js'
import { DISPUTED, NO_JUDGEMENT } from './grade-row.js'
import { type Line, line, plain, type Span } from './line.js'

type Councils = Extract<Block, { block: 'councils' }>

/** What stands before a grade in its line: what it is of, where the line holds more than one thing. */
export interface Mark {
  readonly before: string
  readonly row: GradeRow
  /** What follows the grade: that the report disagrees with itself. */
  readonly after: string
}

/** `2022` or `2019 to 2022`: which inspections a line is of. */
export const yearsOf = ({ grades }: CouncilRow): string =>
  [...new Set(grades.map(({ when }) => when))].join(' to ')

/** The grades of a line, each with the words before it: `Leadership `, `2019 `, `looked after children `. */
export function marksOf({ grades }: CouncilRow, { order, labels }: Councils): Mark[] {
  const judgements = new Set(grades.map(({ judgement }) => judgement))
  return grades.map((row) => {
    const isAmong = order === 'side-by-side' && judgements.size > 1
    const label = isAmong ? `${labels[row.judgement] ?? row.label} ` : ''
    const year = order === 'over-time' ? `${row.when} ` : ''
    const strand = row.strand === null ? '' : `${STRAND_IN_WORDS[row.strand]} `
    return { before: `${year}${label}${strand}`, row, after: row.disputed ? ` (${DISPUTED})` : '' }
  })
}

/** What stands between two grades of a line: an arrow where time goes on. */
export const between = ({ order }: Councils, one: GradeRow, next: GradeRow): string =>
  order === 'over-time' && one.report !== next.report ? ' → ' : ', '

/** `Norfolk 2026: Outstanding`, `Norfolk: 2023 Good → 2026 Outstanding` */
export const councilLines = (block: Councils): Line[] =>
  block.rows.map((row) => {
    const name = block.order === 'side-by-side' ? `${row.name} ${yearsOf(row)}` : row.name
    const marks = marksOf(row, block).flatMap(({ before, row: grade, after }, at): Span[] => {
      const previous = row.grades[at - 1]
      const joint = previous === undefined ? '' : between(block, previous, grade)
      const finding = findingOf(grade)
      const said: Span = finding === null ? plain(NO_JUDGEMENT) : { tone: 'grade', text: finding }
      return [plain(`${joint}${before}`), said, plain(after)].filter(({ text }) => text !== '')
    })
    return line('group', plain(`${name}: `), ...marks)
  })
