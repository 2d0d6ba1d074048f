import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

/** A row of a CSV file: its cells by column name. */
export type Row = Readonly<Record<string, string>>

export interface Expected {
  /** One for each file: what it should yield. */
  readonly reports: readonly Row[]
  /** One for each judgement of each file. */
  readonly grades: readonly Row[]
}

const rows = (file: string, columns: readonly string[]): Row[] => {
  const read: Row[] = parse(readFileSync(file), { columns: true, bom: true, skip_empty_lines: true })
  const missing = columns.filter((column) => read[0] && !(column in read[0]))
  if (missing.length > 0) throw new Error(`${file} lacks the column ${missing.join(', ')}.`)
  return read
}

/** What reports.csv and grades.csv of a folder say that its files should yield. Throws where they are missing or broken. */
export const expectedIn = (folder: string): Expected => ({
  reports: rows(join(folder, 'reports.csv'), ['file', 'framework']),
  grades: rows(join(folder, 'grades.csv'), ['file', 'judgement', 'grade']),
})
