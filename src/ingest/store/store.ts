import { appendFile, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { z } from 'zod'
import { codeOf, readBounded, reasonOf } from '../../files/files.js'
import {
  extractFile,
  extractsFolder,
  loadExtract,
  markRun,
  reportsFolder,
  sweepUnfinished,
  unmarkRun,
  writeAtomically,
} from '../../library/library.js'
import type { Extract } from '../../model/report.js'
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
import { type ReportSummary, serialiseExtract, summaryOf } from './extracts.js'
import { type FileCache, fingerprintOf, openFileCache } from './file-cache.js'

/** A library while files go into it: a folder, or a database. */
export interface ReportStore {
  readonly held: Map<string, ReportSummary>
  /** Ids of extracts that are damaged: their reports get them back when they come again. */
  readonly damaged: ReadonlySet<string>
  /** Copies of sources by sha256. */
  readonly copies: Map<string, string>
  /** A sentence for each file of the library that cannot be used. */
  readonly problems: readonly string[]
  readonly log: ImportLog
  /** What earlier runs have learnt of the files that come. */
  readonly cache: Pick<FileCache, 'sha256' | 'recordRead'>
  /** Why nothing more can be written; null while something can. */
  readonly full: string | null
  /**
   * Puts a report with its source into the library. `before` is the report whose place it takes. Throws a sentence when
   * the library cannot be written; it is then as it was.
   */
  save(
    report: Extract,
    path: string,
    bytes: Uint8Array,
    before: ReportSummary | undefined,
  ): Promise<ReportSummary>
  /** Changes the extract of a report that is held. Throws a sentence. */
  update(id: string, change: (report: Extract) => Extract): Promise<ReportSummary>
  /** Whether the library holds exactly this extract. */
  contains(report: Extract): Promise<boolean>
  /** Something went in: what the run has learnt of files is kept for the next. */
  saveCache(): Promise<void>
  /** Ends the run. Gives a sentence for each thing that could not be put in order. */
  close(): Promise<string[]>
}

/** The report that a content was read as, or undefined. */
export const heldBySource = (store: ReportStore, sha256: string): ReportSummary | undefined =>
  [...store.held.values()].find((report) => report.source.sha256 === sha256)

/** The damaged extract that was made of a content: its copy bears the id. */
export function damagedExtractOf({ damaged, copies }: ReportStore, sha256: string): string | null {
  const copy = copies.get(sha256)
  const name = copy === undefined ? '' : basename(copy, extname(copy))
  const ids = [name, name.replace(/-[0-9a-f]{8}$/, '')]
  return ids.find((id) => damaged.has(id)) ?? null
}

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const LogHeader = z.strictObject({ reader: Sha256 })

export const ImportLogEntry = z.strictObject({
  /** The content that was read. */
  sha256: Sha256,
  /** The report that it is. */
  report: z.string(),
  /** The content of the report's other copy, where that one was kept in its place; else null. */
  keptInstead: Sha256.nullable(),
})

export type ImportLogEntry = z.infer<typeof ImportLogEntry>

/**
 * What this version of the reader has read into a library, by sha256. It stands in index/, for it can always be made
 * again: whatever it lacks is read once more.
 */
interface ImportLog {
  readonly entries: ReadonlyMap<string, ImportLogEntry>
  add(entry: ImportLogEntry): Promise<void>
}

const importLogFile = (library: string): string => join(library, 'index', 'read.jsonl')

const logLine = (value: unknown): string => `${JSON.stringify(value)}\n`

/** A line that a killed run has left unfinished says nothing. */
function parseLine<T>(schema: z.ZodType<T>, text: string): T[] {
  try {
    const { data } = schema.safeParse(JSON.parse(text))
    return data === undefined ? [] : [data]
  } catch {
    return []
  }
}

/** Opens the log of a library for one version of the reader; what another version has read is forgotten. */
export async function openImportLog(library: string, reader: string): Promise<ImportLog> {
  const file = importLogFile(library)
  const [head = '', ...rest] = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  let current = parseLine(LogHeader, head)[0]?.reader === reader
  const known = current ? rest.flatMap((text) => parseLine(ImportLogEntry, text)) : []
  const entries = new Map(known.map((entry) => [entry.sha256, entry]))
  return {
    entries,
    async add(entry) {
      entries.set(entry.sha256, entry)
      // A library that cannot be written here serves all the same; its files are then read once more next time.
      try {
        if (!current) await writeAtomically(library, file, logLine({ reader }))
        current = true
        await mkdir(dirname(file), { recursive: true })
        // A line of its own, behind one that a killed run may have left unfinished.
        await appendFile(file, `\n${JSON.stringify(entry)}`)
      } catch {}
    },
  }
}

/** A library's folder while files go into it. */
interface FolderStore extends ReportStore {
  /** Absolute. */
  readonly library: string
  readonly cache: FileCache
  /** The library says that somebody is writing to it. */
  marked: boolean
  full: string | null
}

/** Writes a copy of a source, then what needs it; when that fails, what stood in the copy's place stands there again. */
async function writeWithCopy(library: string, copy: string, bytes: Uint8Array, then: () => Promise<void>) {
  const before = await readFile(copy).catch(() => null)
  await writeAtomically(library, copy, bytes)
  try {
    await then()
  } catch (error) {
    await (before ? writeAtomically(library, copy, before) : rm(copy, { force: true }))
    throw error
  }
}

/** What the system says when nothing more can be written there, whichever file comes next. */
const DISK_FULL_CODES = ['ENOSPC', 'EDQUOT', 'EROFS']

/** Runs what writes to a library. Throws a sentence when it cannot be written. */
async function guardedWrite(store: FolderStore, write: () => Promise<void>): Promise<void> {
  try {
    if (!store.marked) await markRun(store.library)
    store.marked = true
    await write()
  } catch (error) {
    if (DISK_FULL_CODES.includes(codeOf(error))) store.full = reasonOf(error)
    throw new Error(`The library could not be written: ${reasonOf(error)} It is as it was before this file.`)
  }
}

/** Changes the extract of a report that is held. Throws a sentence. */
async function updateExtract(
  store: FolderStore,
  id: string,
  change: (report: Extract) => Extract,
): Promise<ReportSummary> {
  const file = extractFile(store.library, id)
  const before = await loadExtract(file)
  if (before.refusal !== undefined) throw new Error(before.refusal)
  const report = change(before.value)
  await guardedWrite(store, () => writeAtomically(store.library, file, serialiseExtract(report)))
  const held = summaryOf(report)
  store.held.set(id, held)
  store.cache.recordWritten(file, { held })
  return held
}

/** Whether a library holds exactly this extract. */
const hasExtract = async ({ library }: FolderStore, report: Extract): Promise<boolean> =>
  serialiseExtract(report) === (await readFile(extractFile(library, report.id), 'utf8').catch(() => null))

/**
 * Puts a report with its source into the library, the source first, so that no extract ever lacks it. `before` is
 * the report whose place it takes. Throws a sentence when the library cannot be written; it is then as it was.
 */
async function saveReport(
  store: FolderStore,
  report: Extract,
  path: string,
  bytes: Uint8Array,
  before: ReportSummary | undefined,
): Promise<ReportSummary> {
  const { library, held, copies, cache } = store
  const hash = report.source.sha256
  const old = before && copies.get(before.source.sha256)
  const stands = copies.get(hash) ?? (dirname(path) === reportsFolder(library) ? path : null)
  const taken = new Set([...copies.values()].filter((copy) => copy !== old))
  const copy = stands ?? sourceCopyPath(library, report.id, hash, path, taken)
  const extract = extractFile(library, report.id)
  const writeExtract = () => writeAtomically(library, extract, serialiseExtract(report))
  await guardedWrite(store, () =>
    stands === null ? writeWithCopy(library, copy, bytes, writeExtract) : writeExtract(),
  )
  copies.set(hash, copy)
  const now = summaryOf(report)
  held.set(report.id, now)
  cache.recordWritten(extract, { held: now })
  if (stands === null) cache.recordWritten(copy, { sha256: hash })
  if (before && before.id !== report.id) {
    await rm(extractFile(library, before.id), { force: true })
    held.delete(before.id)
  }
  if (old !== undefined && old !== copy) await removeSourceCopy(old, library, report.id)
  return now
}

/** Opens a library for files to go into; an absent folder is an empty library. `reader` is the reader's version. */
export async function openFolderStore(library: string, reader: string): Promise<ReportStore> {
  await sweepUnfinished(library)
  const seen = await openFileCache(library, reader)
  const [reports, copies, log] = await Promise.all([
    readSummaries(library, seen),
    findSourceCopies(library, seen),
    openImportLog(library, reader),
  ])
  const { files, problems } = copies
  const store: FolderStore = {
    ...{ library, ...reports, copies: files, problems, log, cache: seen, marked: false, full: null },
    save: (...report) => saveReport(store, ...report),
    update: (id, change) => updateExtract(store, id, change),
    contains: (report) => hasExtract(store, report),
    saveCache: () => seen.save((hash) => log.entries.has(hash)),
    async close() {
      const fault = await writeLibraryAbout(library, store.held, files).then(
        () => [],
        (error: unknown) => [`The library's own about.csv could not be written: ${reasonOf(error)}`],
      )
      await unmarkRun(library)
      await sweepUnfinished(library)
      return fault
    },
  }
  return store
}

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
function sourceCopyPath(
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
