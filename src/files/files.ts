import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'

/** Files as they really are: what the system says of them, what anybody may have written there, writing that may be cut off. */

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'There is no permission.',
  EPERM: 'There is no permission.',
  ELOOP: 'This link leads round in a circle.',
  EISDIR: 'This is a folder, not a file.',
  ERR_FS_EISDIR: 'This is a folder, not a file.',
  ENOTDIR: 'There is a file where a folder should be.',
  EEXIST: 'There is a file where a folder should be.',
  ENAMETOOLONG: 'Its name is longer than this disk allows.',
  EMFILE: 'This system lets no more files be open at once.',
  ENFILE: 'This system lets no more files be open at once.',
  EIO: 'The disk cannot be read or written there.',
  EBUSY: 'Another program holds it.',
  ENXIO: 'This is no ordinary file.',
  ENOTEMPTY: 'There are other files in it.',
  ERR_FS_FILE_TOO_LARGE: 'The file is larger than any report.',
  ENOSPC: 'The disk is full.',
  EDQUOT: 'The disk is full: the share of it that you may use is taken up.',
  EFBIG: 'The file would be larger than this disk allows.',
  EROFS: 'The disk is read-only.',
}

/** What the operating system calls an error ('ENOSPC'); empty for any other error. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

/** A sentence for what the file system refused; an error that is a sentence already stays as it is. */
export const reasonOf = (error: unknown): string =>
  reasons[codeOf(error)] ?? (error instanceof Error ? error.message : String(error))

// Files that anybody may have written are asked what they are before a byte of them is read.

export const MEBIBYTE = 1024 * 1024

/** Opening a pipe would else wait until somebody writes to it. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

function refuse(about: Stats, most: number): void {
  if (!about.isFile()) throw new Error('it is no ordinary file')
  if (about.size <= most) return
  const [size, limit] = [about.size, most].map((bytes) => (bytes / MEBIBYTE).toFixed(1))
  throw new Error(`it holds ${size} MiB, and at most ${limit} are read`)
}

/**
 * The text of an ordinary file, or of one that a link leads to.
 * @param most bytes that it may hold
 * @throws Error that says why, where it is no ordinary file or holds more; or what the system says
 */
export async function readBounded(file: string, most: number): Promise<string> {
  const handle = await open(file, WITHOUT_WAITING)
  try {
    refuse(await handle.stat(), most)
    return await handle.readFile('utf8')
  } finally {
    await handle.close()
  }
}

/** The same at once, for what has to be there before anything else. */
export function readBoundedSync(file: string, most: number): string {
  const opened = openSync(file, WITHOUT_WAITING)
  try {
    refuse(fstatSync(opened), most)
    return readFileSync(opened, 'utf8')
  } finally {
    closeSync(opened)
  }
}

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
