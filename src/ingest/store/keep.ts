import { readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Report } from '../../model/report.js'
import { codeOf, reasonOf } from '../reason.js'
import { extractJson } from './extract.js'
import { extractFile, reportsFolder } from './folders.js'
import { copyPath, removeCopy } from './held.js'
import type { Store } from './store.js'
import { writeWhole } from './write.js'

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
async function writing(store: Store, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (FULL.includes(codeOf(error))) store.full = reasonOf(error)
    throw new Error(`The library could not be written: ${reasonOf(error)} It is as it was before this file.`)
  }
}

/** Writes the extract of a report whose source stands in the library already. Throws a sentence. */
export async function rewrite(store: Store, report: Report): Promise<void> {
  await writing(store, () =>
    writeWhole(store.library, extractFile(store.library, report.id), extractJson(report)),
  )
  store.held.set(report.id, report)
}

/**
 * Puts a report with its source into the library, the source first, so that no extract ever lacks it. `before` is
 * the report whose place it takes. Throws a sentence when the library cannot be written; it is then as it was.
 */
export async function keep(
  store: Store,
  report: Report,
  path: string,
  bytes: Uint8Array,
  before: Report | undefined,
): Promise<void> {
  const { library, held, copies } = store
  const hash = report.source.sha256
  const old = before && copies.get(before.source.sha256)
  const stands = copies.get(hash) ?? (dirname(path) === reportsFolder(library) ? path : null)
  const taken = new Set([...copies.values()].filter((copy) => copy !== old))
  const copy = stands ?? copyPath(library, report.id, hash, path, taken)
  const writeExtract = () => writeWhole(library, extractFile(library, report.id), extractJson(report))
  await writing(store, () =>
    stands === null ? withCopy(library, copy, bytes, writeExtract) : writeExtract(),
  )
  copies.set(hash, copy)
  held.set(report.id, report)
  if (before && before.id !== report.id) {
    await rm(extractFile(library, before.id), { force: true })
    held.delete(before.id)
  }
  if (old !== undefined && old !== copy) await removeCopy(old, library, report.id)
}
