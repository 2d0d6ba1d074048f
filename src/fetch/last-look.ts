import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sweepUnfinished, writeWhole } from '../ingest/store/write.js'

/** When Ofsted's site was last looked through for new reports stands beside what was fetched, so that a restart does not look again. */
const noteIn = (library: string): string => join(library, 'fetched', 'last-look')

/** Null where nobody has looked, or nothing says when. */
export async function lastLook(library: string): Promise<Date | null> {
  const at = new Date((await readFile(noteIn(library), 'utf8').catch(() => '')).trim())
  return Number.isNaN(at.getTime()) ? null : at
}

export async function noteLook(library: string, at: Date): Promise<void> {
  await writeWhole(library, noteIn(library), `${at.toISOString()}\n`)
  await sweepUnfinished(library)
}
