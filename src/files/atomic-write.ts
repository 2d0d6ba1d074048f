import { open, rename, rm } from 'node:fs/promises'

/**
 * Atomic write: the whole file under another name first, on the disk, then in its place, so that a reader finds it whole or
 * as it was before.
 * @param unfinished another name on the same disk, which nothing has yet
 */
export async function replaceFile(
  file: string,
  unfinished: string,
  parts: Iterable<Uint8Array | string>,
): Promise<void> {
  try {
    const handle = await open(unfinished, 'wx')
    try {
      for (const part of parts) await handle.writeFile(part)
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
