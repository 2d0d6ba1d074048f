import { rm } from 'node:fs/promises'
import { loadLibrary } from '../library/load.js'
import { extractFile } from './store/folders.js'
import { removeCopy, storedCopies } from './store/held.js'

/**
 * Takes a report out of a library: its extract, and the copy of its source that ingest made. Throws a sentence when
 * the library does not hold it.
 */
export async function removeReport(library: string, id: string): Promise<void> {
  const report = (await loadLibrary(library)).byId(id)
  if (!report) throw new Error(`The library holds no report ${id}. 'pilcrow list' shows what it holds.`)
  await rm(extractFile(library, id))
  await removeCopy((await storedCopies(library)).get(report.source.sha256), library, id)
}
