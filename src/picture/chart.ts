import { groupsOf } from '../collections/group.js'
import { besideFinding, type Finding, findingOf } from '../model/finding.js'
import type { GradeRow } from '../model/reply.js'
import { STRAND_IN_WORDS } from '../model/strand.js'
import { DISPUTED } from '../reply/reply-lines.js'
import { shortLabel } from '../vocabulary/short-label.js'

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
  const wording = besideFinding(row).replace(/^.*?: /, '') || null
  const under = [wording, ...distinctions, row.disputed ? DISPUTED : null].filter((words) => words !== null)
  return { grade, under: under.length > 0 ? under.join(', ') : null }
}

/** Under a chart that shows grades of both scales. */
const TWO_SCALES = 'Adequate and Requires improvement belong to different scales.'
/** Under a chart that shows what is no grade. */
const NO_GRADES = 'The three outcomes of area SEND inspections are no grades.'

export function chartFoot(rows: readonly ChartRow[], ...more: string[]): string[] {
  const grades = new Set(rows.flatMap(({ cells }) => cells.flat().map(({ grade }) => grade)))
  const bothScales = grades.has('Adequate') && grades.has('Requires improvement')
  const outcomes = [...grades].some((grade) => grade.startsWith('Outcome'))
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
export interface ChartColumns {
  readonly columns: readonly string[]
  columnOf(row: GradeRow): string
}

/** One row: its grades in the column that each belongs to, the same grade of both halves of a report once. */
export function chartRow(
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
export const chartRows = (
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
