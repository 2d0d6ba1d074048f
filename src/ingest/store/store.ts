import { basename, extname } from 'node:path'
import type { Report } from '../../model/report.js'
import type { ReportSummary } from './extracts.js'
import type { FileCache } from './file-cache.js'
import type { ImportLog } from './import-log.js'

/** A library while files go into it: a folder, or a database. */
export interface ReportStore {
  readonly held: Map<string, ReportSummary>
  /** Ids of extracts that are damaged: their reports get them back when they come again. */
  readonly damaged: ReadonlySet<string>
  /** Copies of sources by sha256. */
  readonly copies: Map<string, string>
  /** A sentence for each file of the library that cannot be used. */
  readonly problems: readonly string[]
  readonly log: ImportLog
  /** What earlier runs have learnt of the files that come. */
  readonly cache: Pick<FileCache, 'sha256' | 'recordRead'>
  /** Why nothing more can be written; null while something can. */
  readonly full: string | null
  /**
   * Puts a report with its source into the library. `before` is the report whose place it takes. Throws a sentence when
   * the library cannot be written; it is then as it was.
   */
  save(
    report: Report,
    path: string,
    bytes: Uint8Array,
    before: ReportSummary | undefined,
  ): Promise<ReportSummary>
  /** Changes the extract of a report that is held. Throws a sentence. */
  update(id: string, change: (report: Report) => Report): Promise<ReportSummary>
  /** Whether the library holds exactly this extract. */
  contains(report: Report): Promise<boolean>
  /** Something went in: what the run has learnt of files is kept for the next. */
  saveCache(): Promise<void>
  /** Ends the run. Gives a sentence for each thing that could not be put in order. */
  close(): Promise<string[]>
}

/** The report that a content was read as, or undefined. */
export const heldBySource = (store: ReportStore, sha256: string): ReportSummary | undefined =>
  [...store.held.values()].find((report) => report.source.sha256 === sha256)

/** The damaged extract that was made of a content: its copy bears the id. */
export function damagedExtractOf({ damaged, copies }: ReportStore, sha256: string): string | null {
  const copy = copies.get(sha256)
  const name = copy === undefined ? '' : basename(copy, extname(copy))
  const ids = [name, name.replace(/-[0-9a-f]{8}$/, '')]
  return ids.find((id) => damaged.has(id)) ?? null
}
