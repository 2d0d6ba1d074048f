import { groupsOf } from '../groups.js'
import { findingOf } from '../model/finding.js'
import type { GradeRow } from '../model/reply.js'
import { STRAND_IN_WORDS } from '../model/strand.js'
import { type ChartRow, type Mark, markOf } from './chart.js'

const differs = (label: string, name: string): string | null =>
  label.toLowerCase() === name.toLowerCase() ? null : label

/** One row: its grades in the column that each belongs to. */
export function tableRow(
  rows: readonly GradeRow[],
  { name, columns, columnOf, strands }: Table & { name: string; strands: boolean },
): ChartRow {
  const marks = (column: string): Mark[] =>
    rows
      .filter((row) => columnOf(row) === column)
      .flatMap((row) => {
        const strand = strands && row.strand !== null ? STRAND_IN_WORDS[row.strand] : null
        const finding = findingOf(row)
        return finding === null ? [] : [markOf(finding, row, [differs(row.label, name), strand])]
      })
  return { name, cells: columns.map(marks) }
}

export interface Table {
  readonly columns: readonly string[]
  columnOf(row: GradeRow): string
}

/** A row for each of these groups that has a grade, named after its first member. */
export const tableRows = (
  rows: readonly GradeRow[],
  rowOf: (row: GradeRow) => string,
  nameOf: (first: GradeRow) => string,
  table: Table,
): ChartRow[] =>
  groupsOf(
    rows.filter((row) => findingOf(row) !== null),
    rowOf,
  ).flatMap(([first, ...others]) =>
    first ? [tableRow([first, ...others], { ...table, name: nameOf(first), strands: false })] : [],
  )
