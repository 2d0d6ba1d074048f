import { readdir, rm } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { codeOf, readBounded, reasonOf } from '../../files/files.js'
import { extractsFolder, loadExtract, reportsFolder, writeAtomically } from '../../library/library.js'
import { strippedLine } from '../../text/fit.js'
import {
  ABOUT_FILE,
  ABOUT_SIZE_LIMIT,
  type AboutRow,
  formatAboutCsv,
  isUpToDate,
  parseAboutCsv,
  suppliedMetadata,
} from '../about.js'
import { isReadable, readSourceFile, sha256 } from '../read/source-files.js'
import { type ReportSummary, summaryOf } from './extracts.js'
import { type FileCache, fingerprintOf } from './file-cache.js'

/** The copies of sources that stand in a library's folder. */
interface SourceCopies {
  /** Where each stands, by its sha256. */
  readonly files: Map<string, string>
  /** A sentence for each file, or for the folder, that cannot be used: which, why, and what to do. */
  readonly problems: readonly string[]
}

/** The sha256 of a file, which is read unless the cache knows it as it is. Throws as `readSourceFile` does. */
async function hashOfFile(file: string, cache: FileCache | undefined): Promise<string> {
  const known = cache?.sha256(file)
  if (known !== undefined) return known
  const fingerprint = fingerprintOf(file)
  const hash = sha256(await readSourceFile(file))
  cache?.recordRead(file, fingerprint, { sha256: hash })
  return hash
}

/** Looks at all copies; what is wrong with one keeps nobody from the others. Never throws. */
export async function findSourceCopies(library: string, cache?: FileCache): Promise<SourceCopies> {
  const folder = reportsFolder(library)
  const files = new Map<string, string>()
  const problems: string[] = []
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') problems.push(`The folder ${folder} cannot be read: ${reasonOf(error)}`)
    return []
  })
  for (const name of names.filter(isReadable).sort()) {
    const file = join(folder, name)
    try {
      files.set(await hashOfFile(file, cache), file)
    } catch (error) {
      problems.push(
        `reports/${strippedLine(name)} is left out: ${reasonOf(error)} Put the report there again, or take it away.`,
      )
    }
  }
  return { files, problems }
}

/**
 * Where the copy of a report's source belongs: under the report's id. A file of that name which is something else
 * is left alone.
 */
export function sourceCopyPath(
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
export async function removeSourceCopy(copy: string | undefined, library: string, id: string): Promise<void> {
  if (copy?.startsWith(join(reportsFolder(library), id))) await rm(copy, { force: true })
}

/** What an extract holds; null for one that is damaged. */
async function readSummary(file: string, cache: FileCache | undefined): Promise<ReportSummary | null> {
  const fingerprint = fingerprintOf(file)
  const loaded = await loadExtract(file)
  if (loaded.refusal !== undefined) return null
  const held = summaryOf(loaded.value)
  cache?.recordRead(file, fingerprint, { held })
  return held
}

/**
 * The reports of a library by id, and the ids of extracts that are damaged: those can be made again of their sources.
 * Extracts that the cache knows as they are need not be read.
 */
export async function readSummaries(
  library: string,
  cache?: FileCache,
): Promise<{ held: Map<string, ReportSummary>; damaged: Set<string> }> {
  const held = new Map<string, ReportSummary>()
  const damaged = new Set<string>()
  const names = await readdir(extractsFolder(library)).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw new Error(`The library's folder ${extractsFolder(library)} cannot be read: ${reasonOf(error)}`)
  })
  for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
    const file = join(extractsFolder(library), name)
    const known = cache?.summary(file) ?? (await readSummary(file, cache))
    if (known === null) damaged.add(basename(name, '.json'))
    else held.set(known.id, known)
  }
  return { held, damaged }
}

const libraryAboutFile = (library: string): string => join(reportsFolder(library), ABOUT_FILE)

/** The rows of the library's own about.csv, by the base name of the copy. */
export async function libraryAboutRows(library: string): Promise<Map<string, AboutRow>> {
  const { rows } = parseAboutCsv(
    await readBounded(libraryAboutFile(library), ABOUT_SIZE_LIMIT).catch(() => ''),
  )
  return new Map(rows.map((row) => [row.file, row]))
}

/**
 * Keeps an about.csv beside the library's copies of sources that says what was given with each, so that the folder of
 * copies is worth as much as the files it was made from. Writes only when a row no longer says what the extracts say.
 */
export async function writeLibraryAbout(
  library: string,
  held: ReadonlyMap<string, ReportSummary>,
  copies: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = await libraryAboutRows(library)
  const present = new Set([...copies.values()].map((copy) => basename(copy)))
  const stale = [...rows.keys()].filter((file) => !present.has(file))
  for (const file of stale) rows.delete(file)
  let changed = stale.length > 0
  for (const report of held.values()) {
    const copy = copies.get(report.source.sha256)
    const file = copy && basename(copy)
    const { published, publishedSource, url } = suppliedMetadata(report)
    const row = file && rows.get(file)
    if (!file || (row ? isUpToDate(row, report) : published === null && url === null)) continue
    rows.set(file, { file, line: 0, published, publishedSource, url })
    changed = true
  }
  if (!changed) return
  const filled = [...rows.values()].filter(({ published, url }) => published || url)
  if (filled.length === 0) await rm(libraryAboutFile(library), { force: true })
  else await writeAtomically(library, libraryAboutFile(library), formatAboutCsv(filled))
}
