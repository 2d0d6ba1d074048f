import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { readBounded } from '../../files/bounded-file.js'
import { codeOf, reasonOf } from '../../files/file-errors.js'
import type { Report } from '../../model/report.js'
import type { Result } from '../../model/result.js'
import { strippedLine } from '../../text/control-characters.js'
import { ABOUT_FILE, ABOUT_SIZE_LIMIT, type AboutRow, parseAboutCsv } from './about-csv.js'

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

type DatedReport = Pick<Report, 'published' | 'publishedSource' | 'url'>

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
