import { memoisedByObject } from '../../../collections/memoise.js'
import type { FrameworkSpec, KnownHeading } from '../../frameworks/spec.js'
import type { SourceLine } from '../../read/line.js'
import { endsSentence, oneSpaced } from '../../read/line.js'
import { type PrintedGrade, parseGrades } from './grades.js'
import { isSeparated, isSetApart, standsApart } from './typography.js'

/** A heading found at a line. */
export interface HeadingMatch {
  /** How many lines it takes. */
  readonly lines: number
  /** As printed, without its grade. */
  readonly title: string
  /** Null for one that only looks like a heading. */
  readonly known: KnownHeading | null
  /** The grade that stands behind the title, if one does. */
  readonly grades: readonly PrintedGrade[]
}

/** A title that wraps takes at most this many lines. */
const MOST_HEADING_LINES = 4

/** A pattern for a title that forgives lost apostrophes, other white space and a lost or added hyphen. */
function titlePattern(title: string): string {
  return title
    .split(/\s+/)
    .map((word) =>
      word
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/['’]/g, "['’‘]?")
        .replace(/-/g, '[-‑ ]?')
        .replace(/\\\?$/, '\\??'),
    )
    .join('\\s+')
}

/** The title, an optional raised number of a note that the copy has set on the line, and what follows the title. */
const headingPattern = memoisedByObject(
  ({ titles }: KnownHeading) =>
    new RegExp(`^(${titles.map(titlePattern).join('|')})\\d?(?:\\s+(?:is|are))?\\s*[:.–—-]?\\s*(.*)$`, 'is'),
)

/** The known heading that some words are, with its grade where one follows. */
function knownHeading(text: string, spec: FrameworkSpec): Omit<HeadingMatch, 'lines'> | null {
  for (const known of spec.headings) {
    const match = headingPattern(known).exec(text)
    if (!match) continue
    const grades = parseGrades(match[2] ?? '')
    if (match[2] === '' || (known.judgement !== undefined && grades.length > 0))
      return { title: oneSpaced(match[1] ?? ''), known, grades }
  }
  return null
}

/** The known heading that begins at line `at`, or null. `bodySize` is the height of the running text, where known. */
export function knownHeadingAt(
  lines: readonly SourceLine[],
  at: number,
  spec: FrameworkSpec,
  bodySize: number | null,
): HeadingMatch | null {
  if (!standsApart(lines, at, bodySize)) return null
  const candidates = lines.slice(at, at + MOST_HEADING_LINES)
  const blank = candidates.findIndex((each) => each.text === '')
  for (let count = blank < 0 ? candidates.length : blank; count > 0; count -= 1) {
    const found = knownHeading(
      oneSpaced(
        candidates
          .slice(0, count)
          .map((each) => each.text)
          .join(' '),
      ),
      spec,
    )
    if (found) return { ...found, lines: count }
  }
  return null
}

/** A title that wraps takes at most this many lines, and this many characters. */
const MOST_STYLED_LINES = 4
const LONGEST_HEADING = 160

/** Of a title that nothing but its place sets off. */
const LONGEST_PLAIN_HEADING = 45
const beginsHigh = /^\p{Lu}/u
const endsLow = /[.;,]$/

/** Whether a line goes on with a heading that wraps: it is set alike, as only a PDF tells. */
const wrapsAlike = (first: SourceLine, line: SourceLine): boolean =>
  line === first ||
  (first.size !== null &&
    line.text !== '' &&
    line.size === first.size &&
    line.bold === first.bold &&
    line.italic === first.italic &&
    line.page === first.page &&
    !line.cells)

/** How many lines a heading takes in a copy that tells the type style of its lines; 0 for none. */
function headingLineCount(lines: readonly SourceLine[], at: number, bodySize: number | null): number {
  const [before, line] = [lines[at - 1], lines[at] as SourceLine]
  const begins =
    isSeparated(before, line) ||
    (before !== undefined && (isSetApart(before, bodySize) || endsSentence(before.text)))
  if (!begins || !isSetApart(line, bodySize)) return 0
  const other = lines.slice(at).findIndex((each) => !wrapsAlike(line, each))
  const count = other < 0 ? lines.length - at : other
  // Summaries for children are set large throughout, and a sentence may stand in italics: neither has gaps like a heading.
  const bare =
    line.bold || line.heading !== null || (isSeparated(before, line) && isSeparated(line, lines[at + count]))
  return bare && count <= MOST_STYLED_LINES ? count : 0
}

/** In a copy that tells no type style: a short line by itself above a list. */
const aboveList = (
  before: SourceLine | undefined,
  { text, indent }: SourceLine,
  after: SourceLine | undefined,
): boolean =>
  before?.text === '' &&
  text.length < LONGEST_PLAIN_HEADING &&
  !/[:?]$/.test(text) &&
  after !== undefined &&
  after.indent > indent

/** A heading that no framework knows, told by its type style alone: short, set off, no sentence. */
export function headingByStyle(
  lines: readonly SourceLine[],
  at: number,
  bodySize: number | null,
): HeadingMatch | null {
  const line = lines[at]
  if (!line || line.cells || !beginsHigh.test(line.text)) return null
  const count =
    line.size !== null
      ? headingLineCount(lines, at, bodySize)
      : Number(isSetApart(line, bodySize) || aboveList(lines[at - 1], line, lines[at + 1]))
  const title = oneSpaced(
    lines
      .slice(at, at + count)
      .map((each) => each.text)
      .join(' '),
  )
  if (title === '' || title.length > LONGEST_HEADING || endsLow.test(title)) return null
  return { lines: count, title, known: null, grades: [] }
}
