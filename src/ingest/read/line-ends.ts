/** A line as its file has it, its line end included; its number is that of the file. */
export interface RawLine {
  readonly source: string
  readonly number: number
}

const isBlank = ({ source }: RawLine): boolean => source.trim() === ''

/** So large a share of all lines stands between two blank ones where a copy is double-spaced. */
const DOUBLE_SPACED = 0.95
/** So many lines must go on with the sentence of the line before it, and this share of all. */
const FEWEST_GOING_ON = 2
const SHARE_GOING_ON = 0.08

/** Whether a blank line stands behind every line, in the midst of sentences too: word processors and mail programs do so. */
function isDoubleSpaced(lines: readonly RawLine[]): boolean {
  const worded = lines.flatMap((line, at) => (isBlank(line) ? [] : [at]))
  const pairs = worded.slice(1).map((at, turn) => [worded[turn] ?? 0, at] as const)
  const apart = pairs.filter(([one, other]) => other > one + 1).length
  const goingOn = pairs.filter(
    ([one, other]) =>
      other === one + 2 &&
      !/[.:;!?]['"’”)]?\s*$/.test(lines[one]?.source ?? '') &&
      /^\s*\p{Ll}/u.test(lines[other]?.source ?? ''),
  ).length
  return (
    pairs.length > 0 &&
    apart >= DOUBLE_SPACED * pairs.length &&
    goingOn >= Math.max(FEWEST_GOING_ON, SHARE_GOING_ON * pairs.length)
  )
}

/** Each line takes one blank line behind it as a part of its own end. */
function singleSpaced(lines: readonly RawLine[]): RawLine[] {
  const found: RawLine[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const [line, after] = [lines[at] as RawLine, lines[at + 1]]
    if (after && isBlank(after)) {
      found.push({ ...line, source: line.source + after.source })
      at += 1
    } else found.push(line)
  }
  return found
}

/** The lines of a text. Joined, they are the text; a copy that is double-spaced throughout gives those of its original. */
export function linesIn(text: string): RawLine[] {
  const lines = (text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []).map((source, at) => ({
    source,
    number: at + 1,
  }))
  return isDoubleSpaced(lines) ? singleSpaced(lines) : lines
}
