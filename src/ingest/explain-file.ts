import { readFile } from 'node:fs/promises'
import { explain } from './explain.js'
import { readSource } from './source.js'

/** The listing for one file. Throws a sentence for a file that is no report or cannot be read. */
export async function explainFile(path: string): Promise<string[]> {
  return explain((await readSource(path, await readFile(path))).placed)
}
