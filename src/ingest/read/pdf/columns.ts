import type { Run } from './ink.js'
import { isBlank, type Row, rowsOf } from './row.js'

/** A row, and where it is read: by itself, or with the other rows of its column. */
export interface PlacedRow {
  readonly row: Row
  /** The baseline of the first row of the stretch that is set in columns, or of the row itself; pages are read from high to low. */
  readonly from: number
  /** 0 for the left column, and for a row that stands in none. */
  readonly column: number
}

/** Words that stand further apart than this share of their size stand in different columns. */
const GUTTER = 0.9
/** The right column begins between these shares of the page's width. */
const EARLIEST = 0.35
const LATEST = 0.7
/** Edges of one column differ by no more. Points. */
const SAME_EDGE = 3
/** A column has so many lines or more, of so many words in the middle, and fills this share of the page's width. */
const FEWEST_LINES = 6
const FEWEST_WORDS = 4
const NARROWEST = 0.22

interface Segment {
  readonly runs: readonly Run[]
  readonly left: number
  readonly right: number
}

function segmentsOf({ runs, size }: Row): Segment[] {
  const found: { runs: Run[]; left: number; right: number }[] = []
  for (const run of runs) {
    const open = found.at(-1)
    if (open && (isBlank(run) || run.left - open.right <= GUTTER * size)) {
      open.runs.push(run)
      if (!isBlank(run)) open.right = Math.max(open.right, run.right)
    } else if (!isBlank(run)) found.push({ runs: [run], left: run.left, right: run.right })
  }
  return found
}

/** The lines of a column begin within so much of each other: numbers and bullets hang out of it. Points. */
const HANGING = 30

/** Where most stretches of text begin that may make a right column; null where too few do. */
function rightEdge(rows: readonly (readonly Segment[])[], width: number): number | null {
  const starts = rows
    .flat()
    .map(({ left }) => left)
    .filter((left) => left >= EARLIEST * width && left <= LATEST * width)
    .sort((a, b) => a - b)
  let [edge, most] = [0, 0]
  for (const start of starts) {
    const count = starts.filter((other) => other >= start && other <= start + HANGING).length
    if (count > most) [edge, most] = [start, count]
  }
  return most >= FEWEST_LINES ? edge - SAME_EDGE : null
}

const isMarker = ({ runs }: Segment): boolean =>
  runs
    .map(({ text }) => text)
    .join('')
    .trim().length <= 4

const words = ({ runs }: Segment): number =>
  runs
    .map(({ text }) => text)
    .join(' ')
    .trim()
    .split(/\s+/).length

const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** Whether these are the lines of a column of prose, rather than the cells of a table. */
const isProse = (column: readonly Segment[], width: number): boolean =>
  column.length >= FEWEST_LINES &&
  middle(column.filter((each) => !isMarker(each)).map(words)) >= FEWEST_WORDS &&
  middle(column.map(({ left, right }) => right - left)) >= NARROWEST * width

/** The parts of a row on each side of the gutter; null for a row that runs across it. */
function sidesOf(segments: readonly Segment[], gutter: number): [Segment[], Segment[]] | null {
  if (segments.some(({ left, right }) => left < gutter && right > gutter)) return null
  return [segments.filter(({ left }) => left < gutter), segments.filter(({ left }) => left >= gutter)]
}

/** Moves runs to the left, so that every column's lines stand as far in as those of the first. */
const moved = (runs: readonly Run[], by: number): Run[] =>
  runs.map((run) => ({ ...run, left: run.left - by, right: run.right - by }))

/**
 * The rows of a page with their order of reading: where it sets prose in two columns, those of the left one come before
 * those of the right one. `rows` go from the head of the page to its foot.
 */
export function inColumns(rows: readonly Row[], width: number): PlacedRow[] {
  const alone = (row: Row): PlacedRow => ({ row, from: row.baseline, column: 0 })
  const segments = rows.map(segmentsOf)
  const gutter = rightEdge(segments, width)
  if (gutter === null) return rows.map(alone)
  const sides = segments.map((each) => sidesOf(each, gutter))
  const placed: PlacedRow[] = []
  for (let at = 0; at < rows.length; ) {
    const across = sides.findIndex((each, here) => here >= at && each === null)
    const end = across < 0 ? rows.length : across
    placed.push(...columnsBetween(rows, sides, at, end, width))
    if (across >= 0) placed.push(alone(rows[across] as Row))
    at = end + 1
  }
  return placed
}

/** The rows between two that run across the page. */
function columnsBetween(
  rows: readonly Row[],
  sides: readonly ([Segment[], Segment[]] | null)[],
  from: number,
  end: number,
  width: number,
): PlacedRow[] {
  const stretch = rows.slice(from, end)
  const parted = sides.slice(from, end).map((each) => each ?? [[], []])
  const columns = [parted.flatMap(([left]) => left), parted.flatMap(([, right]) => right)]
  if (!columns.every((column) => isProse(column, width)))
    return stretch.map((row) => ({ row, from: row.baseline, column: 0 }))
  const edges = columns.map((column) => Math.min(...column.map(({ left }) => left)))
  const top = stretch[0]?.baseline ?? 0
  return columns.flatMap((column, at) => {
    const runs = column.flatMap((each) => each.runs)
    const own = rowsOf(moved(runs, (edges[at] ?? 0) - (edges[0] ?? 0)))
    return own.map((row): PlacedRow => ({ row, from: top, column: at }))
  })
}
