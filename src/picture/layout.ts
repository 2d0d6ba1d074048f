import { LOOK } from '../reply/look.js'
import type { Chart, ChartRow, Mark } from './chart.js'
import { INK, QUIET, RULE } from './colours.js'
import { hex, inkOn } from './ink.js'
import { EDGE, footHeight, INNER, NUMBER, onPaper, SMALL, WIDTH, WORDS } from './narrow.js'
import { below, beside, moved, type Part, space, text } from './part.js'
import type { Drawing, Measure, Shape } from './shape.js'
import { wrap } from './wrap.js'

/** A grade in its colour: as wide as its longest words are. */
const CHIP = { width: 146, above: 3, round: 4, padding: 4, below: 3, gap: 8 }
/** Lines of one name at most; longer ones end with `…`, and stand whole in the text. */
const MOST_LINES = { grade: 2, name: 3, label: 3, under: 2 }
const PADDING = 6
const CHIP_HEIGHT = NUMBER.line + 2 * CHIP.above
const RIGHT = WIDTH - EDGE - CHIP.width

const chipWords = ({ grade }: Mark): string => `${LOOK[grade].sign} ${grade}`

/** A grade's sign and word on its colour, and under it what tells it from its row's name. */
function chip(mark: Mark, measure: Measure): Part {
  const { colour } = LOOK[mark.grade]
  const middle = RIGHT + CHIP.width / 2
  const words = wrap(chipWords(mark), CHIP.width - CHIP.padding, NUMBER, measure, MOST_LINES.grade)
  const height = words.length * NUMBER.line + 2 * CHIP.above
  const fill = hex(colour)
  const box: Shape = { shape: 'box', x: RIGHT, y: 0, width: CHIP.width, height, round: CHIP.round, fill }
  const label = text(words, NUMBER, { x: middle, align: 'centre', colour: hex(inkOn(colour)) })
  const coloured: Part = { shapes: [box, ...label.shapes.map((shape) => moved(shape, CHIP.above))], height }
  const lines = mark.under === null ? [] : wrap(mark.under, CHIP.width, SMALL, measure, MOST_LINES.under)
  const under = text(lines, SMALL, { x: middle, align: 'centre', colour: QUIET })
  return below([coloured, ...(lines.length > 0 ? [space(2), under] : [])])
}

/** The grades of a cell one under the other. */
function cell(marks: readonly Mark[], measure: Measure): Part {
  const chips = marks.map((mark) => chip(mark, measure))
  return below(chips.flatMap((part, at) => (at > 0 ? [space(CHIP.below), part] : [part])))
}

const nameIn = (name: string, measure: Measure): Part =>
  text(wrap(name, INNER, NUMBER, measure, MOST_LINES.name), NUMBER, { x: EDGE, colour: INK })

const lowered = (part: Part, down: number): Part => below([space(down), part])

/** Words beside a grade, level with it. */
const BESIDE = (CHIP_HEIGHT - NUMBER.line) / 2

/** Dots of a timeline, and how much further down an inspection stands for each year after the one before it. */
const TIME = { dot: 8, each: 1.5, most: 12, words: 16 }

/** A line for each inspection or council that has a grade, and where they are a timeline a dot, lower for each year between them. */
function listed({ cells }: ChartRow, { columns, years }: Chart, measure: Measure): Part {
  const indent = years === null ? 0 : TIME.words
  const width = INNER - CHIP.width - CHIP.gap - indent
  const made = [...cells.keys()].filter((at) => (cells[at] ?? []).length > 0)
  const lines = made.flatMap((at, place): Part[] => {
    const label = text(wrap(columns[at] ?? '', width, WORDS, measure, MOST_LINES.label), WORDS, {
      x: EDGE + indent,
      colour: INK,
    })
    const line = beside([
      lowered(label, BESIDE),
      cell(cells[at] ?? [], measure),
      ...(years === null ? [] : [dot]),
    ])
    return [space(place === 0 ? 0 : CHIP.below + gapBefore(years, made[place - 1] ?? 0, at)), line]
  })
  const list = below(lines)
  return years === null ? list : withAxis(list)
}

const dot: Part = {
  shapes: [
    {
      shape: 'box',
      x: EDGE,
      y: (CHIP_HEIGHT - TIME.dot) / 2,
      width: TIME.dot,
      height: TIME.dot,
      round: TIME.dot / 2,
      fill: INK,
    },
  ],
  height: CHIP_HEIGHT,
}

const gapBefore = (years: readonly number[] | null, before: number, at: number): number =>
  years === null ? 0 : Math.min(TIME.most, TIME.each * Math.max(0, (years[at] ?? 0) - (years[before] ?? 0)))

/** A line through the dots, from the first to the last. */
function withAxis(list: Part): Part {
  const dots = list.shapes.flatMap((shape) =>
    shape.shape === 'box' && shape.width === TIME.dot ? [shape.y + TIME.dot / 2] : [],
  )
  if (dots.length < 2) return list
  const x = EDGE + TIME.dot / 2
  const axis: Shape = {
    shape: 'line',
    from: [x, Math.min(...dots)],
    to: [x, Math.max(...dots)],
    colour: QUIET,
    thick: 2,
  }
  return { ...list, shapes: [axis, ...list.shapes] }
}

const rule: Part = {
  shapes: [{ shape: 'line', from: [EDGE, 0], to: [WIDTH - EDGE, 0], colour: RULE, thick: 1 }],
  height: 1,
}

const LEFT_OUT = (count: number): string => `… and ${count} more, in the text.`

/**
 * Where everything in a chart of grades stands: as wide as a phone, so that its letters are as large as they are drawn, and
 * no taller than it may be. A single row needs no name: the words above it are one.
 */
export function layout(chart: Chart, measure: Measure): Drawing {
  const { rows, foot, most = Number.POSITIVE_INFINITY } = chart
  const isNamed = rows.length > 1
  const drawn = rows.map((row) => {
    const name = isNamed ? [nameIn(row.name, measure), space(3)] : []
    return below([...name, listed(row, chart, measure)])
  })
  let left = most - footHeight(foot, measure) - SMALL.line
  const fitting = drawn.filter(({ height }, at) => {
    left -= height + 2 * PADDING + rule.height
    return at === 0 || left >= 0
  })
  const count = drawn.length - fitting.length
  const parts = fitting.flatMap((part, at) => [
    ...(at > 0 ? [rule, space(PADDING)] : []),
    part,
    space(PADDING),
  ])
  return onPaper(parts, measure, count > 0 ? [LEFT_OUT(count), ...foot] : foot)
}
