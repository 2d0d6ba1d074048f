import { refuseLongStranger } from './opening.js'
import { type Parse, parse } from './parse/parse.js'
import { readLines } from './read/read.js'
import { recognise } from './recognise/recognise.js'

/** Reads a report from its file, whose name tells its type. Throws a sentence for one that is none or cannot be read. */
export async function readSource(file: string, bytes: Uint8Array): Promise<Parse> {
  await refuseLongStranger(file, bytes)
  const lines = await readLines(file, bytes)
  return parse(lines, recognise(lines))
}
