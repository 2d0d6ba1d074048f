import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Where a library keeps its snapshot, beside what else can always be made again. */
const folderOf = (library: string): string => join(library, 'index')
const FILE = 'search.bin'

/** Node reads no larger file at once; an index of four million paragraphs would be about as large. */
const LARGEST = 2 ** 31 - 1

/** A file that was begun and never finished, by a process that was killed, is taken away after this. */
const ABANDONED_MS = 3_600_000

const unfinished = (): string => `search-${process.pid}-${randomUUID()}.tmp`
const UNFINISHED = /^search-.*\.tmp$/

/** The bytes of a library's snapshot; null where there is none that can be read. */
export async function readSnapshot(library: string): Promise<Uint8Array | null> {
  try {
    // Opening a pipe would else wait until somebody writes to it.
    const handle = await open(join(folderOf(library), FILE), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const about = await handle.stat()
      return about.isFile() && about.size <= LARGEST ? await handle.readFile() : null
    } finally {
      await handle.close()
    }
  } catch {
    return null
  }
}

/**
 * Keeps a snapshot: whole or not at all, whoever else is keeping one at the same time.
 * @throws Error of the system where the folder cannot be written to
 */
export async function writeSnapshot(library: string, parts: readonly Uint8Array[]): Promise<void> {
  const folder = folderOf(library)
  await make(folder)
  await sweep(folder)
  const begun = join(folder, unfinished())
  try {
    const handle = await open(begun, 'wx')
    try {
      for (const part of parts) await handle.writeFile(part)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(begun, join(folder, FILE))
  } catch (error) {
    await rm(begun, { force: true })
    throw error
  }
}

/** Not with all folders above it: of a disk that may only be read Node.js would then say that there is no such file. */
async function make(folder: string): Promise<void> {
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}

async function sweep(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter((each) => UNFINISHED.test(each))) {
    const file = join(folder, name)
    const about = await stat(file).catch(() => null)
    if (about && Date.now() - about.mtimeMs > ABANDONED_MS) await rm(file, { force: true })
  }
}
