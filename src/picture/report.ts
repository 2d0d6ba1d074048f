import { gradesOf, type Reply } from '../model/reply.js'
import { STRAND_IN_WORDS } from '../model/strand.js'
import { reportOf } from '../reply/grade-row.js'
import { type Chart, footOf } from './chart.js'
import { tableRows } from './table.js'

const upperFirst = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** One report's grades: a row for each judgement, a column for each strand where it has strands. */
export function reportChart(reply: Reply): Chart | null {
  const rows = gradesOf(reply)
  const [first] = rows
  if (!first) return null
  const columnOf = ({ strand }: { strand: keyof typeof STRAND_IN_WORDS | null }): string =>
    strand === null ? '' : upperFirst(STRAND_IN_WORDS[strand])
  const columns = [...new Set(rows.map(columnOf))]
  const drawn = tableRows(
    rows,
    ({ judgement }) => judgement,
    ({ label }) => label,
    { columns, columnOf },
  )
  return { title: reportOf(first), columns, years: null, rows: drawn, foot: footOf(drawn) }
}
