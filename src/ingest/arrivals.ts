import { basename } from 'node:path'
import { reasonOf } from '../reason.js'
import type { Beside } from './about/beside.js'
import type { Found } from './find.js'
import type { Parsed } from './parse/parse.js'
import type { Readers } from './readers/readers.js'
import { readReport } from './report-file.js'
import { sha256 } from './store/extract.js'
import { stampOf } from './store/stamp.js'
import type { Store } from './store/store.js'
import { type Arrival, knownAs } from './take.js'

/** A file whose bytes are here, and what they are read as; null where nobody need know. */
interface Opened {
  readonly bytes: Uint8Array
  readonly parsed: Promise<Parsed> | null
}

/** A file as it comes in, opened where that was needed, or the sentence that says why it cannot be. */
export type Arrived =
  | { readonly arrival: Arrival; readonly opened: Opened | null }
  | { readonly error: string }

async function arrive(found: Found, beside: Beside, store: Store, readers: Readers): Promise<Arrived> {
  const { path, error } = found
  if (error !== null) return { error }
  const row = beside.rows.get(path)
  const seen = store.seen.sha256(path)
  if (seen !== undefined && knownAs(store, { path, sha256: seen })) {
    return { arrival: { path, sha256: seen, row }, opened: null }
  }
  try {
    const stamp = stampOf(path)
    const bytes = await readReport(path)
    const arrival = { path, sha256: sha256(bytes), row }
    store.seen.read(path, stamp, { sha256: arrival.sha256 })
    if (knownAs(store, arrival)) return { arrival, opened: { bytes, parsed: null } }
    const parsed = store.full === null ? readers.read(basename(path), bytes) : null
    // It is awaited when its turn comes; until then nobody hears of its failure.
    parsed?.catch(() => undefined)
    return { arrival, opened: { bytes, parsed } }
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
