import type { Line } from '../../read/line.js'
import { endsSentence } from './fold.js'

/** How a heading is set, as only a PDF tells: what is larger or bolder stands above what is less so. */
export interface Look {
  /** Height of the letters in points. */
  readonly size: number
  readonly weight: 'bold' | 'italic' | 'plain'
}

/** Letters that differ by less than this share are meant to be of one size. */
const sameSize = 1.05

const weights = ['plain', 'italic', 'bold'] as const

/** The look of a line; null where the copy tells none. */
export const lookOf = ({ size, bold, italic }: Line): Look | null =>
  size === null ? null : { size, weight: bold ? 'bold' : italic ? 'italic' : 'plain' }

/** Whether what is set like `one` heads what is set like `other`. */
export function outranks(one: Look, other: Look): boolean {
  if (one.size > other.size * sameSize) return true
  return one.size * sameSize >= other.size && weights.indexOf(one.weight) > weights.indexOf(other.weight)
}

const isLarge = ({ size }: Line, bodySize: number | null): boolean =>
  bodySize !== null && size !== null && size > bodySize * sameSize

/** Whether a line's letters are set apart from running text, larger, bold or in italics. */
export const isSetApart = (line: Line, bodySize: number | null): boolean =>
  line.heading !== null || line.bold || line.italic || isLarge(line, bodySize)

/** Whether a gap, or the end of a page, parts two neighbouring lines. */
export const isParted = (one: Line | undefined, other: Line | undefined): boolean =>
  !one || !other || one.text === '' || other.text === '' || one.page !== other.page

/** A line of a copy that tells no look is set off where the one before it is short, or ends a sentence. */
const SHORT_LINE = 60

/** Whether the line at `at` may be a heading, by its look or by what stands around it. */
export function standsApart(lines: readonly Line[], at: number, bodySize: number | null): boolean {
  const [before, line, after] = [lines[at - 1], lines[at], lines[at + 1]]
  if (!line || line.text === '') return false
  if (isSetApart(line, bodySize)) return true
  if (line.size !== null) return isParted(before, line) && isParted(line, after)
  return (
    isParted(before, line) ||
    before === undefined ||
    endsSentence(before.text) ||
    before.bold ||
    before.text.length < SHORT_LINE
  )
}
