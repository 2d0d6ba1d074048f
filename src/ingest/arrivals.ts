import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { MEBIBYTE } from '../bounded-file.js'
import type { Beside } from './about/beside.js'
import type { Found } from './find.js'
import type { Parsed } from './parse/parse.js'
import type { Readers } from './readers/readers.js'
import { reasonOf } from './reason.js'
import { sha256 } from './store/extract.js'
import type { Store } from './store/store.js'
import { type Arrival, knownAs } from './take.js'

/** A file as it comes in: read where that was needed, or the sentence that says why it cannot be. */
export type Arrived =
  | { readonly arrival: Arrival; readonly parsed: Promise<Parsed> | null }
  | { readonly error: string }

/** Reports have at most some ten megabytes. What is larger would only fill the memory. */
const LARGEST_MB = 100

/**
 * The bytes of a report's file. Throws a sentence for one that is too large to be one, or is no file at all, before a byte
 * of it is read.
 */
export async function readReport(path: string): Promise<Uint8Array> {
  const about = await stat(path)
  if (!about.isFile())
    throw new Error('This is no ordinary file. Give a .pdf or .txt file, or a folder of them.')
  if (about.size > LARGEST_MB * MEBIBYTE) {
    throw new Error(`The file is larger than ${LARGEST_MB} MB. Reports are not: is it one?`)
  }
  return readFile(path)
}

async function arrive(found: Found, beside: Beside, store: Store, readers: Readers): Promise<Arrived> {
  const { path, error } = found
  if (error !== null) return { error }
  try {
    const bytes = await readReport(path)
    const arrival = { path, bytes, sha256: sha256(bytes), row: beside.rows.get(path) }
    if (knownAs(store, arrival)) return { arrival, parsed: null }
    const parsed = store.full === null ? readers.read(basename(path), bytes) : null
    // It is awaited when its turn comes; until then nobody hears of its failure.
    parsed?.catch(() => undefined)
    return { arrival, parsed }
  } catch (thrown) {
    return { error: reasonOf(thrown) }
  }
}

/**
 * The files in their order, each with its reading begun; so many ahead of the one whose turn it is that no reading
 * process waits.
 */
export async function* arrivals(
  found: readonly Found[],
  beside: Beside,
  store: Store,
  readers: Readers,
): AsyncGenerator<Arrived> {
  const ahead: Promise<Arrived>[] = []
  for (const at of found.keys()) {
    for (const next of found.slice(at + ahead.length, at + readers.atOnce + 1)) {
      ahead.push(arrive(next, beside, store, readers))
    }
    const first = ahead.shift()
    if (first) yield await first
  }
}
