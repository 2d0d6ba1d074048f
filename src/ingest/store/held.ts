import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { extractsFolder, reportsFolder } from '../../library/folders.js'
import { loadExtract } from '../../library/load.js'
import type { Report } from '../../model/report.js'
import { readable } from '../read/read.js'
import { codeOf, reasonOf } from '../reason.js'
import { sha256 } from './extract.js'

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

/** Where a library's copies of sources stand, by their sha256. */
export async function storedCopies(library: string): Promise<Map<string, string>> {
  const copies = new Map<string, string>()
  for (const name of (await readdir(reportsFolder(library)).catch(() => [])).sort()) {
    const file = join(reportsFolder(library), name)
    if (readable(name) && (await stat(file)).isFile()) copies.set(sha256(await readFile(file)), file)
  }
  return copies
}

/**
 * Where the copy of a report's source belongs: under the report's id. A file of that name which is something else
 * is left alone.
 */
export function copyPath(
  library: string,
  id: string,
  hash: string,
  given: string,
  taken: ReadonlySet<string>,
): string {
  const type = extname(given).toLowerCase()
  const plain = join(reportsFolder(library), `${id}${type}`)
  return taken.has(plain) ? join(reportsFolder(library), `${id}-${hash.slice(0, 8)}${type}`) : plain
}

/** Takes away the copy of a source, if it is one that ingest has made for this report. */
export async function removeCopy(copy: string | undefined, library: string, id: string): Promise<void> {
  if (copy?.startsWith(join(reportsFolder(library), id))) await rm(copy, { force: true })
}
