import { basename } from 'node:path'
import { reasonOf } from '../files/file-errors.js'
import type { SidecarMetadata } from './about/metadata.js'
import { type IncomingFile, knownReport } from './import.js'
import type { ParsedReport } from './parse/parse.js'
import { type FoundFile, readSourceFile, sha256 } from './read/source-files.js'
import type { ReaderPool } from './readers/pool.js'
import { fingerprintOf } from './store/file-cache.js'
import type { ReportStore } from './store/store.js'

/** A file whose bytes are here, and what they are read as; null where nobody need know. */
interface OpenedFile {
  readonly bytes: Uint8Array
  readonly parsed: Promise<ParsedReport> | null
}

/** A file on its way in, opened where that was needed, or the sentence that says why it cannot be. */
export type PrefetchedFile =
  | { readonly incoming: IncomingFile; readonly opened: OpenedFile | null }
  | { readonly error: string }

async function prefetch(
  found: FoundFile,
  sidecars: SidecarMetadata,
  store: ReportStore,
  readers: ReaderPool,
): Promise<PrefetchedFile> {
  const { path, error } = found
  if (error !== null) return { error }
  const row = sidecars.rows.get(path)
  const knownHash = store.cache.sha256(path)
  if (knownHash !== undefined && knownReport(store, { path, sha256: knownHash })) {
    return { incoming: { path, sha256: knownHash, row }, opened: null }
  }
  try {
    const fingerprint = fingerprintOf(path)
    const bytes = await readSourceFile(path)
    const incoming = { path, sha256: sha256(bytes), row }
    store.cache.recordRead(path, fingerprint, { sha256: incoming.sha256 })
    if (knownReport(store, incoming)) return { incoming, opened: { bytes, parsed: null } }
    const parsed = store.full === null ? readers.read(basename(path), bytes) : null
    // It is awaited when its turn comes; until then nobody hears of its failure.
    parsed?.catch(() => undefined)
    return { incoming, opened: { bytes, parsed } }
  } catch (thrown) {
    return { error: reasonOf(thrown) }
  }
}

/**
 * Prefetching: the files in their order, each with its reading begun; so many ahead of the one whose turn it is that no reading
 * process waits.
 */
export async function* prefetchFiles(
  found: readonly FoundFile[],
  sidecars: SidecarMetadata,
  store: ReportStore,
  readers: ReaderPool,
): AsyncGenerator<PrefetchedFile> {
  const ahead: Promise<PrefetchedFile>[] = []
  for (const at of found.keys()) {
    for (const next of found.slice(at + ahead.length, at + readers.atOnce + 1)) {
      ahead.push(prefetch(next, sidecars, store, readers))
    }
    const first = ahead.shift()
    if (first) yield await first
  }
}
