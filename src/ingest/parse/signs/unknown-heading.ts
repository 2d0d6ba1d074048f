import type { Line } from '../../read/line.js'
import { endsSentence, oneSpaced } from './fold.js'
import type { Heading } from './heading.js'
import { isParted, isSetApart } from './look.js'

/** A title that wraps takes at most this many lines, and this many characters. */
const MOST_LINES = 4
const LONGEST = 160
/** Of a title that nothing but its place sets off. */
const LONGEST_PLAIN = 45

const beginsHigh = /^\p{Lu}/u
const endsLow = /[.;,]$/

/** Whether a line goes on with a heading that wraps: it is set alike, as only a PDF tells. */
const wrapsAlike = (first: Line, line: Line): boolean =>
  line === first ||
  (first.size !== null &&
    line.text !== '' &&
    line.size === first.size &&
    line.bold === first.bold &&
    line.italic === first.italic &&
    line.page === first.page &&
    !line.cells)

/** How many lines a heading takes in a copy that tells the look of its lines; 0 for none. */
function setApart(lines: readonly Line[], at: number, bodySize: number | null): number {
  const [before, line] = [lines[at - 1], lines[at] as Line]
  const begins =
    isParted(before, line) ||
    (before !== undefined && (isSetApart(before, bodySize) || endsSentence(before.text)))
  if (!begins || !isSetApart(line, bodySize)) return 0
  const other = lines.slice(at).findIndex((each) => !wrapsAlike(line, each))
  const count = other < 0 ? lines.length - at : other
  // Summaries for children are set large throughout, and a sentence may stand in italics: neither has gaps like a heading.
  const bare =
    line.bold || line.heading !== null || (isParted(before, line) && isParted(line, lines[at + count]))
  return bare && count <= MOST_LINES ? count : 0
}

/** In a copy that tells no look: a short line by itself above a list. */
const aboveList = (before: Line | undefined, { text, indent }: Line, after: Line | undefined): boolean =>
  before?.text === '' &&
  text.length < LONGEST_PLAIN &&
  !/[:?]$/.test(text) &&
  after !== undefined &&
  after.indent > indent

/** A heading that no framework knows, told by its look alone: short, set off, no sentence. */
export function headingByLook(lines: readonly Line[], at: number, bodySize: number | null): Heading | null {
  const line = lines[at]
  if (!line || line.cells || !beginsHigh.test(line.text)) return null
  const count =
    line.size !== null
      ? setApart(lines, at, bodySize)
      : Number(isSetApart(line, bodySize) || aboveList(lines[at - 1], line, lines[at + 1]))
  const title = oneSpaced(
    lines
      .slice(at, at + count)
      .map((each) => each.text)
      .join(' '),
  )
  if (title === '' || title.length > LONGEST || endsLow.test(title)) return null
  return { lines: count, title, known: null, grades: [] }
}
