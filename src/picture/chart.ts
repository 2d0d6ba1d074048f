import { besideFinding, type Finding } from '../model/finding.js'
import type { GradeRow } from '../model/reply.js'
import { DISPUTED } from '../reply/grade-row.js'

/** A grade, or an outcome, in a cell of a chart. */
export interface Mark {
  readonly grade: Finding
  /** What tells it from its row's name: a strand, a label that this report prints otherwise. */
  readonly under: string | null
}

export interface ChartRow {
  readonly name: string
  /** For each column the grades that stand there: mostly one, none where the report makes no such judgement, which then has no line. */
  readonly cells: readonly (readonly Mark[])[]
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

export const markOf = (grade: Finding, row: GradeRow, distinctions: readonly (string | null)[]): Mark => {
  const wording = besideFinding(row).replace(/^.*?: /, '') || null
  const under = [wording, ...distinctions, row.disputed ? DISPUTED : null].filter((words) => words !== null)
  return { grade, under: under.length > 0 ? under.join(', ') : null }
}

/** Under a chart that shows grades of both scales. */
const TWO_SCALES = 'Adequate and Requires improvement belong to different scales.'
/** Under a chart that shows what is no grade. */
const NO_GRADES = 'The three outcomes of area SEND inspections are no grades.'

export function footOf(rows: readonly ChartRow[], ...more: string[]): string[] {
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
