import { LOOK } from '../reply/look.js'
import type { Chart, ChartRow, Mark } from './chart.js'
import { type Columns, chipWords, columnsOf } from './columns.js'
import { hex, inkOn } from './ink.js'
import { below, beside, moved, type Part, space, text } from './part.js'
import type { Drawing, Measure, Shape } from './shape.js'
import {
  CHIP,
  COLUMN_NAME,
  FOOT,
  GRADE,
  INK,
  MARGIN,
  MOST_LINES,
  NAME,
  NAMES,
  PAPER,
  QUIET,
  ROW_PADDING,
  RULE,
  TITLE,
  UNDER,
} from './size.js'
import { wrap } from './wrap.js'

/** A grade's sign and word on its colour, and under it what tells it from its row's name. */
function chip(mark: Mark, left: number, width: number, measure: Measure): Part {
  const { colour } = LOOK[mark.grade]
  const middle = left + width / 2
  const words = wrap(chipWords(mark), width - CHIP.padding, GRADE, measure, MOST_LINES.grade)
  const height = words.length * GRADE.line + 2 * CHIP.above
  const box: Shape = {
    shape: 'box',
    x: left,
    y: 0,
    width,
    height,
    round: CHIP.round,
    fill: hex(colour),
  }
  const label = text(words, GRADE, { x: middle, align: 'centre', colour: hex(inkOn(colour)) })
  const coloured: Part = { shapes: [box, ...label.shapes.map((shape) => moved(shape, CHIP.above))], height }
  const lines = mark.under === null ? [] : wrap(mark.under, width, UNDER, measure, MOST_LINES.under)
  const under = text(lines, UNDER, { x: middle, align: 'centre', colour: QUIET })
  return below([coloured, ...(lines.length > 0 ? [space(2), under] : [])])
}

const NONE = '–'
/** Of one with one line. */
const CHIP_HEIGHT = GRADE.line + 2 * CHIP.above

function cell(marks: readonly Mark[], left: number, width: number, measure: Measure): Part {
  if (marks.length === 0) {
    const written = { ...NAME, line: CHIP_HEIGHT }
    return text([NONE], written, { x: left + width / 2, align: 'centre', colour: QUIET })
  }
  const chips = marks.map((mark) => chip(mark, left, width, measure))
  return below(chips.flatMap((part, at) => (at > 0 ? [space(CHIP.below), part] : [part])))
}

function row({ name, cells }: ChartRow, { left, width, namesWidth }: Columns, measure: Measure): Part {
  const lines = wrap(name, namesWidth - NAMES.gap, NAME, measure, MOST_LINES.name)
  const names = text(lines, NAME, { x: MARGIN, colour: INK })
  const lift = (CHIP_HEIGHT - NAME.line) / 2
  const marks = cells.map((each, at) => cell(each, left[at] ?? 0, width, measure))
  return below([space(ROW_PADDING), beside([below([space(lift), names]), ...marks]), space(ROW_PADDING)])
}

function heads({ columns, years }: Chart, { left, width }: Columns, measure: Measure): Part {
  if (columns.every((name) => name === '')) return space(0)
  const parts = columns.map((name, at) =>
    text(wrap(name, width, COLUMN_NAME, measure, MOST_LINES.column), COLUMN_NAME, {
      x: (left[at] ?? 0) + width / 2,
      align: 'centre',
      colour: INK,
    }),
  )
  const all = beside(parts)
  const settled = parts.map((part) => below([space(all.height - part.height), part]))
  return below([beside(settled), years === null ? space(4) : timeline(left, width)])
}

/** A line through time with a dot for each inspection. */
function timeline(left: readonly number[], width: number): Part {
  const [first = 0, last = first] = [left[0], left.at(-1)]
  const y = 9
  const dot = (x: number): Shape => ({
    shape: 'box',
    x: x + width / 2 - 4,
    y: y - 4,
    width: 8,
    height: 8,
    round: 4,
    fill: INK,
  })
  const line: Shape = {
    shape: 'line',
    from: [first + width / 2, y],
    to: [last + width / 2, y],
    colour: QUIET,
    thick: 2,
  }
  return { shapes: [line, ...left.map(dot)], height: 18 }
}

/** Where everything in a chart stands: title, columns' names, a row for each judgement, lines under it. */
export function layout(chart: Chart, measure: Measure): Drawing {
  const columns = columnsOf(chart, measure)
  const width = columns.total
  const inner = width - 2 * MARGIN
  const rule: Part = {
    shapes: [{ shape: 'line', from: [MARGIN, 0], to: [width - MARGIN, 0], colour: RULE, thick: 1 }],
    height: 1,
  }
  const foot = chart.foot.flatMap((line) => wrap(line, inner, FOOT, measure, MOST_LINES.foot))
  const { shapes, height } = below([
    space(MARGIN - 4),
    text(wrap(chart.title, inner, TITLE, measure, MOST_LINES.title), TITLE, { x: MARGIN, colour: INK }),
    space(10),
    heads(chart, columns, measure),
    ...chart.rows.flatMap((each) => [rule, row(each, columns, measure)]),
    rule,
    space(8),
    text(foot, FOOT, { x: MARGIN, colour: QUIET }),
    space(MARGIN - 6),
  ])
  const paper: Shape = { shape: 'box', x: 0, y: 0, width, height, round: 10, fill: PAPER }
  return { width, height, shapes: [paper, ...shapes] }
}
