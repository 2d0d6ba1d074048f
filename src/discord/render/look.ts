import { type GradeRow, gradesOf, type Reply } from '../../model/reply.js'
import type { Grade } from '../../model/report.js'

interface Look {
  /** Of the container's edge: tones that stay apart for colour-blind eyes (Okabe and Ito's palette). */
  readonly colour: number
  /** Stands before the grade's word, so that colour never says it alone. */
  readonly sign: string
}

export const LOOK: Readonly<Record<Grade, Look>> = {
  Outstanding: { colour: 0x0072b2, sign: '★' },
  Good: { colour: 0x009e73, sign: '●' },
  Adequate: { colour: 0xf0e442, sign: '◆' },
  'Requires improvement': { colour: 0xe69f00, sign: '◇' },
  Inadequate: { colour: 0xd55e00, sign: '▼' },
  'Not judged': { colour: 0x999999, sign: '○' },
}

/** Without a grade, or with different ones. */
export const NEUTRAL = 0x56708a

/** The colour of a list of grades where all are one, else none of them. */
function accentOfRows(rows: readonly GradeRow[]): number {
  const grades = new Set(rows.map((row) => row.grade))
  const [grade] = grades
  return grades.size === 1 && grade ? LOOK[grade].colour : NEUTRAL
}

export const accentOf = (reply: Reply): number => accentOfRows(gradesOf(reply))
