import type { Line } from '../../read/line.js'
import { gradesPrinted } from './grade.js'
import { isParted } from './look.js'

/** A paragraph's number with its full stop, and the space after it. */
const opening = /^(\d{1,3})\.\s+(?=\S)/

/** A number without its stop or its space; it counts only where one is due. */
const slip = /^(\d{1,3})(?:\.(?=\p{Lu}\p{Ll})|\)?\s+(?=\p{Lu}))/u

/** How many numbers in a row a damaged copy may lack before what follows counts as no numbering. */
const WIDEST_GAP = 5

/** Numbers stand no further in than this from the first ones; their words do. Points. */
const MARGIN = 12

export interface Opening {
  readonly number: number
  /** Characters of the number's shape at the head of the line. */
  readonly lead: number
  /** Printed numbers that this copy lacks just before it. */
  readonly missing: readonly number[]
}

const numberAlone = /^\d{1,3}\.$/

/** Whether a line is a row of a table: a number that stands far from its words makes none, unless they are a grade. */
const isRow = ({ cells }: Line): boolean => {
  if (cells === null) return false
  const [number = '', words = '', ...more] = cells
  return more.length > 0 || !numberAlone.test(number) || words === '' || gradesPrinted(words).length > 0
}

const numberOf = (line: Line | undefined): number | null => {
  const match = line && !isRow(line) ? opening.exec(line.text) : null
  return match ? Number(match[1]) : null
}

/** Whether a line stands as far out as the numbers before it, as only a PDF tells: '… until they are' '18. Plans …' does not. */
const atMargin = ({ page, indent }: Line, margin: number | null): boolean =>
  page === null || margin === null || indent <= margin + MARGIN

/** The number that is due, further in than those before it: a part of the report with a margin of its own, unless it comes at theirs. */
const isDueFurtherIn = (lines: readonly Line[], at: number, next: number, margin: number | null): boolean =>
  numberOf(lines[at]) === next &&
  isParted(lines[at - 1], lines[at]) &&
  !lines.some((line, here) => here > at && numberOf(line) === next && atMargin(line, margin))

/**
 * Whether line `at` opens the paragraph numbered `next`. A later number opens one too where `next` comes nowhere
 * after it but its own successor does: then the copy has lost some. `margin` is where numbers stand, in points.
 */
export function openingAt(
  lines: readonly Line[],
  at: number,
  next: number,
  margin: number | null,
): Opening | null {
  const line = lines[at]
  if (!line || !(atMargin(line, margin) || isDueFurtherIn(lines, at, next, margin))) return null
  const number = numberOf(line)
  if (number === null) return slipAt(lines, at, next, margin)
  if (number < next || number > next + WIDEST_GAP) return null
  const lead = opening.exec(line.text)?.[0].length ?? 0
  if (number === next) return { number, lead, missing: [] }
  const later = lines.slice(at + 1).map(numberOf)
  if (later.includes(next) || !later.includes(number + 1)) return null
  return { number, lead, missing: Array.from({ length: number - next }, (_, step) => next + step) }
}

function slipAt(lines: readonly Line[], at: number, next: number, margin: number | null): Opening | null {
  const line = lines[at]
  const match = line && line.page !== null && margin !== null && !line.cells ? slip.exec(line.text) : null
  if (!match || Number(match[1]) !== next || !isParted(lines[at - 1], line)) return null
  return { number: next, lead: match[0].length, missing: [] }
}

/** A number at the head of a paragraph that is not the one due: printed twice, or a slip. Its shape's length, or null. */
export function strayNumberAt(
  lines: readonly Line[],
  at: number,
  margin: number | null,
): { number: number; lead: number } | null {
  const line = lines[at]
  const number = numberOf(line)
  if (!line || number === null || line.page === null || margin === null) return null
  if (!atMargin(line, margin) || !isParted(lines[at - 1], line)) return null
  return { number, lead: opening.exec(line.text)?.[0].length ?? 0 }
}
