import { type GradeRow, gradesOf, type Reply } from '../model/reply.js'
import { STRAND_IN_WORDS } from '../model/strand.js'
import { reportOf } from '../reply/grade-row.js'
import { type Chart, footOf } from './chart.js'
import { tableRows } from './table.js'

const nameOf = ({ label, strand }: GradeRow): string =>
  strand === null ? label : `${label} – ${STRAND_IN_WORDS[strand]}`

/** One judgement in several reports: a column for each report, a row for each strand and each kin of it. */
export function comparisonChart(reply: Reply): Chart | null {
  const rows = gradesOf(reply)
  const [first] = rows
  if (!first) return null
  const heading = reply.blocks.find(({ block }) => block === 'heading')
  const title = heading?.block === 'heading' ? heading.text : first.label
  const columns = [...new Set(rows.map(reportOf))]
  const named = rows.map((row) => ({ ...row, label: nameOf(row) }))
  const drawn = tableRows(
    named,
    ({ judgement, strand }) => `${judgement} ${strand}`,
    ({ label }) => label,
    { columns, columnOf: reportOf },
  )
  return { title, columns, years: null, rows: drawn, foot: footOf(drawn) }
}
