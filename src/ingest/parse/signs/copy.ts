import type { Line } from '../../read/line.js'
import { endsSentence } from './fold.js'

/** What a copy as a whole is like, which decides how its lines are read. */
export interface Copy {
  /** Height of the running text in points; null where the source does not say. */
  readonly bodySize: number | null
  /** Characters of a full line, where the copy wraps its paragraphs over lines; null where each is one line. */
  readonly width: number | null
  /** The copy has lost every line that began with a number, so paragraphs begin in mid-sentence. */
  readonly lostNumbers: boolean
}

/** A paragraph set on one line is longer than any line of a printed page. */
const LONGEST_PRINTED_LINE = 140
const FEWEST_STRAY_STARTS = 10

/** The size in which most letters are set. */
function commonestSize(lines: readonly Line[]): number | null {
  const letters = new Map<number, number>()
  for (const { size, text } of lines) {
    if (size !== null) letters.set(size, (letters.get(size) ?? 0) + text.length)
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** Whether a line begins in lower case although the one before it has ended a sentence. */
const startsAstray = (before: Line | undefined, line: Line): boolean =>
  before !== undefined && /[.!?]['"’”)]?$/.test(before.text) && /^\p{Ll}/u.test(line.text)

export function copyOf(lines: readonly Line[]): Copy {
  const worded = lines.filter((line) => line.text !== '')
  const lengths = worded.map((line) => line.text.length).sort((a, b) => a - b)
  const long = lengths[Math.floor(lengths.length * 0.98)] ?? 0
  const stray = worded.filter((line, at) => startsAstray(worded[at - 1], line)).length
  const numbered = worded.some((line) => /^\d/.test(line.text))
  return {
    bodySize: commonestSize(worded),
    width: long <= LONGEST_PRINTED_LINE ? long : null,
    lostNumbers: !numbered && stray >= FEWEST_STRAY_STARTS,
  }
}

/** In a copy that has lost its signs, a line that is one space in was a bullet: the space stood behind its sign. */
export const lostBullet = (line: Line, copy: Copy): boolean => copy.lostNumbers && line.indent === 1

/** Whether a line stops although the next word had room on it. Letters differ in width, so only `share` of a line counts. */
function stopsShort(before: Line, line: Line, copy: Copy, share: number): boolean {
  const word = line.text.split(/\s/)[0] ?? ''
  return copy.width !== null && before.text.length + 1 + word.length < copy.width * share
}

/** Whether a new passage begins at `line`, after `before`; `gap`: blank lines stand between them. */
export function beginsPassage(before: Line, line: Line, gap: boolean, copy: Copy): boolean {
  if (copy.lostNumbers && (startsAstray(before, line) || stopsShort(before, line, copy, 0.75))) return true
  if (/^\p{Ll}/u.test(line.text)) return false
  // What a page sets apart by a gap after a short line is a line of its own, such as a name with its role.
  if (gap && line.page !== null && line.page === before.page && stopsShort(before, line, copy, 0.82))
    return true
  if (!endsSentence(before.text)) return false
  return gap || stopsShort(before, line, copy, 0.82)
}
