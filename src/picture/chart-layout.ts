import { GRADE_STYLE } from '../reply/grade-style.js'
import type { Chart, ChartRow, GradeMark } from './chart.js'
import {
  CARD_INNER_WIDTH,
  CARD_PADDING,
  CARD_WIDTH,
  cardMarginsHeight,
  type Drawing,
  type DrawingGroup,
  type DrawingOperation,
  drawCard,
  FOOT_FONT,
  hexColour,
  LINE_COLOUR,
  type MeasureText,
  MUTED_COLOUR,
  moveDown,
  NUMBER_FONT,
  overlay,
  spacer,
  stack,
  TEXT_COLOUR,
  textColourOn,
  textLines,
  WORDS_FONT,
  wrapText,
} from './drawing.js'

/** A grade in its colour: as wide as its longest words are. */
const CHIP = { width: 146, above: 3, round: 4, padding: 4, below: 3, gap: 8 }
/** Lines of one name at most; longer ones end with `…`, and stand whole in the text. */
const MAX_CHART_LINES = { grade: 2, name: 3, label: 3, under: 2 }
const ROW_PADDING = 6
const CHIP_HEIGHT = NUMBER_FONT.line + 2 * CHIP.above
const CHIP_X = CARD_WIDTH - CARD_PADDING - CHIP.width

const chipWords = ({ grade }: GradeMark): string => `${GRADE_STYLE[grade].sign} ${grade}`

/** A grade's sign and word on its colour, and under it what tells it from its row's name. */
function drawChip(mark: GradeMark, measure: MeasureText): DrawingGroup {
  const { colour } = GRADE_STYLE[mark.grade]
  const middle = CHIP_X + CHIP.width / 2
  const words = wrapText(
    chipWords(mark),
    CHIP.width - CHIP.padding,
    NUMBER_FONT,
    measure,
    MAX_CHART_LINES.grade,
  )
  const height = words.length * NUMBER_FONT.line + 2 * CHIP.above
  const fill = hexColour(colour)
  const box: DrawingOperation = {
    operation: 'box',
    x: CHIP_X,
    y: 0,
    width: CHIP.width,
    height,
    round: CHIP.round,
    fill,
  }
  const label = textLines(words, NUMBER_FONT, {
    x: middle,
    align: 'centre',
    colour: hexColour(textColourOn(colour)),
  })
  const coloured: DrawingGroup = {
    operations: [box, ...label.operations.map((shape) => moveDown(shape, CHIP.above))],
    height,
  }
  const lines =
    mark.under === null ? [] : wrapText(mark.under, CHIP.width, FOOT_FONT, measure, MAX_CHART_LINES.under)
  const under = textLines(lines, FOOT_FONT, { x: middle, align: 'centre', colour: MUTED_COLOUR })
  return stack([coloured, ...(lines.length > 0 ? [spacer(2), under] : [])])
}

/** The grades of a cell one under the other. */
function drawCell(marks: readonly GradeMark[], measure: MeasureText): DrawingGroup {
  const chips = marks.map((mark) => drawChip(mark, measure))
  return stack(chips.flatMap((part, at) => (at > 0 ? [spacer(CHIP.below), part] : [part])))
}

const drawRowName = (name: string, measure: MeasureText): DrawingGroup =>
  textLines(wrapText(name, CARD_INNER_WIDTH, NUMBER_FONT, measure, MAX_CHART_LINES.name), NUMBER_FONT, {
    x: CARD_PADDING,
    colour: TEXT_COLOUR,
  })

const lowerBy = (part: DrawingGroup, down: number): DrawingGroup => stack([spacer(down), part])

/** Words beside a grade, level with it. */
const LABEL_OFFSET = (CHIP_HEIGHT - NUMBER_FONT.line) / 2

/** Dots of a timeline, and how much further down an inspection stands for each year after the one before it. */
const TIMELINE = { dot: 8, each: 1.5, most: 12, words: 16 }

/** A line for each inspection or council that has a grade, and where they are a timeline a dot, lower for each year between them. */
function drawRowLines({ cells }: ChartRow, { columns, years }: Chart, measure: MeasureText): DrawingGroup {
  const indent = years === null ? 0 : TIMELINE.words
  const width = CARD_INNER_WIDTH - CHIP.width - CHIP.gap - indent
  const made = [...cells.keys()].filter((at) => (cells[at] ?? []).length > 0)
  const lines = made.flatMap((at, place): DrawingGroup[] => {
    const label = textLines(
      wrapText(columns[at] ?? '', width, WORDS_FONT, measure, MAX_CHART_LINES.label),
      WORDS_FONT,
      {
        x: CARD_PADDING + indent,
        colour: TEXT_COLOUR,
      },
    )
    const line = overlay([
      lowerBy(label, LABEL_OFFSET),
      drawCell(cells[at] ?? [], measure),
      ...(years === null ? [] : [TIMELINE_DOT]),
    ])
    return [spacer(place === 0 ? 0 : CHIP.below + gapBeforeYear(years, made[place - 1] ?? 0, at)), line]
  })
  const list = stack(lines)
  return years === null ? list : withTimelineAxis(list)
}

const TIMELINE_DOT: DrawingGroup = {
  operations: [
    {
      operation: 'box',
      x: CARD_PADDING,
      y: (CHIP_HEIGHT - TIMELINE.dot) / 2,
      width: TIMELINE.dot,
      height: TIMELINE.dot,
      round: TIMELINE.dot / 2,
      fill: TEXT_COLOUR,
    },
  ],
  height: CHIP_HEIGHT,
}

const gapBeforeYear = (years: readonly number[] | null, before: number, at: number): number =>
  years === null
    ? 0
    : Math.min(TIMELINE.most, TIMELINE.each * Math.max(0, (years[at] ?? 0) - (years[before] ?? 0)))

/** A line through the dots, from the first to the last. */
function withTimelineAxis(list: DrawingGroup): DrawingGroup {
  const dots = list.operations.flatMap((shape) =>
    shape.operation === 'box' && shape.width === TIMELINE.dot ? [shape.y + TIMELINE.dot / 2] : [],
  )
  if (dots.length < 2) return list
  const x = CARD_PADDING + TIMELINE.dot / 2
  const axis: DrawingOperation = {
    operation: 'line',
    from: [x, Math.min(...dots)],
    to: [x, Math.max(...dots)],
    colour: MUTED_COLOUR,
    thick: 2,
  }
  return { ...list, operations: [axis, ...list.operations] }
}

const ROW_RULE: DrawingGroup = {
  operations: [
    {
      operation: 'line',
      from: [CARD_PADDING, 0],
      to: [CARD_WIDTH - CARD_PADDING, 0],
      colour: LINE_COLOUR,
      thick: 1,
    },
  ],
  height: 1,
}

const rowsLeftOut = (count: number): string => `… and ${count} more, in the text.`

/**
 * Where everything in a chart of grades stands: as wide as a phone, so that its letters are as large as they are drawn, and
 * no taller than it may be. A single row needs no name: the words above it are one.
 */
export function layoutChart(chart: Chart, measure: MeasureText): Drawing {
  const { rows, foot, most = Number.POSITIVE_INFINITY } = chart
  const isNamed = rows.length > 1
  const drawn = rows.map((row) => {
    const name = isNamed ? [drawRowName(row.name, measure), spacer(3)] : []
    return stack([...name, drawRowLines(row, chart, measure)])
  })
  let left = most - cardMarginsHeight(foot, measure) - FOOT_FONT.line
  const fitting = drawn.filter(({ height }, at) => {
    left -= height + 2 * ROW_PADDING + ROW_RULE.height
    return at === 0 || left >= 0
  })
  const count = drawn.length - fitting.length
  const parts = fitting.flatMap((part, at) => [
    ...(at > 0 ? [ROW_RULE, spacer(ROW_PADDING)] : []),
    part,
    spacer(ROW_PADDING),
  ])
  return drawCard(parts, measure, count > 0 ? [rowsLeftOut(count), ...foot] : foot)
}
