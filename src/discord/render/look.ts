import { findingOf } from '../../model/finding.js'
import { type GradeRow, gradesOf, type Reply } from '../../model/reply.js'
import { LOOK } from '../../reply/look.js'

/** The colour of a container's edge without a grade, or with different ones. */
export const NEUTRAL = 0x56708a

/** The colour of a list of grades where all are one, else none of them. */
function accentOfRows(rows: readonly GradeRow[]): number {
  const grades = new Set(rows.map(findingOf))
  const [grade] = grades
  return grades.size === 1 && grade ? LOOK[grade].colour : NEUTRAL
}

export const accentOf = (reply: Reply): number => accentOfRows(gradesOf(reply))
