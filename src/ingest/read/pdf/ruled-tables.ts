import type { Rect } from './graphics-state.js'
import { isBlankRun, type TextRun } from './text-runs.js'

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

/** Lines that meet belong to one frame. */
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
