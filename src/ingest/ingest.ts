import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { type Found, findFiles, reasonOf } from './find.js'
import { failure, type Outcome, outcomeOf, type Status } from './outcome.js'
import { parse } from './parse/parse.js'
import { readLines } from './read/read.js'
import { recognise } from './recognise.js'
import { copyIsBetter } from './store/better.js'
import { finishExtract, sha256 } from './store/extract.js'
import { heldReports, storedCopies } from './store/held.js'
import { idFor, sameReport } from './store/id.js'
import { keep, type Store } from './store/keep.js'
import { sweepUnfinished } from './store/write.js'

export type { Outcome, Status } from './outcome.js'

export type IngestEvent =
  | { readonly kind: 'begin'; readonly files: number }
  | { readonly kind: 'file'; readonly file: string; readonly at: number; readonly files: number }
  | { readonly kind: 'outcome'; readonly outcome: Outcome; readonly at: number; readonly files: number }

export interface IngestOptions {
  /** The folder of the library that takes the reports. */
  readonly library: string
  readonly onEvent?: (event: IngestEvent) => void
  /** Ends the run after the file that is being read. */
  readonly signal?: AbortSignal
}

export interface Ingested {
  readonly outcomes: readonly Outcome[]
  readonly totals: Readonly<Record<Status, number>>
  readonly seconds: number
  /** The signal ended the run before the last file. */
  readonly interrupted: boolean
}

async function take(store: Store, path: string): Promise<Outcome> {
  const file = basename(path)
  const bytes = await readFile(path)
  const hash = sha256(bytes)
  const known = [...store.held.values()].find((report) => report.source.sha256 === hash)
  if (known && store.copies.has(hash)) return outcomeOf(file, 'unchanged', known)

  const lines = await readLines(path, bytes)
  const parsed = parse(lines, recognise(lines)).report
  const before = [...store.held.values()].find((report) => sameReport(report, parsed))
  if (before && !copyIsBetter(parsed, file, before, store.copies.has(before.source.sha256))) {
    const why = `The library keeps its other copy of this report, ${before.source.file}, which has as many numbered paragraphs or more.`
    return outcomeOf(file, 'unchanged', before, [why])
  }
  const id = before?.id ?? idFor(parsed, new Set(store.held.keys()))
  const report = finishExtract(parsed, id, { file, sha256: hash }, { published: null, url: null })
  await keep(store, report, path, bytes, before)
  return outcomeOf(file, before ? 'updated' : 'added', report)
}

async function outcomeFor(store: Store, { path, error }: Found): Promise<Outcome> {
  if (error !== null) return failure(basename(path), error)
  try {
    return await take(store, path)
  } catch (thrown) {
    return failure(basename(path), reasonOf(thrown))
  }
}

/**
 * Takes files and folders into a library, file by file in the order of their names, each written as soon as it is
 * read. A file that fails leaves the library as it was.
 */
export async function ingest(paths: readonly string[], options: IngestOptions): Promise<Ingested> {
  const began = performance.now()
  const { onEvent, signal } = options
  const library = resolve(options.library)
  const found = await findFiles(paths)
  const store: Store = { library, held: await heldReports(library), copies: await storedCopies(library) }
  const files = found.length
  const outcomes: Outcome[] = []
  onEvent?.({ kind: 'begin', files })
  for (const [at, each] of found.entries()) {
    if (signal?.aborted) break
    onEvent?.({ kind: 'file', file: basename(each.path), at, files })
    const outcome = await outcomeFor(store, each)
    outcomes.push(outcome)
    onEvent?.({ kind: 'outcome', outcome, at, files })
  }
  await sweepUnfinished(library)
  const count = (status: Status): number => outcomes.filter((each) => each.status === status).length
  return {
    outcomes,
    totals: {
      added: count('added'),
      updated: count('updated'),
      unchanged: count('unchanged'),
      failed: count('failed'),
    },
    seconds: (performance.now() - began) / 1000,
    interrupted: outcomes.length < files,
  }
}
