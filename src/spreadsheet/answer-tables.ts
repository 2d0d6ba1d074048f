import { gradeRows } from '../answer/grades.js'
import type { Library } from '../library/library.js'
import {
  type Excerpt,
  excerptsOf,
  type FigureRow,
  figuresOf,
  type GradeRow,
  gradesOf,
  type RecommendationRow,
  type Reply,
  recommendationsOf,
} from '../model/reply.js'
import type { Report } from '../model/report.js'
import { type Answered, type Pilcrow, previousOf } from '../pilcrow/pilcrow.js'
import { sourceInFull } from '../quotation/quote.js'
import { csvRow, escapeFormula, stripControls } from '../text/fit.js'

/** Tables for a spreadsheet: grades, figures, recommendations and quotations, each with where it stands. */

/** A table's columns in order, each with what stands in it. */
type CsvColumns<Row> = Readonly<Record<string, (row: Row, report: Report | undefined) => string>>

/** The rows of a CSV file, the names of the columns first; no cell is a formula. */
function csvTable<Row>(
  rows: readonly Row[],
  columns: CsvColumns<Row>,
  reportOf: (row: Row) => Report | undefined,
): string[] {
  const cells = Object.values(columns)
  return [
    csvRow(Object.keys(columns)),
    ...rows.map((row) => csvRow(cells.map((cell) => escapeFormula(stripControls(cell(row, reportOf(row))))))),
  ]
}

/** Several citations share a cell. */
const GRADE_COLUMNS: CsvColumns<GradeRow> = {
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
const figureColumns = (rows: readonly FigureRow[]): CsvColumns<FigureRow> => ({
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

const RECOMMENDATION_COLUMNS: CsvColumns<RecommendationRow> = {
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

const EXCERPT_COLUMNS: CsvColumns<Excerpt> = {
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

const gradesTable = (rows: readonly GradeRow[], library: Pick<Library, 'byId'>): string[] =>
  csvTable(rows, GRADE_COLUMNS, ({ report }) => library.byId(report))

/** All grades of all reports. */
export function allGradesCsv(reports: readonly Report[]): string[] {
  const rows = reports.flatMap((report) =>
    report.judgements.flatMap((judgement) => gradeRows(report, judgement)).map((row) => ({ row, report })),
  )
  const of = new Map(rows.map(({ row, report }) => [row, report]))
  return csvTable(
    rows.map(({ row }) => row),
    GRADE_COLUMNS,
    (row) => of.get(row),
  )
}

const figuresTable = (rows: readonly FigureRow[]): string[] =>
  csvTable(rows, figureColumns(rows), () => undefined)

const recommendationsTable = (rows: readonly RecommendationRow[], library: Pick<Library, 'byId'>): string[] =>
  csvTable(rows, RECOMMENDATION_COLUMNS, ({ report }) => library.byId(report))

const excerptsTable = (rows: readonly Excerpt[], library: Pick<Library, 'byId'>): string[] =>
  csvTable(rows, EXCERPT_COLUMNS, ({ report }) => library.byId(report))

/** Nobody turns so many pages; an answer that never ends would. */
const MAX_PAGES = 5000

/** An answer and all that follows it on further pages. */
export async function allPages(first: Answered, respond: Pilcrow['respond']): Promise<Reply[]> {
  const pages = [first.reply]
  for (let page = first; page.reply.more !== undefined && pages.length < MAX_PAGES; ) {
    page = await respond(page.reply.more, previousOf(page))
    pages.push(page.reply)
  }
  return pages
}

/**
 * The rows of an answer, of all its pages, as the lines of a CSV file: figures where it is one of figures, else its
 * grades, else its recommendations, else its quotations. Null where it has none.
 */
export function answerCsv(pages: readonly Reply[], library: Pick<Library, 'byId'>): string[] | null {
  const figures = pages.flatMap(figuresOf)
  const grades = pages.flatMap(gradesOf)
  const recommendations = pages.flatMap(recommendationsOf)
  const excerpts = pages.flatMap(excerptsOf)
  if (figures.length > 0 && (pages[0]?.kind === 'figures' || grades.length === 0))
    return figuresTable(figures)
  if (grades.length > 0) return gradesTable(grades, library)
  if (recommendations.length > 0) return recommendationsTable(recommendations, library)
  return excerpts.length > 0 ? excerptsTable(excerpts, library) : null
}
