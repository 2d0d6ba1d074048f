import { JUDGED, JUDGED_ONCE } from '../answer/history.js'
import { type Block, type GradeRow, gradesOf, type Reply, type ReplyKind } from '../model/reply.js'
import { reportOf } from '../reply/reply-lines.js'
import { type Chart, type ChartColumns, type ChartRow, chartFoot, chartRow, chartRows } from './chart.js'

/** The grades of each judgement that is compared, under the heading that names it. */
function comparisonBands({
  blocks,
}: Reply): { name: string; rows: Extract<Block, { block: 'grades' }>['rows'] }[] {
  return blocks.flatMap((block, at) => {
    const before = blocks[at - 1]
    if (block.block !== 'grades') return []
    return [{ name: before?.block === 'heading' ? before.text : '', rows: block.rows }]
  })
}

/** One judgement or several in several reports: under each a line for each report that makes it, or one of its kin. */
function comparisonChart(reply: Reply): Chart | null {
  const all = gradesOf(reply)
  const heading = reply.blocks.find(({ block }) => block === 'heading')
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
function historyBands({ blocks }: Reply): HistoryBand[] {
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
