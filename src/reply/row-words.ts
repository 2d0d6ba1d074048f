import type { BlockOf, CouncilRow, FigureRow, GradeRow } from '../model/reply.js'
import { STRAND_IN_WORDS } from '../model/strand.js'
import { LEFT_OUT } from '../quotation/quote.js'

/** The words of a reply's rows that every screen shares: of grades, of lists over councils, of figures, of recommendations. */

export const NO_JUDGEMENT = 'no such judgement in this report'
export const DISPUTED = 'disputed: the report prints more than one grade'
export const RESPONSIBLE = 'Responsible body'

/** `Northumberland 2012`, `Surrey August 2015` */
export const reportOf = ({ authority, when }: Pick<GradeRow, 'authority' | 'when'>): string =>
  `${authority} ${when}`

/** Where a grade stands, its report named once: `Northumberland 2012 ¶75; Record of main findings`. */
export const gradePlaces = ({ citations, places }: GradeRow): string =>
  [...citations.slice(0, 1), ...places.slice(1)].join('; ')

/** `2022` or `2019 to 2022`: which inspections a line of a list is of. */
export const councilYears = ({ grades }: CouncilRow): string =>
  [...new Set(grades.map(({ when }) => when))].join(' to ')

/** What stands before a grade in its line: what it is of, where the line holds more than one thing. */
export interface CouncilGrade {
  readonly before: string
  readonly row: GradeRow
  /** What follows the grade: that the report disagrees with itself. */
  readonly after: string
}

/** The grades of a line, each with the words before it: `Leadership `, `2019 `, `looked after children `. */
export function gradeMarks({ grades }: CouncilRow, { order, labels }: BlockOf<'councils'>): CouncilGrade[] {
  const judgements = new Set(grades.map(({ judgement }) => judgement))
  return grades.map((row) => {
    const isOfSeveral = order === 'side-by-side' && judgements.size > 1
    const label = isOfSeveral ? `${labels[row.judgement] ?? row.label} ` : ''
    const year = order === 'over-time' ? `${row.when} ` : ''
    const strand = row.strand === null ? '' : `${STRAND_IN_WORDS[row.strand]} `
    return { before: `${year}${label}${strand}`, row, after: row.disputed ? ` (${DISPUTED})` : '' }
  })
}

/** What stands between two grades of a line: an arrow where time goes on. */
export const gradeJoint = ({ order }: BlockOf<'councils'>, one: GradeRow, next: GradeRow): string =>
  order === 'over-time' && one.report !== next.report ? ' → ' : ', '

/** `4 of 41 (10%)`, `4` */
export const shareInWords = ({ count, of }: Pick<FigureRow, 'count' | 'of'>): string =>
  of === null ? `${count}` : `${count} of ${of}${of > 0 ? ` (${Math.round((100 * count) / of)}%)` : ''}`

/** `Good 3, Inadequate 1` */
export const partWords = ({ parts }: FigureRow): string =>
  parts.map(({ label, count }) => `${label} ${count}`).join(', ')

/** Characters of a recommendation in brief. */
const OPENING_LENGTH = 100

/** How a recommendation begins, word for word. */
export function recommendationOpening(text: string): string {
  const [first = ''] = text.split('\n')
  const opening =
    first.length <= OPENING_LENGTH ? first : first.slice(0, OPENING_LENGTH).replace(/\s+\S*$/, '')
  return opening === text ? opening : `${opening} ${LEFT_OUT}`
}
