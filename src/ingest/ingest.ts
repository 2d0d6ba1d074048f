import { basename, resolve } from 'node:path'
import { reasonOf } from '../reason.js'
import { aboutBeside } from './about/beside.js'
import { type Arrived, arrivals } from './arrivals.js'
import { findFiles } from './find.js'
import { failure, type Outcome, type Status, withWarnings } from './outcome.js'
import { readerVersion } from './reader-version.js'
import { openReaders, type Readers } from './readers/readers.js'
import { readReport } from './report-file.js'
import { sha256 } from './store/extract.js'
import { openStore, type Store } from './store/store.js'
import { knownAs, takeKnown, takeRead } from './take.js'

export type { Outcome, Status } from './outcome.js'

export type IngestEvent =
  | { readonly kind: 'begin'; readonly files: number }
  /** What is wrong with no file in particular. */
  | { readonly kind: 'warning'; readonly warning: string }
  | { readonly kind: 'file'; readonly file: string; readonly at: number; readonly files: number }
  | { readonly kind: 'outcome'; readonly outcome: Outcome; readonly at: number; readonly files: number }

export interface IngestOptions {
  /** The folder of the library that takes the reports. */
  readonly library: string
  /** Opens what takes the reports in the folder's place; `reader` is the reader's version. */
  readonly open?: ((reader: string) => Promise<Store>) | undefined
  readonly onEvent?: (event: IngestEvent) => void
  /** Ends the run; a file that is being written is written whole first. */
  readonly signal?: AbortSignal
  /** What reads the files; processes of their own where nothing else is given. It is closed at the end. */
  readonly readers?: Readers
}

export interface Ingested {
  readonly outcomes: readonly Outcome[]
  readonly totals: Readonly<Record<Status, number>>
  readonly seconds: number
  /** The signal ended the run before the last file. */
  readonly interrupted: boolean
}

async function take(store: Store, readers: Readers, arrived: Arrived): Promise<Outcome> {
  if ('error' in arrived) throw new Error(arrived.error)
  const { arrival, opened } = arrived
  const known = knownAs(store, arrival)
  if (known) return takeKnown(store, arrival, known)
  if (store.full !== null) throw new Error(`Not read, for the library cannot be written: ${store.full}`)
  // What was known when it came may be so no more: another copy has taken its place meanwhile.
  const bytes = opened?.bytes ?? (await readReport(arrival.path))
  const own = opened ? arrival : { ...arrival, sha256: sha256(bytes) }
  return takeRead(store, own, bytes, await (opened?.parsed ?? readers.read(basename(own.path), bytes)))
}

const totalsOf = (outcomes: readonly Outcome[]): Record<Status, number> => {
  const count = (status: Status): number => outcomes.filter((each) => each.status === status).length
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
  const { onEvent, signal, readers = openReaders() } = options
  const { open = (reader: string) => openStore(resolve(options.library), reader) } = options
  const outcomes: Outcome[] = []
  const stopReading = () => void readers.close()
  signal?.addEventListener('abort', stopReading)
  const found = await findFiles(paths)
  const files = found.length
  let store: Store | null = null
  try {
    const beside = await aboutBeside(
      found.map(({ path }) => path),
      paths,
    )
    store = await open(readerVersion())
    onEvent?.({ kind: 'begin', files })
    for (const warning of [...store.problems, ...beside.strays]) onEvent?.({ kind: 'warning', warning })
    for await (const arrived of arrivals(found, beside, store, readers)) {
      if (signal?.aborted) break
      const at = outcomes.length
      const path = found[at]?.path ?? ''
      onEvent?.({ kind: 'file', file: basename(path), at, files })
      const outcome = await take(store, readers, arrived).catch((error: unknown) =>
        failure(basename(path), reasonOf(error)),
      )
      // A file whose reading was broken off has not failed.
      if (signal?.aborted && outcome.status === 'failed') break
      outcomes.push(withWarnings(outcome, beside.warnings.get(path) ?? []))
      onEvent?.({ kind: 'outcome', outcome: outcomes.at(-1) ?? outcome, at, files })
    }
    // Where nothing went in, nothing is written.
    if (outcomes.some(({ status }) => status !== 'failed')) await store.tookSome()
  } finally {
    signal?.removeEventListener('abort', stopReading)
    await readers.close()
    for (const warning of (await store?.close()) ?? []) onEvent?.({ kind: 'warning', warning })
  }
  const totals = totalsOf(outcomes)
  return {
    outcomes,
    totals,
    seconds: (performance.now() - began) / 1000,
    interrupted: outcomes.length < files,
  }
}
