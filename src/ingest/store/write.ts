import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Unfinished files stand here, on the same disk as the library's folders, so that a rename can finish them. */
const UNFINISHED = '.unfinished'

/** What is older than this was left by a run that was killed. */
const LEFT_BEHIND_MS = 60 * 60 * 1000

/**
 * Writes a file whole or not at all. Its unfinished form never stands in its own folder, where a reader of extracts
 * would find it.
 */
export async function writeWhole(library: string, file: string, content: Uint8Array | string): Promise<void> {
  const unfinished = join(library, UNFINISHED, randomUUID())
  await mkdir(dirname(unfinished), { recursive: true })
  await mkdir(dirname(file), { recursive: true })
  try {
    const handle = await open(unfinished, 'wx')
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** Takes away what this run and killed ones before it have left unfinished. */
export async function sweepUnfinished(library: string): Promise<void> {
  const folder = join(library, UNFINISHED)
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name)
    const { mtimeMs } = await stat(file)
    if (Date.now() - mtimeMs > LEFT_BEHIND_MS) await rm(file, { force: true })
  }
  await rmdir(folder).catch(() => undefined)
}
