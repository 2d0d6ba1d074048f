import { readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { extractFile, reportsFolder } from '../../library/folders.js'
import { loadExtract } from '../../library/load.js'
import type { Report } from '../../model/report.js'
import { codeOf, reasonOf } from '../../reason.js'
import { copyPath, removeCopy } from './copies.js'
import { extractJson } from './extract.js'
import { type Held, heldOf } from './held.js'
import type { FolderStore } from './store.js'
import { markRun, writeWhole } from './write.js'

/** Writes a copy of a source, then what needs it; when that fails, what stood in the copy's place stands there again. */
async function withCopy(library: string, copy: string, bytes: Uint8Array, then: () => Promise<void>) {
  const before = await readFile(copy).catch(() => null)
  await writeWhole(library, copy, bytes)
  try {
    await then()
  } catch (error) {
    await (before ? writeWhole(library, copy, before) : rm(copy, { force: true }))
    throw error
  }
}

/** What the system says when nothing more can be written there, whichever file comes next. */
const FULL = ['ENOSPC', 'EDQUOT', 'EROFS']

/** Runs what writes to a library. Throws a sentence when it cannot be written. */
async function writing(store: FolderStore, write: () => Promise<void>): Promise<void> {
  try {
    if (!store.marked) await markRun(store.library)
    store.marked = true
    await write()
  } catch (error) {
    if (FULL.includes(codeOf(error))) store.full = reasonOf(error)
    throw new Error(`The library could not be written: ${reasonOf(error)} It is as it was before this file.`)
  }
}

/** Changes the extract of a report that is held. Throws a sentence. */
export async function rewrite(
  store: FolderStore,
  id: string,
  change: (report: Report) => Report,
): Promise<Held> {
  const file = extractFile(store.library, id)
  const before = await loadExtract(file)
  if (typeof before === 'string') throw new Error(before)
  const report = change(before)
  await writing(store, () => writeWhole(store.library, file, extractJson(report)))
  const held = heldOf(report)
  store.held.set(id, held)
  store.seen.wrote(file, { held })
  return held
}

/** Whether a library holds exactly this extract. */
export const holds = async ({ library }: FolderStore, report: Report): Promise<boolean> =>
  extractJson(report) === (await readFile(extractFile(library, report.id), 'utf8').catch(() => null))

/**
 * Puts a report with its source into the library, the source first, so that no extract ever lacks it. `before` is
 * the report whose place it takes. Throws a sentence when the library cannot be written; it is then as it was.
 */
export async function keep(
  store: FolderStore,
  report: Report,
  path: string,
  bytes: Uint8Array,
  before: Held | undefined,
): Promise<Held> {
  const { library, held, copies, seen } = store
  const hash = report.source.sha256
  const old = before && copies.get(before.source.sha256)
  const stands = copies.get(hash) ?? (dirname(path) === reportsFolder(library) ? path : null)
  const taken = new Set([...copies.values()].filter((copy) => copy !== old))
  const copy = stands ?? copyPath(library, report.id, hash, path, taken)
  const extract = extractFile(library, report.id)
  const writeExtract = () => writeWhole(library, extract, extractJson(report))
  await writing(store, () =>
    stands === null ? withCopy(library, copy, bytes, writeExtract) : writeExtract(),
  )
  copies.set(hash, copy)
  const now = heldOf(report)
  held.set(report.id, now)
  seen.wrote(extract, { held: now })
  if (stands === null) seen.wrote(copy, { sha256: hash })
  if (before && before.id !== report.id) {
    await rm(extractFile(library, before.id), { force: true })
    held.delete(before.id)
  }
  if (old !== undefined && old !== copy) await removeCopy(old, library, report.id)
  return now
}
