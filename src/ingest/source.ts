import { refuseLongStranger } from './opening.js'
import { type Parse, parse } from './parse/parse.js'
import { readLines } from './read/read.js'
import { recognise } from './recognise/recognise.js'

/** Reads a report from its file, whose name tells its type. Throws a sentence for one that is none or cannot be read. */
export async function readSource(file: string, bytes: Uint8Array): Promise<Parse> {
  try {
    await refuseLongStranger(file, bytes)
    const lines = await readLines(file, bytes)
    return parse(lines, recognise(lines))
  } catch (error) {
    throw isBreakdown(error) ? new Error(BROKE_OFF, { cause: error }) : error
  }
}

/** What the engine says where a file has more of something than it can hold; a refusal is a sentence of our own. */
const isBreakdown = (error: unknown): boolean => error instanceof RangeError || error instanceof TypeError

const BROKE_OFF = 'Reading this file broke off: it is not built as reports are. Is it one?'
