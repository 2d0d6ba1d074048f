import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'

/** A data file that cannot be used; its message says which file, which line, and what was expected. */
export class VocabularyError extends Error {
  override name = 'VocabularyError'
}

/** The package's own folder: the nearest one above this file, in src or in dist, that holds package.json. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

/** The library that comes with Pilcrow, and its vocabulary. */
export const DATA_FOLDER = join(packageFolder(), 'data')

/**
 * The rows of a vocabulary file of the package's `data/`, each a record by column name.
 * @throws VocabularyError where the file is missing, is no CSV, or lacks a column
 */
export function readTable<Column extends string>(
  file: string,
  columns: readonly Column[],
  folder = DATA_FOLDER,
): Record<Column, string>[] {
  try {
    const rows: Record<string, string>[] = parse(readFileSync(join(folder, file)), {
      bom: true,
      columns: true,
      comment: '#',
      comment_no_infix: true,
      skip_empty_lines: true,
      trim: true,
    })
    const missing = columns.find((column) => rows.some((row) => row[column] === undefined))
    if (missing) throw new Error(`the first line names no column "${missing}"`)
    return rows as Record<Column, string>[]
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new VocabularyError(`data/${file}: ${reason}. Columns expected: ${columns.join(', ')}.`)
  }
}

/** A cell that holds several values with `;` between them. */
export const listed = (cell: string): string[] =>
  cell
    .split(';')
    .map((value) => value.trim())
    .filter((value) => value !== '')
