import { type GradeRow, gradesOf, type Reply } from '../model/reply.js'
import { whenOf } from '../reply/grade-row.js'
import { type Chart, type ChartRow, footOf } from './chart.js'
import { type Table, tableRow, tableRows } from './table.js'

interface Band {
  /** What the reply calls it; null where the grades follow its title at once. */
  readonly name: string | null
  readonly rows: readonly GradeRow[]
}

/** The grades of each block, under the heading that stands just before it; the first heading is the title. */
function bandsOf({ blocks }: Reply): Band[] {
  const title = blocks.findIndex(({ block }) => block === 'heading')
  return blocks.flatMap((block, at) => {
    if (block.block !== 'grades') return []
    const before = blocks[at - 1]
    const name = before?.block === 'heading' && at - 1 !== title ? before.text : null
    return [{ name, rows: block.rows }]
  })
}

/** A family of judgements stands under its newest label, or alone under the title. */
const isFamily = ({ name, rows }: Band): boolean => name === null || name === rows.at(-1)?.label

const inspections = (rows: readonly GradeRow[]): number => new Set(rows.map(({ report }) => report)).size

const familyRow = ({ name, rows }: Band, table: Table): ChartRow =>
  tableRow(rows, { ...table, name: name ?? rows.at(-1)?.label ?? '', strands: true })

const ownRows = (rows: readonly GradeRow[], table: Table): ChartRow[] =>
  tableRows(
    rows,
    ({ judgement, strand, report }) => `${report} ${judgement} ${strand}`,
    ({ label }) => label,
    table,
  )

const onceOnly = (count: number): string =>
  count === 1
    ? '1 more grade, of a judgement made in one inspection, is in the text.'
    : `${count} more grades, of judgements made in one inspection, are in the text.`

/**
 * An authority's grades from inspection to inspection: a column for each, in time, a row for what was judged more than
 * once; where nothing was, for each judgement.
 */
export function historyChart(reply: Reply): Chart | null {
  const all = gradesOf(reply)
  const [first] = all
  if (!first) return null
  const reports = [...new Map(all.map((row) => [row.report, row])).values()]
  const inTime = reports.sort((a, b) => a.year - b.year || (a.report < b.report ? -1 : 1))
  const table: Table = { columns: inTime.map(whenOf), columnOf: whenOf }
  const bands = bandsOf(reply)
  const families = bands.filter((band) => isFamily(band) && inspections(band.rows) > 1)
  const others = bands.filter((band) => !families.includes(band)).flatMap(({ rows }) => rows)
  const rows = families.length > 0 ? families.map((band) => familyRow(band, table)) : ownRows(others, table)
  const left = families.length > 0 && others.length > 0 ? [onceOnly(others.length)] : []
  return {
    title: `${first.authority} over time`,
    columns: table.columns,
    years: inTime.map(({ year }) => year),
    rows,
    foot: footOf(rows, ...left),
  }
}
