import { JUDGED, JUDGED_ONCE } from '../answer/history.js'
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

const inspections = (rows: readonly GradeRow[]): number => new Set(rows.map(({ report }) => report)).size

/** The block of what was judged once holds many judgements, one inspection after another. */
const isRest = ({ name }: Band): boolean => name === JUDGED_ONCE || name === JUDGED

/** What was judged in more than one inspection has a block of its own. */
const isFamily = (band: Band): boolean => inspections(band.rows) > 1 && !isRest(band)

const familyRow = ({ name, rows }: Band, table: Table): ChartRow =>
  tableRow(rows, { ...table, name: name ?? '' })

const onceOnly = (count: number): string =>
  count === 1
    ? '1 more grade, of a judgement made in one inspection, is in the text.'
    : `${count} more grades, of judgements made in one inspection, are in the text.`

/**
 * A council's grades from inspection to inspection: under each judgement that was made more than once a line for each
 * inspection, in time; where none was, for each judgement.
 */
export function historyChart(reply: Reply): Chart | null {
  const all = gradesOf(reply)
  const [first] = all
  if (!first) return null
  const reports = [...new Map(all.map((row) => [row.report, row])).values()]
  const inTime = reports.sort((a, b) => a.year - b.year || (a.report < b.report ? -1 : 1))
  const table: Table = { columns: inTime.map(whenOf), columnOf: whenOf }
  const bands = bandsOf(reply)
  const families = bands.filter(isFamily)
  const others = bands.filter((band) => !families.includes(band)).flatMap(({ rows }) => rows)
  const rows =
    families.length > 0
      ? families.map((band) => familyRow(band, table))
      : tableRows(others, ({ judgement, report }) => `${report} ${judgement}`, table)
  const left = families.length > 0 && others.length > 0 ? [onceOnly(others.length)] : []
  return {
    title: `${first.authority} over time`,
    columns: table.columns,
    years: inTime.map(({ year }) => year),
    rows,
    foot: footOf(rows, ...left),
  }
}
