import { basename, resolve } from 'node:path'
import { reasonOf } from '../files/files.js'
import { FRAMEWORKS } from '../model/report.js'
import type { Result } from '../model/result.js'
import { freeId } from '../model/year.js'
import {
  type AboutRow,
  isUpToDate,
  mergeMetadata,
  readSidecars,
  type SidecarMetadata,
  withMetadata,
} from './about.js'
import type { ParsedReport } from './parse/parse.js'
import { type FoundFile, findFiles, readSourceFile, sha256 } from './read/source-files.js'
import { openReaderPool, type ReaderPool } from './readers/pool.js'
import {
  buildExtract,
  countNumbered,
  failure,
  type IngestOutcome,
  type IngestStatus,
  ingestOutcome,
  type ReportSummary,
  withWarnings,
} from './store/extracts.js'
import { fingerprintOf, readerVersion } from './store/file-cache.js'
import { damagedExtractOf, heldBySource, openFolderStore, type ReportStore } from './store/store.js'

/** Whether two extracts are of one and the same report: authority, framework and inspection dates agree. */
const isSameInspection = (one: ParsedReport | ReportSummary, other: ParsedReport | ReportSummary): boolean =>
  one.authority.slug === other.authority.slug &&
  one.framework === other.framework &&
  one.inspected.from === other.inspected.from &&
  one.inspected.to === other.inspected.to

/** The id of a new report. */
export function assignId(report: ParsedReport, taken: ReadonlySet<string>): string {
  const { inName } = FRAMEWORKS[report.framework]
  return freeId(report, inName === null ? '' : `-${inName.toLowerCase()}`, taken)
}

/**
 * Whether a second copy of a report takes the place of the one that is held: it has more of its printed numbers, or
 * it is the same file in a newer form, or the held one's source is gone.
 */
function isBetterCopy(
  parsed: ParsedReport,
  file: string,
  held: ReportSummary,
  heldSourceStands: boolean,
): boolean {
  if (!heldSourceStands) return true
  const [more, less] = [countNumbered(parsed), held.numbered]
  return more > less || (more === less && file === held.source.file)
}

/** A file on its way into a library. */
interface IncomingFile {
  /** Absolute. */
  readonly path: string
  readonly sha256: string
  /** What was given with it. */
  readonly row: AboutRow | undefined
}

/** The report that a content is, where this reader has read it into the library before, and nothing has changed since. */
function knownReport(
  store: ReportStore,
  { path, sha256 }: Pick<IncomingFile, 'path' | 'sha256'>,
): ReportSummary | undefined {
  const entry = store.log.entries.get(sha256)
  const report = entry && store.held.get(entry.report)
  if (!report || !store.copies.has(report.source.sha256)) return undefined
  if (report.source.sha256 === sha256) return report
  // A newer form of the file that the report was made of takes its place, even with no more numbers.
  return entry.keptInstead === report.source.sha256 && report.source.file !== basename(path)
    ? report
    : undefined
}

const numbersInWords = ({ numbered }: ReportSummary): string =>
  `${numbered} numbered paragraph${numbered === 1 ? '' : 's'}`

const otherCopyKept = (held: ReportSummary): string =>
  `The library holds another copy of this report (authority, framework and inspection dates agree), ${held.source.file}, with ${numbersInWords(held)}; this one has no more, so that one is kept.`

const replacedCopy = (report: ReportSummary, other: ReportSummary): string =>
  `This copy takes the place of ${other.source.file}, another copy of the report (authority, framework and inspection dates agree): it has ${numbersInWords(report)}, the other ${other.numbered}.`

/** Takes a file that was read before: only what was given with it may be new. */
async function importKnown(
  store: ReportStore,
  incoming: IncomingFile,
  known: ReportSummary,
): Promise<IngestOutcome> {
  const file = basename(incoming.path)
  if (known.source.sha256 !== incoming.sha256)
    return ingestOutcome(file, 'unchanged', known, [otherCopyKept(known)])
  if (!incoming.row || isUpToDate(incoming.row, known)) return ingestOutcome(file, 'unchanged', known)
  const metadata = mergeMetadata(incoming.row, known)
  return ingestOutcome(
    file,
    'updated',
    await store.update(known.id, (report) => withMetadata(report, metadata)),
  )
}

/** The id of a report: an id once given stays. */
function idOfImport(
  store: ReportStore,
  parsed: ParsedReport,
  sha256: string,
  before: ReportSummary | undefined,
): string {
  if (before?.authority.slug === parsed.authority.slug) return before.id
  return (
    damagedExtractOf(store, sha256) ?? assignId(parsed, new Set([...store.held.keys(), ...store.damaged]))
  )
}

/** Takes a file that was read just now. Throws a sentence when the library cannot be written; it is then as it was. */
async function importParsed(
  store: ReportStore,
  { path, sha256, row }: IncomingFile,
  bytes: Uint8Array,
  parsed: ParsedReport,
): Promise<IngestOutcome> {
  const file = basename(path)
  const itself = heldBySource(store, sha256)
  const before = itself ?? [...store.held.values()].find((report) => isSameInspection(report, parsed))
  if (before && !itself && !isBetterCopy(parsed, file, before, store.copies.has(before.source.sha256))) {
    await store.log.add({ sha256, report: before.id, keptInstead: before.source.sha256 })
    return ingestOutcome(file, 'unchanged', before, [otherCopyKept(before)])
  }
  const id = idOfImport(store, parsed, sha256, before)
  const source = { file: itself?.source.file ?? file, sha256 }
  const report = buildExtract(parsed, id, source, mergeMetadata(row, before))
  if (itself && store.copies.has(sha256) && (await store.contains(report))) {
    await store.log.add({ sha256, report: id, keptInstead: null })
    return ingestOutcome(file, 'unchanged', itself)
  }
  const held = await store.save(report, path, bytes, before)
  await store.log.add({ sha256, report: id, keptInstead: null })
  const replaced = before && !itself && before.source.file !== file ? [replacedCopy(held, before)] : []
  return ingestOutcome(file, before ? 'updated' : 'added', held, replaced)
}

export type IngestEvent =
  | { readonly kind: 'begin'; readonly files: number }
  /** What is wrong with no file in particular. */
  | { readonly kind: 'warning'; readonly warning: string }
  | { readonly kind: 'file'; readonly file: string; readonly at: number; readonly files: number }
  | { readonly kind: 'outcome'; readonly outcome: IngestOutcome; readonly at: number; readonly files: number }

export interface IngestOptions {
  /** The folder of the library that takes the reports. */
  readonly library: string
  /** Opens what takes the reports in the folder's place; `reader` is the reader's version. */
  readonly open?: ((reader: string) => Promise<ReportStore>) | undefined
  readonly onEvent?: (event: IngestEvent) => void
  /** Ends the run; a file that is being written is written whole first. */
  readonly signal?: AbortSignal
  /** What reads the files; processes of their own where nothing else is given. It is closed at the end. */
  readonly readers?: ReaderPool
}

export interface Ingested {
  readonly outcomes: readonly IngestOutcome[]
  readonly totals: Readonly<Record<IngestStatus, number>>
  readonly seconds: number
  /** The signal ended the run before the last file. */
  readonly interrupted: boolean
}

async function importFile(
  store: ReportStore,
  readers: ReaderPool,
  { incoming, opened }: PrefetchedFile,
): Promise<IngestOutcome> {
  const known = knownReport(store, incoming)
  if (known) return importKnown(store, incoming, known)
  if (store.full !== null)
    return failure(basename(incoming.path), `Not read, for the library cannot be written: ${store.full}`)
  // What was known when it came may be so no more: another copy has taken its place meanwhile.
  const bytes = opened?.bytes ?? (await readSourceFile(incoming.path))
  const own = opened ? incoming : { ...incoming, sha256: sha256(bytes) }
  return importParsed(store, own, bytes, await (opened?.parsed ?? readers.read(basename(own.path), bytes)))
}

const countOutcomes = (outcomes: readonly IngestOutcome[]): Record<IngestStatus, number> => {
  const count = (status: IngestStatus): number => outcomes.filter((each) => each.status === status).length
  return {
    added: count('added'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    failed: count('failed'),
  }
}

/**
 * Takes files and folders into a library, file by file in the order of their names, each written as soon as it is
 * read. A file that fails leaves the library as it was.
 */
export async function ingest(paths: readonly string[], options: IngestOptions): Promise<Ingested> {
  const began = performance.now()
  const { onEvent, signal, readers = openReaderPool() } = options
  const { open = (reader: string) => openFolderStore(resolve(options.library), reader) } = options
  const outcomes: IngestOutcome[] = []
  const stopReading = () => void readers.close()
  signal?.addEventListener('abort', stopReading)
  const found = await findFiles(paths)
  const files = found.length
  let store: ReportStore | null = null
  try {
    const sidecars = await readSidecars(
      found.map(({ path }) => path),
      paths,
    )
    store = await open(readerVersion())
    onEvent?.({ kind: 'begin', files })
    for (const warning of [...store.problems, ...sidecars.problems]) onEvent?.({ kind: 'warning', warning })
    for await (const { value, refusal } of prefetchFiles(found, sidecars, store, readers)) {
      if (signal?.aborted) break
      const at = outcomes.length
      const path = found[at]?.path ?? ''
      onEvent?.({ kind: 'file', file: basename(path), at, files })
      const outcome = value
        ? await importFile(store, readers, value).catch((error: unknown) =>
            failure(basename(path), reasonOf(error)),
          )
        : failure(basename(path), refusal)
      // A file whose reading was broken off has not failed.
      if (signal?.aborted && outcome.status === 'failed') break
      outcomes.push(withWarnings(outcome, sidecars.warnings.get(path) ?? []))
      onEvent?.({ kind: 'outcome', outcome: outcomes.at(-1) ?? outcome, at, files })
    }
    // Where nothing went in, nothing is written.
    if (outcomes.some(({ status }) => status !== 'failed')) await store.saveCache()
  } finally {
    signal?.removeEventListener('abort', stopReading)
    await readers.close()
    for (const warning of (await store?.close()) ?? []) onEvent?.({ kind: 'warning', warning })
  }
  const totals = countOutcomes(outcomes)
  return {
    outcomes,
    totals,
    seconds: (performance.now() - began) / 1000,
    interrupted: outcomes.length < files,
  }
}

/** A file whose bytes are here, and what they are read as; null where nobody need know. */
interface OpenedFile {
  readonly bytes: Uint8Array
  readonly parsed: Promise<ParsedReport> | null
}

/** A file on its way in, opened where that was needed. */
interface PrefetchedFile {
  readonly incoming: IncomingFile
  readonly opened: OpenedFile | null
}

async function prefetch(
  found: FoundFile,
  sidecars: SidecarMetadata,
  store: ReportStore,
  readers: ReaderPool,
): Promise<Result<PrefetchedFile>> {
  const { path, error } = found
  if (error !== null) return { refusal: error }
  const row = sidecars.rows.get(path)
  const knownHash = store.cache.sha256(path)
  if (knownHash !== undefined && knownReport(store, { path, sha256: knownHash })) {
    return { value: { incoming: { path, sha256: knownHash, row }, opened: null } }
  }
  try {
    const fingerprint = fingerprintOf(path)
    const bytes = await readSourceFile(path)
    const incoming = { path, sha256: sha256(bytes), row }
    store.cache.recordRead(path, fingerprint, { sha256: incoming.sha256 })
    if (knownReport(store, incoming)) return { value: { incoming, opened: { bytes, parsed: null } } }
    const parsed = store.full === null ? readers.read(basename(path), bytes) : null
    // It is awaited when its turn comes; until then nobody hears of its failure.
    parsed?.catch(() => undefined)
    return { value: { incoming, opened: { bytes, parsed } } }
  } catch (thrown) {
    return { refusal: reasonOf(thrown) }
  }
}

/**
 * Prefetching: the files in their order, each with its reading begun; so many ahead of the one whose turn it is that no reading
 * process waits.
 */
async function* prefetchFiles(
  found: readonly FoundFile[],
  sidecars: SidecarMetadata,
  store: ReportStore,
  readers: ReaderPool,
): AsyncGenerator<Result<PrefetchedFile>> {
  const ahead: Promise<Result<PrefetchedFile>>[] = []
  for (const at of found.keys()) {
    for (const next of found.slice(at + ahead.length, at + readers.atOnce + 1)) {
      ahead.push(prefetch(next, sidecars, store, readers))
    }
    const first = ahead.shift()
    if (first) yield await first
  }
}
