import type { Rect } from './graphics-state.js'
import { type BaselineRow, groupByBaseline, isBlankRun, median, type TextRun } from './text-runs.js'

/** A row of a ruled table: what is printed in each of its cells, and where the row stands. */
interface RuledRow {
  readonly top: number
  readonly cells: readonly (readonly TextRun[])[]
}

/** A box no wider or no higher than this is a line. Points. */
const thin = 2.5

/** Lines whose ends are no further apart than this meet. Points. */
const touching = 3

/** What is shorter is a dot, not a line of a table. Points. */
const shortest = 4

interface RuleFrame {
  readonly across: readonly Rect[]
  readonly down: readonly Rect[]
}

/**
 * Table extraction by ruling lines: the rows of the tables that a page draws with lines, the runs that stand in none of them, and the frames of a single column. A frame around a
 * single column is a box around text, not a table. What stands above a table's first line is not in it, even where
 * it is the table's head.
 */
export function extractRuledTables(
  runs: readonly TextRun[],
  boxes: readonly Rect[],
): { rows: RuledRow[]; rest: TextRun[]; framed: Rect[] } {
  const all = connectedRules(boxes).flatMap(tableBands)
  const bands = all.filter(({ columns }) => columns.length > 1)
  const framed = all.flatMap(({ top, bottom, columns }): Rect[] =>
    columns.length === 1 ? columns.map(({ left, right }) => ({ left, right, bottom, top })) : [],
  )
  const filled = bands.map((band) => ({ band, cells: band.columns.map((): TextRun[] => []) }))
  const rest: TextRun[] = []
  for (const run of runs) {
    const middle = run.baseline + run.size / 4
    const at = filled.find(({ band }) => middle < band.top && middle >= band.bottom)
    const column = at?.band.columns.findIndex(
      ({ left, right }) => run.left >= left - 1 && run.left < right - 1,
    )
    const cell = column === undefined ? undefined : at?.cells[column]
    if (cell) cell.push(run)
    else rest.push(run)
  }
  const rows = filled
    .map(({ band, cells }) => ({ top: band.top, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.some((run) => !isBlankRun(run))))
  return { rows, rest, framed }
}

/** Connected components: lines that meet belong to one frame. */
function connectedRules(boxes: readonly Rect[]): RuleFrame[] {
  const lines = boxes.filter((box) => isHorizontal(box) || isVertical(box))
  const groups: Rect[][] = []
  for (const line of lines) {
    const met = groups.filter((group) => group.some((other) => rulesMeet(line, other)))
    const merged = [line, ...met.flat()]
    for (const group of met) groups.splice(groups.indexOf(group), 1)
    groups.push(merged)
  }
  return groups.map((group) => ({ across: group.filter(isHorizontal), down: group.filter(isVertical) }))
}

const rectWidth = ({ left, right }: Rect) => right - left

const rectHeight = ({ bottom, top }: Rect) => top - bottom

const isHorizontal = (box: Rect) => rectHeight(box) <= thin && rectWidth(box) >= shortest

const isVertical = (box: Rect) => rectWidth(box) <= thin && rectHeight(box) >= shortest

const rulesMeet = (a: Rect, b: Rect) =>
  a.left <= b.right + touching &&
  b.left <= a.right + touching &&
  a.bottom <= b.top + touching &&
  b.bottom <= a.top + touching

interface TableBand {
  readonly top: number
  readonly bottom: number
  readonly columns: readonly { left: number; right: number }[]
}

function tableBands({ across, down }: RuleFrame): TableBand[] {
  const heights = distinctEdges([...across, ...down].flatMap(({ bottom, top }) => [bottom, top])).reverse()
  return heights.slice(1).flatMap((bottom, at) => {
    const top = heights[at] ?? bottom
    const middle = (top + bottom) / 2
    const edges = distinctEdges(
      down.filter((line) => line.bottom < middle && line.top > middle).map(({ left }) => left),
    )
    const columns = edges.slice(1).map((right, column) => ({ left: edges[column] ?? right, right }))
    return [{ top, bottom, columns }]
  })
}

/** Ascending, without those that stand within a line's breadth of the one before. */
function distinctEdges(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.filter((value, at) => at === 0 || value - (sorted[at - 1] ?? value) > touching)
}

/** A row, and where it is read: by itself, or with the other rows of its column. */
interface OrderedRow {
  readonly row: BaselineRow
  /** The baseline of the first row of the part of the page that is set in columns, or of the row itself; pages are read from high to low. */
  readonly from: number
  /** 0 for the left column, and for a row that stands in none. */
  readonly column: number
}

/** Words that stand further apart than this share of their size stand in different columns. */
const GUTTER = 0.9
/** The right column begins between these shares of the page's width. */
const GUTTER_FROM = 0.35
const GUTTER_TO = 0.7
/** Edges of one column differ by no more. Points. */
const SAME_EDGE = 3
/** A column has so many lines or more, of so many words in the middle, and fills this share of the page's width. */
const COLUMN_MIN_LINES = 6
const COLUMN_MIN_WORDS = 4
const COLUMN_MIN_WIDTH = 0.22

interface RowSegment {
  readonly runs: readonly TextRun[]
  readonly left: number
  readonly right: number
}

function rowSegments({ runs, size }: BaselineRow): RowSegment[] {
  const found: { runs: TextRun[]; left: number; right: number }[] = []
  for (const run of runs) {
    const open = found.at(-1)
    if (open && (isBlankRun(run) || run.left - open.right <= GUTTER * size)) {
      open.runs.push(run)
      if (!isBlankRun(run)) open.right = Math.max(open.right, run.right)
    } else if (!isBlankRun(run)) found.push({ runs: [run], left: run.left, right: run.right })
  }
  return found
}

/** The lines of a column begin within so much of each other: numbers and bullets hang out of it. Points. */
const HANGING_INDENT = 30

/** The gutter: where most segments of rows begin that may make a right column; null where too few do. */
function rightColumnEdge(rows: readonly (readonly RowSegment[])[], width: number): number | null {
  const starts = rows
    .flat()
    .map(({ left }) => left)
    .filter((left) => left >= GUTTER_FROM * width && left <= GUTTER_TO * width)
    .sort((a, b) => a - b)
  let [edge, most] = [0, 0]
  for (const start of starts) {
    const count = starts.filter((other) => other >= start && other <= start + HANGING_INDENT).length
    if (count > most) [edge, most] = [start, count]
  }
  return most >= COLUMN_MIN_LINES ? edge - SAME_EDGE : null
}

const isListMarker = ({ runs }: RowSegment): boolean =>
  runs
    .map(({ text }) => text)
    .join('')
    .trim().length <= 4

const segmentWordCount = ({ runs }: RowSegment): number =>
  runs
    .map(({ text }) => text)
    .join(' ')
    .trim()
    .split(/\s+/).length

/** Whether these are the lines of a column of prose, rather than the cells of a table. */
const isProseColumn = (column: readonly RowSegment[], width: number): boolean =>
  column.length >= COLUMN_MIN_LINES &&
  median(column.filter((each) => !isListMarker(each)).map(segmentWordCount)) >= COLUMN_MIN_WORDS &&
  median(column.map(({ left, right }) => right - left)) >= COLUMN_MIN_WIDTH * width

/** The parts of a row on each side of the gutter; null for a row that runs across it. */
function splitAtGutter(segments: readonly RowSegment[], gutter: number): [RowSegment[], RowSegment[]] | null {
  if (segments.some(({ left, right }) => left < gutter && right > gutter)) return null
  return [segments.filter(({ left }) => left < gutter), segments.filter(({ left }) => left >= gutter)]
}

/** Moves runs to the left, so that every column's lines stand as far in as those of the first. */
const shiftRuns = (runs: readonly TextRun[], by: number): TextRun[] =>
  runs.map((run) => ({ ...run, left: run.left - by, right: run.right - by }))

/**
 * Column detection: the rows of a page in reading order: where it sets prose in two columns, those of the left one come before
 * those of the right one. `rows` go from the head of the page to its foot.
 */
export function orderByColumns(rows: readonly BaselineRow[], width: number): OrderedRow[] {
  const alone = (row: BaselineRow): OrderedRow => ({ row, from: row.baseline, column: 0 })
  const segments = rows.map(rowSegments)
  const gutter = rightColumnEdge(segments, width)
  if (gutter === null) return rows.map(alone)
  const sides = segments.map((each) => splitAtGutter(each, gutter))
  const placed: OrderedRow[] = []
  for (let at = 0; at < rows.length; ) {
    const across = sides.findIndex((each, here) => here >= at && each === null)
    const end = across < 0 ? rows.length : across
    placed.push(...columnsBetween(rows, sides, at, end, width))
    if (across >= 0) placed.push(alone(rows[across] as BaselineRow))
    at = end + 1
  }
  return placed
}

/** The rows between two that run across the page. */
function columnsBetween(
  rows: readonly BaselineRow[],
  sides: readonly ([RowSegment[], RowSegment[]] | null)[],
  from: number,
  end: number,
  width: number,
): OrderedRow[] {
  const section = rows.slice(from, end)
  const parted = sides.slice(from, end).map((each) => each ?? [[], []])
  const columns = [parted.flatMap(([left]) => left), parted.flatMap(([, right]) => right)]
  if (!columns.every((column) => isProseColumn(column, width)))
    return section.map((row) => ({ row, from: row.baseline, column: 0 }))
  const edges = columns.map((column) => Math.min(...column.map(({ left }) => left)))
  const top = section[0]?.baseline ?? 0
  return columns.flatMap((column, at) => {
    const runs = column.flatMap((each) => each.runs)
    const own = groupByBaseline(shiftRuns(runs, (edges[at] ?? 0) - (edges[0] ?? 0)))
    return own.map((row): OrderedRow => ({ row, from: top, column: at }))
  })
}
