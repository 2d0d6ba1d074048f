import type { Line } from '../../read/line.js'

/** A paragraph's number with its full stop, and the space after it. */
const opening = /^(\d{1,3})\.\s+(?=\S)/

/** How many numbers in a row a damaged copy may lack before what follows counts as no numbering. */
const WIDEST_GAP = 5

export interface Opening {
  readonly number: number
  /** Characters of the number's shape at the head of the line. */
  readonly lead: number
  /** Printed numbers that this copy lacks just before it. */
  readonly missing: readonly number[]
}

const numberOf = (line: Line | undefined): number | null => {
  const match = line && !line.cells ? opening.exec(line.text) : null
  return match ? Number(match[1]) : null
}

/**
 * Whether line `at` opens the paragraph numbered `next`. A later number opens one too where `next` comes nowhere
 * after it but its own successor does: then the copy has lost some.
 */
export function openingAt(lines: readonly Line[], at: number, next: number): Opening | null {
  const number = numberOf(lines[at])
  if (number === null || number < next || number > next + WIDEST_GAP) return null
  const lead = opening.exec(lines[at]?.text ?? '')?.[0].length ?? 0
  if (number === next) return { number, lead, missing: [] }
  const later = lines.slice(at + 1).map(numberOf)
  if (later.includes(next) || !later.includes(number + 1)) return null
  return { number, lead, missing: Array.from({ length: number - next }, (_, step) => next + step) }
}
