import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs'
import { open } from 'node:fs/promises'

/** Files that anybody may have written are asked what they are before a byte of them is read. */

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
