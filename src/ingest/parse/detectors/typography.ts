import { endsSentence, type SourceLine } from '../../read/line.js'

/** How a heading is set, as only a PDF tells: what is larger or bolder stands above what is less so. */
export interface TypeStyle {
  /** Height of the letters in points. */
  readonly size: number
  readonly weight: 'bold' | 'italic' | 'plain'
}

/** Letters that differ by less than this share are meant to be of one size. */
const sameSize = 1.05

const weights = ['plain', 'italic', 'bold'] as const

/** The type style of a line; null where the copy tells none. */
export const typeStyle = ({ size, bold, italic }: SourceLine): TypeStyle | null =>
  size === null ? null : { size, weight: bold ? 'bold' : italic ? 'italic' : 'plain' }

/** Whether what is set like `one` heads what is set like `other`. */
export function outranks(one: TypeStyle, other: TypeStyle): boolean {
  if (one.size > other.size * sameSize) return true
  return one.size * sameSize >= other.size && weights.indexOf(one.weight) > weights.indexOf(other.weight)
}

const isLarge = ({ size }: SourceLine, bodySize: number | null): boolean =>
  bodySize !== null && size !== null && size > bodySize * sameSize

/** Whether a line's letters are set apart from running text, larger, bold or in italics. */
export const isSetApart = (line: SourceLine, bodySize: number | null): boolean =>
  line.heading !== null || line.bold || line.italic || isLarge(line, bodySize)

/** Whether a gap, or the end of a page, parts two neighbouring lines. */
export const isSeparated = (one: SourceLine | undefined, other: SourceLine | undefined): boolean =>
  !one || !other || one.text === '' || other.text === '' || one.page !== other.page

/** A line of a copy that tells no type style is set off where the one before it is short, or ends a sentence. */
const SHORT_LINE = 60

/** Whether the line at `at` may be a heading, by its type style or by what stands around it. */
export function standsApart(lines: readonly SourceLine[], at: number, bodySize: number | null): boolean {
  const [before, line, after] = [lines[at - 1], lines[at], lines[at + 1]]
  if (!line || line.text === '') return false
  if (isSetApart(line, bodySize)) return true
  if (line.size !== null) return isSeparated(before, line) && isSeparated(line, after)
  return (
    isSeparated(before, line) ||
    before === undefined ||
    endsSentence(before.text) ||
    before.bold ||
    before.text.length < SHORT_LINE
  )
}

/** What a copy as a whole is like, which decides how its lines are read. */
export interface CopyProfile {
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
function commonestSize(lines: readonly SourceLine[]): number | null {
  const letters = new Map<number, number>()
  for (const { size, text } of lines) {
    if (size !== null) letters.set(size, (letters.get(size) ?? 0) + text.length)
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** Whether a line begins in lower case although the one before it has ended a sentence. */
const startsAstray = (before: SourceLine | undefined, line: SourceLine): boolean =>
  before !== undefined && /[.!?]['"’”)]?$/.test(before.text) && /^\p{Ll}/u.test(line.text)

export function profileCopy(lines: readonly SourceLine[]): CopyProfile {
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
export const isLostBullet = (line: SourceLine, profile: CopyProfile): boolean =>
  profile.lostNumbers && line.indent === 1

/** Whether a line stops although the next word had room on it. Letters differ in width, so only `share` of a line counts. */
function stopsShort(before: SourceLine, line: SourceLine, profile: CopyProfile, share: number): boolean {
  const word = line.text.split(/\s/)[0] ?? ''
  return profile.width !== null && before.text.length + 1 + word.length < profile.width * share
}

/** Whether a new passage begins at `line`, after `before`; `gap`: blank lines stand between them. */
export function beginsPassage(
  before: SourceLine,
  line: SourceLine,
  gap: boolean,
  profile: CopyProfile,
): boolean {
  if (profile.lostNumbers && (startsAstray(before, line) || stopsShort(before, line, profile, 0.75)))
    return true
  if (/^\p{Ll}/u.test(line.text)) return false
  // What a page sets apart by a gap after a short line is a line of its own, such as a name with its role.
  if (gap && line.page !== null && line.page === before.page && stopsShort(before, line, profile, 0.82))
    return true
  if (!endsSentence(before.text)) return false
  return gap || stopsShort(before, line, profile, 0.82)
}
