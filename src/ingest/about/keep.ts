import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readBounded } from '../../bounded-file.js'
import { reportsFolder } from '../../library/folders.js'
import type { Held } from '../store/held.js'
import { writeWhole } from '../store/write.js'
import { givenOf, saysTheSame } from './given.js'
import { ABOUT, type AboutRow, csvOf, LONGEST_ABOUT, readAbout } from './rows.js'

const keptAbout = (library: string): string => join(reportsFolder(library), ABOUT)

/** The rows of the library's own about.csv, by the base name of the copy. */
export async function keptRows(library: string): Promise<Map<string, AboutRow>> {
  const { rows } = readAbout(await readBounded(keptAbout(library), LONGEST_ABOUT).catch(() => ''))
  return new Map(rows.map((row) => [row.file, row]))
}

/**
 * Keeps an about.csv beside the library's copies of sources that says what was given with each, so that the folder of
 * copies is worth as much as the files it was made from. Writes only when a row no longer says what the extracts say.
 */
export async function keepAbout(
  library: string,
  held: ReadonlyMap<string, Held>,
  copies: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = await keptRows(library)
  const stands = new Set([...copies.values()].map((copy) => basename(copy)))
  const stale = [...rows.keys()].filter((file) => !stands.has(file))
  for (const file of stale) rows.delete(file)
  let changed = stale.length > 0
  for (const report of held.values()) {
    const copy = copies.get(report.source.sha256)
    const file = copy && basename(copy)
    const { published, publishedSource, url } = givenOf(report)
    const row = file && rows.get(file)
    if (!file || (row ? saysTheSame(row, report) : published === null && url === null)) continue
    rows.set(file, { file, line: 0, published, publishedSource, url })
    changed = true
  }
  if (!changed) return
  const said = [...rows.values()].filter(({ published, url }) => published || url)
  if (said.length === 0) await rm(keptAbout(library), { force: true })
  else await writeWhole(library, keptAbout(library), csvOf(said))
}
