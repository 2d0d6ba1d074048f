import { groupsOf } from '../groups.js'
import { findingOf } from '../model/finding.js'
import type { GradeRow } from '../model/reply.js'
import { STRAND_IN_WORDS } from '../model/strand.js'
import { shortLabel } from '../vocabulary/short-label.js'
import { type ChartRow, type Mark, markOf } from './chart.js'

const differs = (label: string, name: string): string | null =>
  label.toLowerCase() === name.toLowerCase() ? null : label

/** One grade of a report, whichever of its halves have it: ‘safeguarding, looked after children’. */
function markFor(rows: readonly [GradeRow, ...GradeRow[]], name: string): Mark[] {
  const [first] = rows
  const finding = findingOf(first)
  const strands = [...new Set(rows.flatMap(({ strand }) => (strand === null ? [] : STRAND_IN_WORDS[strand])))]
  const labels = [...new Set(rows.map(shortLabel))].map((label) => differs(label, name))
  const halves = strands.length === 0 ? null : strands.join(', ')
  return finding === null ? [] : [markOf(finding, first, [...labels, halves])]
}

/** Which grades stand in which column. */
export interface Table {
  readonly columns: readonly string[]
  columnOf(row: GradeRow): string
}

/** One row: its grades in the column that each belongs to, the same grade of both halves of a report once. */
export function tableRow(
  rows: readonly GradeRow[],
  { name, columns, columnOf }: Table & { readonly name: string },
): ChartRow {
  const marks = (column: string): Mark[] => {
    const own = rows.filter((row) => columnOf(row) === column)
    return groupsOf(own, (row) => `${findingOf(row)} ${shortLabel(row)} ${row.wording}`).flatMap((same) =>
      markFor(same, name),
    )
  }
  return { name, cells: columns.map(marks) }
}

/** A row for each of these groups that has a grade, named after its first member. */
export const tableRows = (
  rows: readonly GradeRow[],
  rowOf: (row: GradeRow) => string,
  table: Table,
): ChartRow[] =>
  groupsOf(
    rows.filter((row) => findingOf(row) !== null),
    rowOf,
  ).flatMap(([first, ...others]) =>
    first ? [tableRow([first, ...others], { ...table, name: shortLabel(first) })] : [],
  )
