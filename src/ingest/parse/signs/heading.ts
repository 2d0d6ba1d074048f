import { remembered } from '../../../remembered.js'
import type { Line } from '../../read/line.js'
import type { KnownHeading, Layout } from '../layout/layout.js'
import { oneSpaced } from './fold.js'
import { gradesPrinted, type Printed } from './grade.js'
import { standsApart } from './look.js'

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
const patternOf = remembered(
  ({ titles }: KnownHeading) =>
    new RegExp(`^(${titles.map(titlePattern).join('|')})\\d?(?:\\s+(?:is|are))?\\s*[:.–—-]?\\s*(.*)$`, 'is'),
)

/** The known heading that a stretch is, with its grade where one follows. */
function knownHeading(text: string, layout: Layout): Omit<Heading, 'lines'> | null {
  for (const known of layout.headings) {
    const match = patternOf(known).exec(text)
    if (!match) continue
    const grades = gradesPrinted(match[2] ?? '')
    if (match[2] === '' || (known.judgement !== undefined && grades.length > 0))
      return { title: oneSpaced(match[1] ?? ''), known, grades }
  }
  return null
}

/** The known heading that begins at line `at`, or null. `bodySize` is the height of the running text, where known. */
export function knownHeadingAt(
  lines: readonly Line[],
  at: number,
  layout: Layout,
  bodySize: number | null,
): Heading | null {
  if (!standsApart(lines, at, bodySize)) return null
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
