import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { loadLibrary } from '../../library/load.js'
import type { Report } from '../../model/report.js'
import { readable } from '../read/read.js'
import { sha256 } from './extract.js'
import { reportsFolder } from './folders.js'

/** The extracts of a library by id. One that is damaged is not held: its source can be read again. */
export async function heldReports(library: string): Promise<Map<string, Report>> {
  const { reports } = await loadLibrary(library)
  return new Map(reports.map((report) => [report.id, report]))
}

/** Where a library's copies of sources stand, by their sha256. */
export async function storedCopies(library: string): Promise<Map<string, string>> {
  const copies = new Map<string, string>()
  for (const name of (await readdir(reportsFolder(library)).catch(() => [])).sort()) {
    const file = join(reportsFolder(library), name)
    if (readable(name) && (await stat(file)).isFile()) copies.set(sha256(await readFile(file)), file)
  }
  return copies
}

/**
 * Where the copy of a report's source belongs: under the report's id. A file of that name which is something else
 * is left alone.
 */
export function copyPath(
  library: string,
  id: string,
  hash: string,
  given: string,
  taken: ReadonlySet<string>,
): string {
  const type = extname(given).toLowerCase()
  const plain = join(reportsFolder(library), `${id}${type}`)
  return taken.has(plain) ? join(reportsFolder(library), `${id}-${hash.slice(0, 8)}${type}`) : plain
}

/** Takes away the copy of a source, if it is one that ingest has made for this report. */
export async function removeCopy(copy: string | undefined, library: string, id: string): Promise<void> {
  if (copy?.startsWith(join(reportsFolder(library), id))) await rm(copy, { force: true })
}
