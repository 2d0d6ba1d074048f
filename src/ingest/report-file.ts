import { readFile, stat } from 'node:fs/promises'
import { MEBIBYTE } from '../bounded-file.js'

/** Reports have at most some ten megabytes. What is larger would only fill the memory. */
const LARGEST_MB = 100

export const NO_FILE = 'This is no ordinary file. Give a .pdf or .txt file, or a folder of them.'

/**
 * The bytes of a report's file. Throws a sentence for one that is too large to be one, or is no file at all, before a byte
 * of it is read; else what the system says.
 */
export async function readReport(path: string): Promise<Uint8Array> {
  const about = await stat(path)
  if (!about.isFile()) throw new Error(NO_FILE)
  if (about.size > LARGEST_MB * MEBIBYTE) {
    throw new Error(`The file is larger than ${LARGEST_MB} MB. Reports are not: is it one?`)
  }
  return readFile(path)
}
