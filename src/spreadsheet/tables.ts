import { gradeRows } from '../answer/grades.js'
import { harmless } from '../console/screen.js'
import type { Library } from '../library/library.js'
import type { Excerpt, FigureRow, GradeRow, RecommendationRow } from '../model/reply.js'
import type { Report } from '../model/report.js'
import { sourceInFull } from '../quotation/citation.js'
import { csvRow, inert } from './row.js'

/** Tables for a spreadsheet: grades, figures, recommendations and quotations, each with where it stands. */

/** A table's columns in order, each with what stands in it. */
type Columns<Row> = Readonly<Record<string, (row: Row, report: Report | undefined) => string>>

/** The rows of a CSV file, the names of the columns first; no cell is a formula. */
function table<Row>(
  rows: readonly Row[],
  columns: Columns<Row>,
  reportOf: (row: Row) => Report | undefined,
): string[] {
  const cells = Object.values(columns)
  return [
    csvRow(Object.keys(columns)),
    ...rows.map((row) => csvRow(cells.map((cell) => inert(harmless(cell(row, reportOf(row))))))),
  ]
}

/** Several citations share a cell. */
const GRADES: Columns<GradeRow> = {
  report: ({ report }) => report,
  authority: ({ authority }) => authority,
  year: ({ year }) => String(year),
  framework: (_, report) => report?.framework ?? '',
  strand: ({ strand }) => strand ?? '',
  judgement: ({ judgement }) => judgement,
  label: ({ label }) => label,
  grade: ({ grade }) => grade ?? '',
  outcome: ({ outcome }) => (outcome === null ? '' : String(outcome)),
  wording: ({ wording }) => wording ?? '',
  disputed: ({ disputed }) => String(disputed),
  citations: ({ citations }) => citations.join('; '),
  url: ({ url }) => url ?? '',
}

/** With a column for each grade where the counts are spread over grades. */
const figureColumns = (rows: readonly FigureRow[]): Columns<FigureRow> => ({
  label: ({ label }) => label,
  count: ({ count }) => String(count),
  of: ({ of }) => (of === null ? '' : String(of)),
  ...Object.fromEntries(
    [...new Set(rows.flatMap(({ parts }) => parts.map(({ label }) => label)))].map((grade) => [
      grade,
      ({ parts }: FigureRow) => String(parts.find(({ label }) => label === grade)?.count ?? 0),
    ]),
  ),
  councils: ({ councils }) => councils.join('; '),
})

const RECOMMENDATIONS: Columns<RecommendationRow> = {
  report: ({ report }) => report,
  authority: (_, report) => report?.authority.name ?? '',
  paragraph: ({ paragraph, key }) => (paragraph === null ? key : String(paragraph)),
  deadline: ({ deadline }) => deadline ?? '',
  responsible: ({ responsible }) => responsible ?? '',
  text: ({ text }) => text,
  citation: ({ citation }) => citation,
  source: (_, report) => (report ? sourceInFull(report) : ''),
  url: ({ url }) => url ?? '',
}

const EXCERPTS: Columns<Excerpt> = {
  report: ({ report }) => report,
  authority: (_, report) => report?.authority.name ?? '',
  paragraph: ({ paragraph, key }) => (paragraph === null ? key : String(paragraph)),
  page: ({ page }) => (page === null ? '' : String(page)),
  heading: ({ locator }) => locator,
  quote: ({ quote }) => quote,
  text: ({ text }) => text,
  citation: ({ fullCitation }) => fullCitation,
  url: ({ url }) => url ?? '',
}

export const gradesTable = (rows: readonly GradeRow[], library: Pick<Library, 'byId'>): string[] =>
  table(rows, GRADES, ({ report }) => library.byId(report))

/** All grades of all reports. */
export function allGrades(reports: readonly Report[]): string[] {
  const rows = reports.flatMap((report) =>
    report.judgements.flatMap((judgement) => gradeRows(report, judgement)).map((row) => ({ row, report })),
  )
  const of = new Map(rows.map(({ row, report }) => [row, report]))
  return table(
    rows.map(({ row }) => row),
    GRADES,
    (row) => of.get(row),
  )
}

export const figuresTable = (rows: readonly FigureRow[]): string[] =>
  table(rows, figureColumns(rows), () => undefined)

export const recommendationsTable = (
  rows: readonly RecommendationRow[],
  library: Pick<Library, 'byId'>,
): string[] => table(rows, RECOMMENDATIONS, ({ report }) => library.byId(report))

export const excerptsTable = (rows: readonly Excerpt[], library: Pick<Library, 'byId'>): string[] =>
  table(rows, EXCERPTS, ({ report }) => library.byId(report))
