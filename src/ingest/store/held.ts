import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { extractsFolder } from '../../library/folders.js'
import { loadExtract } from '../../library/load.js'
import { Report } from '../../model/report.js'
import { codeOf, reasonOf } from '../../reason.js'
import type { Seen } from './seen.js'
import { stampOf } from './stamp.js'

/** What ingest keeps in mind of a report that a library holds: not its words, for there may be hundreds. */
export const Held = Report.pick({
  id: true,
  authority: true,
  framework: true,
  inspected: true,
  published: true,
  publishedSource: true,
  url: true,
  source: true,
  damage: true,
  warnings: true,
}).extend({
  /** How many paragraphs have their printed number. */
  numbered: z.int(),
  /** 0 if there are none. */
  highestNumber: z.int(),
  /** How many. */
  judgements: z.int(),
})
export type Held = Readonly<z.infer<typeof Held>>

type Paragraphs = Pick<Report, 'paragraphs'>

export const numberedIn = ({ paragraphs }: Paragraphs): number =>
  paragraphs.filter(({ number }) => number !== null).length

const highestIn = ({ paragraphs }: Paragraphs): number =>
  paragraphs.reduce((highest, { number }) => Math.max(highest, number ?? 0), 0)

export const heldOf = (report: Report): Held => ({
  id: report.id,
  authority: report.authority,
  framework: report.framework,
  inspected: report.inspected,
  published: report.published,
  publishedSource: report.publishedSource,
  url: report.url,
  source: report.source,
  damage: report.damage,
  warnings: report.warnings,
  numbered: numberedIn(report),
  highestNumber: highestIn(report),
  judgements: report.judgements.length,
})

/** What an extract holds; null for one that is damaged. */
async function heldIn(file: string, seen: Seen | undefined): Promise<Held | null> {
  const stamp = stampOf(file)
  const report = await loadExtract(file)
  if (typeof report === 'string') return null
  const held = heldOf(report)
  seen?.read(file, stamp, { held })
  return held
}

/**
 * The reports of a library by id, and the ids of extracts that are damaged: those can be made again of their sources.
 * Extracts that `seen` knows as they are need not be read.
 */
export async function heldReports(
  library: string,
  seen?: Seen,
): Promise<{ held: Map<string, Held>; damaged: Set<string> }> {
  const held = new Map<string, Held>()
  const damaged = new Set<string>()
  const names = await readdir(extractsFolder(library)).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw new Error(`The library's folder ${extractsFolder(library)} cannot be read: ${reasonOf(error)}`)
  })
  for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
    const file = join(extractsFolder(library), name)
    const known = seen?.held(file) ?? (await heldIn(file, seen))
    if (known === null) damaged.add(basename(name, '.json'))
    else held.set(known.id, known)
  }
  return { held, damaged }
}
