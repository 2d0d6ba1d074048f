import { LOOK } from '../reply/look.js'
import type { Chart, Mark } from './chart.js'
import type { Measure } from './shape.js'
import {
  CHIP,
  COLUMN,
  COLUMN_NAME,
  FEW_COLUMNS,
  GRADE,
  LEAST_WIDTH,
  MARGIN,
  NAME,
  NAMES,
  YEAR,
} from './size.js'

/** Where the columns of a chart stand. */
export interface Columns {
  readonly namesWidth: number
  /** Of each column of grades. */
  readonly width: number
  /** The left edge of each column of grades. */
  readonly left: readonly number[]
  /** Of the whole picture, as far as the columns need it. */
  readonly total: number
}

export const chipWords = ({ grade }: Mark): string => `${LOOK[grade].sign} ${grade}`

const within = (width: number, { least, most }: { least: number; most: number }): number =>
  Math.ceil(Math.min(most, Math.max(least, width)))

/** More room between inspections that lie further apart in time. */
const gapBefore = (years: readonly number[] | null, at: number): number =>
  years === null || at === 0
    ? COLUMN.gap
    : COLUMN.gap + Math.min(YEAR.most, YEAR.each * ((years[at] ?? 0) - (years[at - 1] ?? 0)))

export function columnsOf({ columns, years, rows }: Chart, measure: Measure): Columns {
  const many = columns.length > FEW_COLUMNS
  const names = Math.max(...rows.map(({ name }) => measure(name, NAME))) + NAMES.gap
  const marks = rows.flatMap(({ cells }) => cells.flat())
  const chips = marks.map((mark) => measure(chipWords(mark), GRADE) + 2 * CHIP.padding)
  const words = columns.flatMap((name) => name.split(' ').map((word) => measure(word, COLUMN_NAME)))
  const most = many ? COLUMN.mostOfMany : COLUMN.most
  const width = within(Math.max(...chips, ...words), { least: COLUMN.least, most })
  const grades = columns.reduce((sum, _, at) => sum + gapBefore(years, at) + width, 0)
  const namesWidth = Math.max(
    within(names, { least: NAMES.least, most: many ? NAMES.mostBesideMany : NAMES.most }),
    LEAST_WIDTH - 2 * MARGIN - grades,
  )
  const left: number[] = []
  let x = MARGIN + namesWidth
  for (const at of columns.keys()) {
    x += gapBefore(years, at)
    left.push(x)
    x += width
  }
  return { namesWidth, width, left, total: x + MARGIN }
}
