import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { extractsFolder } from '../../library/folders.js'
import { loadExtract } from '../../library/load.js'
import type { Report } from '../../model/report.js'
import { codeOf, reasonOf } from '../../reason.js'

/** What ingest keeps in mind of a report that a library holds: not its words, for there may be hundreds. */
export interface Held
  extends Pick<
    Report,
    | 'id'
    | 'authority'
    | 'framework'
    | 'inspected'
    | 'published'
    | 'publishedSource'
    | 'url'
    | 'source'
    | 'damage'
    | 'warnings'
  > {
  /** How many paragraphs have their printed number. */
  readonly numbered: number
  /** 0 if there are none. */
  readonly highestNumber: number
  /** How many. */
  readonly judgements: number
}

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

/** The reports of a library by id, and the ids of extracts that are damaged: those can be made again of their sources. */
export async function heldReports(
  library: string,
): Promise<{ held: Map<string, Held>; damaged: Set<string> }> {
  const held = new Map<string, Held>()
  const damaged = new Set<string>()
  const names = await readdir(extractsFolder(library)).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw new Error(`The library's folder ${extractsFolder(library)} cannot be read: ${reasonOf(error)}`)
  })
  for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
    const report = await loadExtract(join(extractsFolder(library), name))
    if (typeof report === 'string') damaged.add(basename(name, '.json'))
    else held.set(report.id, heldOf(report))
  }
  return { held, damaged }
}
