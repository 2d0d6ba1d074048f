import { readFile } from 'node:fs/promises'
import { explain } from './explain.js'
import { parse } from './parse/parse.js'
import { readLines } from './read/read.js'
import { recognise } from './recognise.js'

/** The listing for one file. Throws a sentence for a file that is no report or cannot be read. */
export async function explainFile(path: string): Promise<string[]> {
  const lines = await readLines(path, await readFile(path))
  return explain(parse(lines, recognise(lines)).placed)
}
