import { basename } from 'node:path'
import { storedCopies } from './store/copies.js'
import { heldReports } from './store/held.js'
import { wasBrokenOff } from './store/write.js'

/**
 * What lies about in a library, a sentence each: what a run that was killed has left, and copies of sources of which there
 * is no report. Nothing of it is wrong in itself, and the next ingest or remove clears it away.
 */
export async function straysIn(library: string): Promise<string[]> {
  const [{ files }, { held }, brokenOff] = await Promise.all([
    storedCopies(library),
    heldReports(library),
    wasBrokenOff(library),
  ])
  const used = new Set([...held.values()].map(({ source }) => source.sha256))
  return [
    ...(brokenOff ? ['The last ingest was broken off. The same command goes on from there.'] : []),
    ...[...files]
      .filter(([hash]) => !used.has(hash))
      .map(
        ([, file]) =>
          `reports/${basename(file)} belongs to no report that is held. Ingest it, or take it away.`,
      ),
  ]
}
