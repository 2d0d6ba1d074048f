import { LOOK } from '../reply/look.js'
import type { Chart, ChartRow, Mark } from './chart.js'
import { INK, QUIET, RULE } from './colours.js'
import { hex, inkOn } from './ink.js'
import { EDGE, INNER, NUMBER, onPaper, SMALL, WIDTH, WORDS } from './narrow.js'
import { below, beside, moved, type Part, space, text } from './part.js'
import type { Drawing, Measure, Shape } from './shape.js'
import { wrap } from './wrap.js'

/** A grade in its colour: as wide as its longest words are. */
const CHIP = { width: 150, above: 3, round: 4, padding: 4, below: 3, gap: 8 }
/** Lines of one name at most; longer ones end with `…`, and stand whole in the text. */
const MOST_LINES = { grade: 2, name: 4, label: 3, under: 3 }
const PADDING = 6
const CHIP_HEIGHT = NUMBER.line + 2 * CHIP.above

const chipWords = ({ grade }: Mark): string => `${LOOK[grade].sign} ${grade}`

/** A grade's sign and word on its colour, and under it what tells it from its row's name. */
function chip(mark: Mark, left: number, width: number, measure: Measure): Part {
  const { colour } = LOOK[mark.grade]
  const middle = left + width / 2
  const words = wrap(chipWords(mark), width - CHIP.padding, NUMBER, measure, MOST_LINES.grade)
  const height = words.length * NUMBER.line + 2 * CHIP.above
  const box: Shape = { shape: 'box', x: left, y: 0, width, height, round: CHIP.round, fill: hex(colour) }
  const label = text(words, NUMBER, { x: middle, align: 'centre', colour: hex(inkOn(colour)) })
  const coloured: Part = { shapes: [box, ...label.shapes.map((shape) => moved(shape, CHIP.above))], height }
  const lines = mark.under === null ? [] : wrap(mark.under, width, SMALL, measure, MOST_LINES.under)
  const under = text(lines, SMALL, { x: middle, align: 'centre', colour: QUIET })
  return below([coloured, ...(lines.length > 0 ? [space(2), under] : [])])
}

/** The grades of a cell one under the other; a dash where the report makes no such judgement. */
function cell(marks: readonly Mark[], left: number, width: number, measure: Measure): Part {
  if (marks.length === 0)
    return text(
      ['–'],
      { ...WORDS, line: CHIP_HEIGHT },
      { x: left + width / 2, align: 'centre', colour: QUIET },
    )
  const chips = marks.map((mark) => chip(mark, left, width, measure))
  return below(chips.flatMap((part, at) => (at > 0 ? [space(CHIP.below), part] : [part])))
}

const nameIn = (name: string, width: number, measure: Measure): Part =>
  text(wrap(name, width, NUMBER, measure, MOST_LINES.name), NUMBER, { x: EDGE, colour: INK })

const lowered = (part: Part, down: number): Part => below([space(down), part])

/** Words beside a grade, level with it. */
const BESIDE = (CHIP_HEIGHT - NUMBER.line) / 2
const RIGHT = WIDTH - EDGE - CHIP.width

/** One column: the name and its grade on a line. */
const alone = ({ name, cells }: ChartRow, measure: Measure): Part =>
  beside([
    lowered(nameIn(name, INNER - CHIP.width - CHIP.gap, measure), BESIDE),
    cell(cells[0] ?? [], RIGHT, CHIP.width, measure),
  ])

/** Two columns: the grades side by side under the name. */
function paired({ name, cells }: ChartRow, measure: Measure): Part {
  const width = (INNER - CHIP.gap) / 2
  const marks = cells.map((each, at) => cell(each, EDGE + at * (width + CHIP.gap), width, measure))
  return below([nameIn(name, INNER, measure), space(3), beside(marks)])
}

/** Dots of a timeline, and how much further down an inspection stands for each year after the one before it. */
const TIME = { dot: 8, each: 2, most: 20, words: 16 }

/** More columns: under the name a line for each that has a grade, and where they are a timeline a dot, lower for each year between them. */
function listed({ name, cells }: ChartRow, { columns, years }: Chart, measure: Measure): Part {
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
      cell(cells[at] ?? [], RIGHT, CHIP.width, measure),
      ...(years === null ? [] : [dot]),
    ])
    return [space(place === 0 ? 0 : CHIP.below + gapBefore(years, made[place - 1] ?? 0, at)), line]
  })
  const list = below(lines)
  return below([nameIn(name, INNER, measure), space(3), years === null ? list : withAxis(list)])
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

/** The names of two columns over their grades. */
function heads({ columns }: Chart, measure: Measure): Part {
  const width = (INNER - CHIP.gap) / 2
  const parts = columns.map((name, at) =>
    text(wrap(name, width, NUMBER, measure, MOST_LINES.label), NUMBER, {
      x: EDGE + at * (width + CHIP.gap) + width / 2,
      align: 'centre',
      colour: INK,
    }),
  )
  const { height } = beside(parts)
  return below([beside(parts.map((part) => lowered(part, height - part.height))), space(4)])
}

/** Where everything in a table of grades stands: as wide as a phone, so that its letters are as large as they are drawn. */
export function layout(chart: Chart, measure: Measure): Drawing {
  const { columns, years, rows, title, foot } = chart
  const isPaired = columns.length === 2 && years === null
  const row = (each: ChartRow): Part => {
    if (columns.length === 1 && years === null) return alone(each, measure)
    return isPaired ? paired(each, measure) : listed(each, chart, measure)
  }
  const rule: Part = {
    shapes: [{ shape: 'line', from: [EDGE, 0], to: [WIDTH - EDGE, 0], colour: RULE, thick: 1 }],
    height: 1,
  }
  const drawn = rows.flatMap((each) => [rule, space(PADDING), row(each), space(PADDING)])
  return onPaper(title, [...(isPaired ? [heads(chart, measure)] : []), ...drawn, rule], measure, foot)
}
