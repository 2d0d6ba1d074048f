import { readFile, rm } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { codeOf, reasonOf } from '../files/files.js'
import { extractFile } from '../library/library.js'
import { readerVersion } from './reader-version.js'
import {
  findSourceCopies,
  readSummaries,
  removeSourceCopy,
  writeLibraryAbout,
} from './store/library-contents.js'
import { openImportLog } from './store/store.js'

const idShape = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The content that an extract was made of, also where the rest of it is damaged; undefined where it no longer says. */
const sourceHashIn = (extract: string): string | undefined =>
  /"sha256":\s*"([0-9a-f]{64})"/.exec(extract)?.[1]

/** An extract's text; null where there is none, empty for what cannot be read and may be taken away all the same. */
const extractText = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error: unknown) => (codeOf(error) === 'ENOENT' ? null : ''))

/**
 * Takes a report out of a library: its extract, sound or damaged, and the copy of its source that ingest made. The
 * extract goes first, so that none ever lacks its source; what a killed run has left is taken away by the next. Throws a
 * sentence when the library does not hold it, or it cannot be removed.
 */
export async function removeReport(library: string, id: string): Promise<void> {
  const missing = () => new Error(`The library holds no report ${id}. 'pilcrow list' shows what it holds.`)
  if (!idShape.test(id)) throw missing()
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
    throw missing()
  }
  try {
    await rm(extractFile(library, id), { force: true })
    left.delete(id)
    const hash = extract === null ? undefined : sourceHashIn(extract)
    const copy = hash === undefined ? own?.[1] : files.get(hash)
    if (copy !== undefined && !isUsed(copy)) await removeSourceCopy(copy, library, id)
    await writeLibraryAbout(library, left, (await findSourceCopies(library)).files)
  } catch (error) {
    throw new Error(`${id} could not be removed: ${reasonOf(error)}`)
  }
}
