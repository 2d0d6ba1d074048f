import { gradeRows } from '../answer/grades.js'
import { csvRow } from '../csv.js'
import type { GradeRow } from '../model/reply.js'
import type { Report } from '../model/report.js'
import { openLibrary } from './open.js'
import { OK, type Run } from './shell.js'
import { inert } from './spreadsheet.js'
import { WrongUsage } from './usage.js'

interface Graded extends GradeRow {
  readonly framework: Report['framework']
}

/** The columns, in order; several citations share a cell. */
const COLUMNS: Readonly<Record<string, (row: Graded) => string>> = {
  report: ({ report }) => report,
  authority: ({ authority }) => authority,
  year: ({ year }) => String(year),
  framework: ({ framework }) => framework,
  strand: ({ strand }) => strand ?? '',
  judgement: ({ judgement }) => judgement,
  label: ({ label }) => label,
  grade: ({ grade }) => grade ?? '',
  outcome: ({ outcome }) => (outcome === null ? '' : String(outcome)),
  wording: ({ wording }) => wording ?? '',
  disputed: ({ disputed }) => String(disputed),
  citations: ({ citations }) => citations.join('; '),
}

/** All grades of all reports as CSV, the names of the columns first. */
export const gradesCsv = (reports: readonly Report[]): string[] => {
  const rows = reports.flatMap((report) =>
    report.judgements
      .flatMap((judgement) => gradeRows(report, judgement))
      .map((row) => ({ ...row, framework: report.framework })),
  )
  const columns = Object.values(COLUMNS)
  return [
    csvRow(Object.keys(COLUMNS)),
    ...rows.map((row) => csvRow(columns.map((column) => inert(column(row))))),
  ]
}

/** `pilcrow grades --csv` */
export const run: Run = async ({ flags, library }, { output, errors }) => {
  if (!flags.csv) throw new WrongUsage('Grades come as CSV: pilcrow grades --csv')
  const { reports } = await openLibrary(library, errors)
  for (const row of gradesCsv(reports)) output.write(`${row}\n`)
  return OK
}
