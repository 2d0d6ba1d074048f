import { readFile, rm } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { extractFile } from '../library/folders.js'
import { keepAbout } from './about/keep.js'
import { reasonOf } from './reason.js'
import { heldReports, removeCopy, storedCopies } from './store/held.js'

const idShape = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The content that an extract was made of, also where the rest of it is damaged; undefined where it no longer says. */
const sourceIn = (extract: string): string | undefined => /"sha256":\s*"([0-9a-f]{64})"/.exec(extract)?.[1]

/**
 * Takes a report out of a library: its extract, sound or damaged, and the copy of its source that ingest made. Throws
 * a sentence when the library does not hold it.
 */
export async function removeReport(library: string, id: string): Promise<void> {
  const missing = () => new Error(`The library holds no report ${id}. 'pilcrow list' shows what it holds.`)
  if (!idShape.test(id)) throw missing()
  const extract = await readFile(extractFile(library, id), 'utf8').catch(() => null)
  if (extract === null) throw missing()
  await rm(extractFile(library, id)).catch((error: unknown) => {
    throw new Error(`${id} could not be removed: ${reasonOf(error)}`)
  })
  const copies = await storedCopies(library)
  const { held } = await heldReports(library)
  const used = new Set([...held.values()].map(({ source }) => copies.get(source.sha256)))
  const hash = sourceIn(extract)
  const own = [...copies.values()].find((copy) => basename(copy, extname(copy)) === id)
  const copy = hash === undefined ? own : copies.get(hash)
  if (!used.has(copy)) await removeCopy(copy, library, id)
  await keepAbout(library, held, await storedCopies(library))
}
