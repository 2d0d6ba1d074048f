import type { Line } from '../../read/line.js'
import type { KnownHeading, Layout } from '../layout/layout.js'
import { endsSentence, oneSpaced } from './fold.js'
import { gradesPrinted, type Printed } from './grade.js'

/** A heading found at a line. */
export interface Heading {
  /** How many lines it takes. */
  readonly lines: number
  /** As printed, without its grade. */
  readonly title: string
  /** Null for one that only looks like a heading. */
  readonly known: KnownHeading | null
  /** The grade that stands behind the title, if one does. */
  readonly grades: readonly Printed[]
}

/** A title that wraps takes at most this many lines. */
const MOST_LINES = 4
const LONGEST_UNKNOWN = 90

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

const patterns = new WeakMap<KnownHeading, RegExp>()

/** The title, an optional raised number of a note that the copy has set on the line, and what follows the title. */
function patternOf(known: KnownHeading): RegExp {
  let pattern = patterns.get(known)
  if (!pattern) {
    pattern = new RegExp(
      `^(${known.titles.map(titlePattern).join('|')})\\d?(?:\\s+(?:is|are))?\\s*[:.–—-]?\\s*(.*)$`,
      'is',
    )
    patterns.set(known, pattern)
  }
  return pattern
}

/** The known heading that a stretch is, with its grade where one follows. */
export function knownHeading(text: string, layout: Layout): Omit<Heading, 'lines'> | null {
  for (const known of layout.headings) {
    const match = patternOf(known).exec(text)
    if (!match) continue
    const grades = gradesPrinted(match[2] ?? '')
    if (match[2] === '' || (known.judgement !== undefined && grades.length > 0))
      return { title: oneSpaced(match[1] ?? ''), known, grades }
  }
  return null
}

/** Whether a line is set off from running text, by its look or by what stands before it. */
export function standsApart(line: Line, before: Line | undefined, bodySize: number | null): boolean {
  if (line.heading !== null || line.bold) return true
  if (bodySize !== null && line.size !== null && line.size > bodySize * 1.05) return true
  return (
    before === undefined ||
    before.text === '' ||
    endsSentence(before.text) ||
    before.bold ||
    before.text.length < 60
  )
}

/** Whether a line that no framework knows looks like a heading all the same: short, set off, no sentence. */
function looksLikeHeading(
  line: Line,
  before: Line | undefined,
  after: Line | undefined,
  bodySize: number | null,
): boolean {
  const { text } = line
  if (text.length > LONGEST_UNKNOWN || /[.;,]$/.test(text) || !/^\p{Lu}/u.test(text) || line.cells)
    return false
  if (line.heading !== null || line.bold) return true
  if (line.size !== null) return bodySize !== null && line.size > bodySize * 1.05
  // A copy without any look: a short line by itself above a list.
  return (
    before?.text === '' &&
    text.length < 45 &&
    !/[:?]$/.test(text) &&
    after !== undefined &&
    after.indent > line.indent
  )
}

/** The known heading that begins at line `at`, or null. `bodySize` is the height of the running text, where known. */
export function knownHeadingAt(
  lines: readonly Line[],
  at: number,
  layout: Layout,
  bodySize: number | null,
): Heading | null {
  const line = lines[at]
  if (!line || line.text === '') return null
  if (!standsApart(line, lines[at - 1], bodySize)) return null
  const run = lines.slice(at, at + MOST_LINES)
  const blank = run.findIndex((each) => each.text === '')
  for (let count = blank < 0 ? run.length : blank; count > 0; count -= 1) {
    const found = knownHeading(
      oneSpaced(
        run
          .slice(0, count)
          .map((each) => each.text)
          .join(' '),
      ),
      layout,
    )
    if (found) return { ...found, lines: count }
  }
  return null
}

/** Whether a line goes on with a heading that wraps: it is set alike, as only a PDF tells. */
const wrapsAlike = (first: Line, line: Line): boolean =>
  line === first ||
  (first.size !== null &&
    line.text !== '' &&
    line.size === first.size &&
    line.bold === first.bold &&
    !line.cells)

/** A heading that no framework knows, told by its look alone. */
export function headingByLook(lines: readonly Line[], at: number, bodySize: number | null): Heading | null {
  const line = lines[at]
  if (!line || line.text === '' || !looksLikeHeading(line, lines[at - 1], lines[at + 1], bodySize))
    return null
  const run = lines.slice(at, at + MOST_LINES)
  const other = run.findIndex((each) => !wrapsAlike(line, each))
  const title = run.slice(0, other < 0 ? run.length : other)
  const text = oneSpaced(title.map((each) => each.text).join(' '))
  return { lines: title.length, title: text, known: null, grades: [] }
}
