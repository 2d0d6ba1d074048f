import { JUDGED, JUDGED_ONCE } from '../answer/history.js'
import { distinctBy, groupsOf } from '../collections/collections.js'
import {
  type BlockOf,
  blocksIn,
  type GradeRow,
  gradesOf,
  type Reply,
  type ReplyKind,
} from '../model/reply.js'
import { besideFinding, type Finding, findingOf, isOutcome, STRAND_IN_WORDS } from '../model/report.js'
import { DISPUTED, reportOf } from '../reply/reply-lines.js'
import { shortLabel } from '../vocabulary/judgements.js'
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
  GRADE_STYLE,
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

/** A grade, or an outcome, in a cell of a chart. */
export interface GradeMark {
  readonly grade: Finding
  /** What tells it from its row's name: a strand, a label that this report prints otherwise. */
  readonly under: string | null
}

interface ChartRow {
  readonly name: string
  /**
   * For each column the grades that stand there: mostly one, none where the report makes no such judgement, which then
   * has no line.
   */
  readonly cells: readonly (readonly GradeMark[])[]
}

/** Grades as a picture shows them: under each judgement a line for each inspection or council. */
export interface Chart {
  readonly title: string
  readonly columns: readonly string[]
  /** The year of each column where the columns are a timeline, else null. */
  readonly years: readonly number[] | null
  readonly rows: readonly ChartRow[]
  /** Short lines under the chart. */
  readonly foot: readonly string[]
  /** Points that its picture may be tall, where that is not all the same. */
  readonly most?: number
}

const gradeMark = (grade: Finding, row: GradeRow, distinctions: readonly (string | null)[]): GradeMark => {
  const wording = row.outcome === null ? null : (row.wording ?? besideFinding(row))
  const under = [wording, ...distinctions, row.disputed ? DISPUTED : null].filter((words) => words !== null)
  return { grade, under: under.length > 0 ? under.join(', ') : null }
}

/** Under a chart that shows grades of both scales. */
const TWO_SCALES = 'Adequate and Requires improvement belong to different scales.'
/** Under a chart that shows what is no grade. */
const NO_GRADES = 'The three outcomes of area SEND inspections are no grades.'

function chartFoot(rows: readonly ChartRow[], ...more: string[]): string[] {
  const grades = new Set(rows.flatMap(({ cells }) => cells.flat().map(({ grade }) => grade)))
  const bothScales = grades.has('Adequate') && grades.has('Requires improvement')
  const outcomes = [...grades].some(isOutcome)
  return [
    ...more,
    ...(bothScales ? [TWO_SCALES] : []),
    ...(outcomes ? [NO_GRADES] : []),
    'Grades as printed in Ofsted’s inspection reports.',
  ]
}

const labelIfDifferent = (label: string, name: string): string | null =>
  label.toLowerCase() === name.toLowerCase() ? null : label

/** One grade of a report, whichever of its halves have it: ‘safeguarding, looked after children’. */
function marksOfGroup(rows: readonly [GradeRow, ...GradeRow[]], name: string): GradeMark[] {
  const [first] = rows
  const finding = findingOf(first)
  const strands = [...new Set(rows.flatMap(({ strand }) => (strand === null ? [] : STRAND_IN_WORDS[strand])))]
  const labels = [...new Set(rows.map(shortLabel))].map((label) => labelIfDifferent(label, name))
  const halves = strands.length === 0 ? null : strands.join(', ')
  return finding === null ? [] : [gradeMark(finding, first, [...labels, halves])]
}

/** Which grades stand in which column. */
interface ChartColumns {
  readonly columns: readonly string[]
  columnOf(row: GradeRow): string
}

/** One row: its grades in the column that each belongs to, the same grade of both halves of a report once. */
function chartRow(
  rows: readonly GradeRow[],
  { name, columns, columnOf }: ChartColumns & { readonly name: string },
): ChartRow {
  const marks = (column: string): GradeMark[] => {
    const own = rows.filter((row) => columnOf(row) === column)
    return groupsOf(own, (row) => `${findingOf(row)} ${shortLabel(row)} ${row.wording}`).flatMap((same) =>
      marksOfGroup(same, name),
    )
  }
  return { name, cells: columns.map(marks) }
}

/** A row for each of these groups that has a grade, named after its first member. */
const chartRows = (
  rows: readonly GradeRow[],
  rowOf: (row: GradeRow) => string,
  table: ChartColumns,
): ChartRow[] =>
  groupsOf(
    rows.filter((row) => findingOf(row) !== null),
    rowOf,
  ).flatMap(([first, ...others]) =>
    first ? [chartRow([first, ...others], { ...table, name: shortLabel(first) })] : [],
  )

/** The grades of each judgement that is compared, under the heading that names it. */
function comparisonBands(reply: Reply): { name: string; rows: BlockOf<'grades'>['rows'] }[] {
  const blocks = blocksIn(reply)
  return blocks.flatMap((block, at) => {
    const before = blocks[at - 1]
    if (block.block !== 'grades') return []
    return [{ name: before?.block === 'heading' ? before.text : '', rows: block.rows }]
  })
}

/** One judgement or several in several reports: under each a line for each report that makes it, or one of its kin. */
function comparisonChart(reply: Reply): Chart | null {
  const all = gradesOf(reply)
  const heading = blocksIn(reply).find(({ block }) => block === 'heading')
  if (all.length === 0) return null
  const columns = [...new Set(all.map(reportOf))]
  const rows = comparisonBands(reply)
    .map(({ name, rows: graded }) => chartRow(graded, { name, columns, columnOf: reportOf }))
    .filter(({ cells }: ChartRow) => cells.some((marks) => marks.length > 0))
  const title = heading?.block === 'heading' ? heading.text : ''
  return { title, columns, years: null, rows, foot: chartFoot(rows) }
}

interface HistoryBand {
  /** What the reply calls it; null where the grades follow its title at once. */
  readonly name: string | null
  readonly rows: readonly GradeRow[]
}

/** The grades of each block, under the heading that stands just before it; the first heading is the title. */
function historyBands(reply: Reply): HistoryBand[] {
  const blocks = blocksIn(reply)
  const title = blocks.findIndex(({ block }) => block === 'heading')
  return blocks.flatMap((block, at) => {
    if (block.block !== 'grades') return []
    const before = blocks[at - 1]
    const name = before?.block === 'heading' && at - 1 !== title ? before.text : null
    return [{ name, rows: block.rows }]
  })
}

const inspectionCount = (rows: readonly GradeRow[]): number => new Set(rows.map(({ report }) => report)).size

/** The block of what was judged once holds many judgements, one inspection after another. */
const isRestBand = ({ name }: HistoryBand): boolean => name === JUDGED_ONCE || name === JUDGED

/** What was judged in more than one inspection has a block of its own. */
const isFamilyBand = (band: HistoryBand): boolean => inspectionCount(band.rows) > 1 && !isRestBand(band)

const familyRow = ({ name, rows }: HistoryBand, table: ChartColumns): ChartRow =>
  chartRow(rows, { ...table, name: name ?? '' })

const onceOnlyNote = (count: number): string =>
  count === 1
    ? '1 more grade, of a judgement made in one inspection, is in the text.'
    : `${count} more grades, of judgements made in one inspection, are in the text.`

/**
 * A council's grades from inspection to inspection: under each judgement that was made more than once a line for each
 * inspection, in time; where none was, for each judgement.
 */
function historyChart(reply: Reply): Chart | null {
  const all = gradesOf(reply)
  const [first] = all
  if (!first) return null
  const reports = distinctBy(all, ({ report }) => report)
  const inTime = reports.sort((a, b) => a.year - b.year || (a.report < b.report ? -1 : 1))
  const table: ChartColumns = { columns: inTime.map(({ when }) => when), columnOf: ({ when }) => when }
  const bands = historyBands(reply)
  const families = bands.filter(isFamilyBand)
  const others = bands.filter((band) => !families.includes(band)).flatMap(({ rows }) => rows)
  const rows =
    families.length > 0
      ? families.map((band) => familyRow(band, table))
      : chartRows(others, ({ judgement, report }) => `${report} ${judgement}`, table)
  const left = families.length > 0 && others.length > 0 ? [onceOnlyNote(others.length)] : []
  return {
    title: `${first.authority} over time`,
    columns: table.columns,
    years: inTime.map(({ year }) => year),
    rows,
    foot: chartFoot(rows, ...left),
  }
}

const CHARTS: Partial<Record<ReplyKind, (reply: Reply) => Chart | null>> = {
  comparison: comparisonChart,
  history: historyChart,
}

/** The chart that goes with a reply: for a comparison or a history that has grades; null for others. */
export function chartOf(reply: Reply): Chart | null {
  const chart = CHARTS[reply.kind]?.(reply) ?? null
  return chart !== null && chart.rows.length > 0 ? chart : null
}

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
