import { type Block, gradesOf, type Reply } from '../model/reply.js'
import { reportOf } from '../reply/grade-row.js'
import { type Chart, type ChartRow, footOf } from './chart.js'
import { tableRow } from './table.js'

/** The grades of each judgement that is compared, under the heading that names it. */
function bandsOf({ blocks }: Reply): { name: string; rows: Extract<Block, { block: 'grades' }>['rows'] }[] {
  return blocks.flatMap((block, at) => {
    const before = blocks[at - 1]
    if (block.block !== 'grades') return []
    return [{ name: before?.block === 'heading' ? before.text : '', rows: block.rows }]
  })
}

/** One judgement or several in several reports: under each a line for each report that makes it, or one of its kin. */
export function comparisonChart(reply: Reply): Chart | null {
  const all = gradesOf(reply)
  const heading = reply.blocks.find(({ block }) => block === 'heading')
  if (all.length === 0) return null
  const columns = [...new Set(all.map(reportOf))]
  const rows = bandsOf(reply)
    .map(({ name, rows: graded }) => tableRow(graded, { name, columns, columnOf: reportOf }))
    .filter(({ cells }: ChartRow) => cells.some((marks) => marks.length > 0))
  const title = heading?.block === 'heading' ? heading.text : ''
  return { title, columns, years: null, rows, foot: footOf(rows) }
}
