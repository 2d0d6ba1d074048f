import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { codeOf, MEBIBYTE, readBounded, reasonOf } from '../files/files.js'
import type { Extract } from '../model/report.js'
import type { Result } from '../model/result.js'
import { csvRow, strippedLine } from '../text/fit.js'

/** The file beside reports that says what they do not print. */
export const ABOUT_FILE = 'about.csv'

/** Bytes: rows for some 100,000 reports. */
export const ABOUT_SIZE_LIMIT = 16 * MEBIBYTE

const ABOUT_COLUMNS = ['file', 'published', 'url'] as const

/** A fourth column, which most have no need of: `ofsted` where the date is the one that Ofsted's own site states. */
const DATE_SOURCE_COLUMN = 'publishedSource'

/** What a row says of one file. A cell that is empty says that there is none; one that is broken or absent says nothing. */
export interface AboutRow {
  readonly file: string
  readonly line: number
  readonly published: string | null | undefined
  /** Who says so. */
  readonly publishedSource: 'ofsted' | 'given'
  readonly url: string | null | undefined
}

interface AboutCsv {
  readonly rows: readonly AboutRow[]
  /** A sentence for each thing that is wrong, and the file that it is about, where it is about one. */
  readonly faults: readonly { readonly file: string | null; readonly message: string }[]
}

interface CellFormat {
  readonly schema: z.ZodType
  readonly wrong: (value: string) => string
}

const cellFormats = {
  published: {
    schema: z.iso.date(),
    wrong: (value) => `“${value}” is no date; write it as 2012-05-14.`,
  },
  url: {
    schema: z.url({ protocol: /^https?$/ }),
    wrong: (value) => `“${value}” is no web address; it begins with https:// or http://.`,
  },
} as const satisfies Record<string, CellFormat>

interface CsvRecord {
  readonly cells: readonly string[]
  readonly line: number
}

function csvRecords(text: string): CsvRecord[] {
  // csv-parse's types do not follow `info`, which gives the line on which each record ends.
  const records = parse(text, {
    info: true,
    bom: true,
    trim: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    relax_column_count: true,
  }) as unknown as { record: string[]; info: { lines: number } }[]
  return records.map(({ record, info }) => ({ cells: record, line: info.lines }))
}

/** The rows of an about.csv with all that is wrong in it; `name` is what messages call it. Never throws. */
export function parseAboutCsv(text: string, name = ABOUT_FILE): AboutCsv {
  const faults: { file: string | null; message: string }[] = []
  const fault = (line: number, message: string, file: string | null = null) =>
    faults.push({ file, message: strippedLine(`${name}, line ${line}: ${message}`) })

  let records: CsvRecord[]
  try {
    records = csvRecords(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { rows: [], faults: [{ file: null, message: `${name} cannot be read: ${why}.` }] }
  }
  const [head, ...body] = records
  const columns =
    head?.cells.map((column) => (column === DATE_SOURCE_COLUMN ? column : column.toLowerCase())) ?? []
  const missing = ABOUT_COLUMNS.filter((column) => !columns.includes(column))
  if (missing.length > 0) {
    fault(
      1,
      `the column ${missing.join(', ')} is missing. Its first line is to be: ${ABOUT_COLUMNS.join(',')}`,
    )
  }
  if (missing.includes('file')) return { rows: [], faults }

  const rows = new Map<string, AboutRow>()
  for (const { cells, line } of body) {
    const cell = (column: string): string | undefined =>
      columns.includes(column) ? (cells[columns.indexOf(column)] ?? '') : undefined
    const file = cell('file') ?? ''
    const said = (column: keyof typeof cellFormats): string | null | undefined => {
      const value = cell(column)
      if (value === undefined || value === '') return value === '' ? null : undefined
      if (cellFormats[column].schema.safeParse(value).success) return value
      fault(line, cellFormats[column].wrong(value), file)
      return undefined
    }
    const first = rows.get(file)
    if (file === '') fault(line, 'this row names no file; it is left out.')
    else if (cells.length !== columns.length) {
      fault(line, `this row has ${cells.length} cells, not ${columns.length}; it is left out.`, file)
    } else if (first) fault(line, `line ${first.line} is about ${file} already; this one is left out.`, file)
    else {
      const publishedSource = cell(DATE_SOURCE_COLUMN) === 'ofsted' ? 'ofsted' : 'given'
      rows.set(file, { file, line, published: said('published'), publishedSource, url: said('url') })
    }
  }
  return { rows: [...rows.values()], faults }
}

/** The text of an about.csv with these rows. */
export function formatAboutCsv(rows: readonly Omit<AboutRow, 'line'>[]): string {
  const columns = [...ABOUT_COLUMNS, ...(rows.some(isOfstedDate) ? ([DATE_SOURCE_COLUMN] as const) : [])]
  const cells = (row: Omit<AboutRow, 'line'>) =>
    columns.map((column) =>
      column === DATE_SOURCE_COLUMN ? (isOfstedDate(row) ? 'ofsted' : '') : (row[column] ?? ''),
    )
  return [columns, ...rows.map(cells)].map((each) => `${csvRow(each)}\n`).join('')
}

const isOfstedDate = ({ published, publishedSource }: Omit<AboutRow, 'line'>): boolean =>
  typeof published === 'string' && publishedSource === 'ofsted'

/** What the about.csv files beside reports say. */
export interface SidecarMetadata {
  /** By the absolute path of a report's file. */
  readonly rows: ReadonlyMap<string, AboutRow>
  /** What is wrong in a file's row. */
  readonly warnings: ReadonlyMap<string, readonly string[]>
  /** What is wrong with no report's row in particular. */
  readonly problems: readonly string[]
}

/** The folder of a file, and those above it up to the one that was asked for, nearest first. */
function foldersUpTo(file: string, asked: readonly string[]): string[] {
  const folders = [dirname(file)]
  for (let last = dirname(file); asked.some((folder) => last.startsWith(folder + sep)); ) {
    last = dirname(last)
    folders.push(last)
  }
  return folders
}

/** The text of an about.csv, null where there is none; or why it cannot be read. */
const readSidecar = (file: string): Promise<Result<string | null>> =>
  readBounded(file, ABOUT_SIZE_LIMIT).then(
    (text) => ({ value: text }),
    (error: unknown) => (codeOf(error) === 'ENOENT' ? { value: null } : { refusal: reasonOf(error) }),
  )

/** Reads the about.csv files in the folders of these files and above them, as far as `asked` reaches. */
export async function readSidecars(
  files: readonly string[],
  asked: readonly string[],
): Promise<SidecarMetadata> {
  const roots = asked.map((path) => resolve(path))
  const folders = [...new Set(files.flatMap((file) => foldersUpTo(file, roots)))]
  // The deepest first: the row nearest to a file is the one that counts.
  folders.sort((one, other) => other.length - one.length || (one < other ? -1 : 1))
  const rows = new Map<string, AboutRow>()
  const warnings = new Map<string, string[]>()
  const problems: string[] = []
  for (const folder of folders) {
    const sidecar = await readSidecar(join(folder, ABOUT_FILE))
    const name = folders.length > 1 ? `${basename(folder)}/${ABOUT_FILE}` : ABOUT_FILE
    if (sidecar.refusal !== undefined) problems.push(`${name} cannot be read: ${sidecar.refusal}`)
    if (typeof sidecar.value !== 'string') continue
    const about = parseAboutCsv(sidecar.value, name)
    for (const row of about.rows) {
      const file = resolve(folder, row.file)
      if (!existsSync(file))
        problems.push(`${name}, line ${row.line}: there is no file ${strippedLine(row.file)} beside it.`)
      else if (!rows.has(file)) rows.set(file, row)
    }
    for (const { file, message } of about.faults) {
      const path = file === null ? null : resolve(folder, file)
      if (path === null || !existsSync(path)) problems.push(message)
      else warnings.set(path, [...(warnings.get(path) ?? []), message])
    }
  }
  return { rows, warnings, problems }
}

/** What may be given with a file, beside what it prints: see about.csv. */
export interface SuppliedMetadata {
  readonly published: string | null
  /** Whether the date is Ofsted's own, from its site. */
  readonly publishedSource: 'ofsted' | 'given'
  readonly url: string | null
}

type DatedReport = Pick<Extract, 'published' | 'publishedSource' | 'url'>

/** What was given with the file of a report that is held. */
export function suppliedMetadata(report: DatedReport | undefined): SuppliedMetadata {
  const source = report?.publishedSource
  const isGiven = source === 'given' || source === 'ofsted'
  return {
    published: isGiven ? (report?.published ?? null) : null,
    publishedSource: isGiven ? source : 'given',
    url: report?.url ?? null,
  }
}

/**
 * What is given now: what the row says, and where it says nothing, what was given before. A date that Ofsted has stated
 * stays Ofsted's when somebody else gives the same.
 */
export function mergeMetadata(row: AboutRow | undefined, before: DatedReport | undefined): SuppliedMetadata {
  const { published, publishedSource, url } = suppliedMetadata(before)
  const isNew = row?.published !== undefined && row.published !== published
  return {
    published: row?.published === undefined ? published : row.published,
    publishedSource: isNew || row?.publishedSource === 'ofsted' ? row.publishedSource : publishedSource,
    url: row?.url === undefined ? url : row.url,
  }
}

/** A report with what is given now; a date that it prints itself stays. */
export function withMetadata<T extends DatedReport>(
  report: T,
  { published, publishedSource, url }: SuppliedMetadata,
): T {
  if (report.publishedSource === 'printed') return { ...report, url }
  return { ...report, published, publishedSource: published === null ? null : publishedSource, url }
}

/** Whether a row says of a report what the report has already. */
export const isUpToDate = (row: AboutRow, report: DatedReport): boolean => {
  const { published, publishedSource, url } = withMetadata(report, mergeMetadata(row, report))
  return published === report.published && publishedSource === report.publishedSource && url === report.url
}
