import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from } from 'pg-copy-streams'
import type { Transaction } from './database.js'

/** What stands in one column of a row. */
export type Cell = string | number | null | Uint8Array | readonly string[]

/** Rows that are handed on at once. */
const CHUNK = 200

/**
 * Writes rows into a table with COPY, which takes them as fast as they come. Numbers that the table would give by itself are
 * given here.
 */
export async function copyInto(
  connection: Transaction,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  if (rows.length === 0) return
  await pipeline(
    Readable.from(chunksOf(rows)),
    connection.query(from(`copy ${table} (${columns.join(', ')}) from stdin`)),
  )
}

function* chunksOf(rows: readonly (readonly Cell[])[]): Generator<string> {
  for (let at = 0; at < rows.length; at += CHUNK)
    yield rows
      .slice(at, at + CHUNK)
      .map((row) => `${row.map(copyCell).join('\t')}\n`)
      .join('')
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escapedForCopy = (text: string): string =>
  text.replace(/[\\\t\n\r]/g, (found) => ESCAPES[found] as string)

/** A cell in COPY's text format. */
function copyCell(value: Cell): string {
  if (value === null) return '\\N'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return escapedForCopy(value)
  if (value instanceof Uint8Array)
    return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
  return escapedForCopy(`{${value.map((one) => `"${one.replace(/["\\]/g, '\\$&')}"`).join(',')}}`)
}
