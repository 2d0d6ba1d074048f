import { readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf, reasonOf } from '../../files/files.js'
import { extractFile, loadExtract, reportsFolder } from '../../library/library.js'
import type { Report } from '../../model/report.js'
import { type ReportSummary, serialiseExtract, summaryOf } from './extracts.js'
import { type FileCache, openFileCache } from './file-cache.js'
import {
  findSourceCopies,
  readSummaries,
  removeSourceCopy,
  sourceCopyPath,
  writeLibraryAbout,
} from './library-contents.js'
import { openImportLog, type ReportStore } from './store.js'
import { markRun, sweepUnfinished, unmarkRun, writeAtomically } from './unfinished.js'

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
  change: (report: Report) => Report,
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
const hasExtract = async ({ library }: FolderStore, report: Report): Promise<boolean> =>
  serialiseExtract(report) === (await readFile(extractFile(library, report.id), 'utf8').catch(() => null))

/**
 * Puts a report with its source into the library, the source first, so that no extract ever lacks it. `before` is
 * the report whose place it takes. Throws a sentence when the library cannot be written; it is then as it was.
 */
async function saveReport(
  store: FolderStore,
  report: Report,
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
