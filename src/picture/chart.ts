import { JUDGED, JUDGED_ONCE } from '../answer/history.js'
import { groupsOf } from '../collections/collections.js'
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

/** A grade, or an outcome, in a cell of a chart. */
export interface GradeMark {
  readonly grade: Finding
  /** What tells it from its row's name: a strand, a label that this report prints otherwise. */
  readonly under: string | null
}

export interface ChartRow {
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
  const reports = [...new Map(all.map((row) => [row.report, row])).values()]
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
