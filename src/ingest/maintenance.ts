import { readFile, rm } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { codeOf, reasonOf } from '../files/files.js'
import { extractFile, loadLibrary, wasInterrupted } from '../library/library.js'
import type { Extract } from '../model/report.js'
import { ABOUT_FILE, type AboutRow, isUpToDate, suppliedMetadata } from './about.js'
import { readSourceFile } from './read/source-files.js'
import { openReaderPool, type ReaderPool } from './readers/pool.js'
import { buildExtract } from './store/extracts.js'
import { readerVersion } from './store/file-cache.js'
import {
  findSourceCopies,
  libraryAboutRows,
  openImportLog,
  readSummaries,
  removeSourceCopy,
  writeLibraryAbout,
} from './store/store.js'

export interface CheckedReport {
  /** The report's id; null for an extract that cannot be loaded. */
  readonly report: string | null
  /** A sentence for each thing that does not hold; empty when all does. */
  readonly faults: readonly string[]
}

const differingFields = (one: Extract, other: Extract): string[] =>
  Object.keys(one).filter(
    (field) => !isDeepStrictEqual(one[field as keyof Extract], other[field as keyof Extract]),
  )

/** What a report was made of, as the library keeps it. */
export interface SourceCopy {
  /** Its base name. */
  readonly name: string
  read(): Promise<Uint8Array>
}

/** What does not hold of a report against its source, a sentence each. */
export async function faultsOf(
  report: Extract,
  copy: SourceCopy | undefined,
  rows: ReadonlyMap<string, AboutRow>,
  readers: ReaderPool,
): Promise<string[]> {
  const { source, id } = report
  if (!copy) {
    return [
      `Its source ${source.file} is not in the library's reports, or was changed there; ingest it again.`,
    ]
  }
  const { parsed, differingKeys, differingLabels } = await readers.reread(
    copy.name,
    await copy.read(),
    report,
  )
  const again = buildExtract(parsed, id, source, suppliedMetadata(report))
  const fields = differingFields(again, report)
  const row = rows.get(copy.name)
  return [
    ...(fields.length > 0
      ? [`${copy.name} now reads differently in: ${fields.join(', ')}; ingest it again.`]
      : []),
    ...(differingKeys.length > 0
      ? [`Words that do not stand in ${copy.name}: paragraph ${differingKeys.join(', ')}.`]
      : []),
    ...(differingLabels.length > 0
      ? [`Words that do not stand in ${copy.name}: the meaning of ${differingLabels.join(', ')}.`]
      : []),
    ...(row && !isUpToDate(row, report)
      ? [`Line ${row.line} of reports/${ABOUT_FILE} gives another date or link; ingest it again.`]
      : []),
  ]
}

const sourceCopyAt = (file: string | undefined): SourceCopy | undefined =>
  file === undefined ? undefined : { name: basename(file), read: () => readSourceFile(file) }

/**
 * Holds every extract of a library against its source: the source is there unchanged, reading it again gives the same
 * extract, and each text stands in it word for word. `readers` are closed at the end.
 */
export async function checkLibrary(
  library: string,
  onReport: (report: string, at: number, reports: number) => void = () => undefined,
  readers: ReaderPool = openReaderPool(),
): Promise<CheckedReport[]> {
  try {
    const { reports, problems } = await loadLibrary(library)
    const [copies, rows] = await Promise.all([findSourceCopies(library), libraryAboutRows(library)])
    const inOrder = [...reports].sort((one, other) => one.id.localeCompare(other.id))
    const checked: CheckedReport[] = [...problems, ...copies.problems].map((problem) => ({
      report: null,
      faults: [problem],
    }))
    const ahead: Promise<string[]>[] = []
    for (const [at, report] of inOrder.entries()) {
      for (const next of inOrder.slice(at + ahead.length, at + readers.atOnce + 1)) {
        ahead.push(
          faultsOf(next, sourceCopyAt(copies.files.get(next.source.sha256)), rows, readers).catch(
            (error: unknown) => [`Its source ${next.source.file} cannot be read: ${reasonOf(error)}`],
          ),
        )
      }
      onReport(report.id, at, inOrder.length)
      checked.push({ report: report.id, faults: (await ahead.shift()) ?? [] })
    }
    return checked
  } finally {
    await readers.close()
  }
}

/**
 * What lies about in a library, a sentence each: what a run that was killed has left, and copies of sources of which there
 * is no report. Nothing of it is wrong in itself, and the next ingest or remove clears it away.
 */
export async function leftoversIn(library: string): Promise<string[]> {
  const [{ files }, { held }, brokenOff] = await Promise.all([
    findSourceCopies(library),
    readSummaries(library),
    wasInterrupted(library),
  ])
  const used = new Set([...held.values()].map(({ source }) => source.sha256))
  return [
    ...(brokenOff ? ['The last ingest was broken off. The same command goes on from there.'] : []),
    ...[...files]
      .filter(([hash]) => !used.has(hash))
      .map(
        ([, file]) =>
          `reports/${basename(file)} belongs to no report that is held. Ingest it, or take it away.`,
      ),
  ]
}

const idShape = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The content that an extract was made of, also where the rest of it is damaged; undefined where it no longer says. */
const sourceHashIn = (extract: string): string | undefined =>
  /"sha256":\s*"([0-9a-f]{64})"/.exec(extract)?.[1]

/** An extract's text; null where there is none, empty for what cannot be read and may be taken away all the same. */
const extractText = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error: unknown) => (codeOf(error) === 'ENOENT' ? null : ''))

/**
 * Takes a report out of a library: its extract, sound or damaged, and the copy of its source that ingest made. The
 * extract goes first, so that none ever lacks its source; what a killed run has left is taken away by the next.
 * @returns whether the library held it
 * @throws Error with a sentence where it cannot be removed
 */
export async function removeReport(library: string, id: string): Promise<boolean> {
  if (!idShape.test(id)) return false
  const extract = await extractText(extractFile(library, id))
  const { files } = await findSourceCopies(library)
  const { entries } = await openImportLog(library, readerVersion())
  const own = [...files].find(([, copy]) => basename(copy, extname(copy)) === id)
  const left = (await readSummaries(library)).held
  const isUsed = (copy: string) =>
    [...left.values()].some((report) => report.id !== id && files.get(report.source.sha256) === copy)
  // A file of that name may be somebody's own; what a killed run has left was read as this report.
  const isLeft = own !== undefined && entries.get(own[0])?.report === id && !isUsed(own[1])
  if (extract === null && !isLeft) {
    // The list of what was given with each file is the last to go, and may be what a killed run has left.
    await writeLibraryAbout(library, left, files).catch(() => undefined)
    return false
  }
  try {
    await rm(extractFile(library, id), { force: true })
    left.delete(id)
    const hash = extract === null ? undefined : sourceHashIn(extract)
    const copy = hash === undefined ? own?.[1] : files.get(hash)
    if (copy !== undefined && !isUsed(copy)) await removeSourceCopy(copy, library, id)
    await writeLibraryAbout(library, left, (await findSourceCopies(library)).files)
    return true
  } catch (error) {
    throw new Error(`${id} could not be removed: ${reasonOf(error)}`)
  }
}
