import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { z } from 'zod'
import type { Report } from '../../model/report.js'
import type { ReportSummary } from './extracts.js'
import type { FileCache } from './file-cache.js'
import { writeAtomically } from './unfinished.js'

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

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const LogHeader = z.strictObject({ reader: Sha256 })

export const ImportLogEntry = z.strictObject({
  /** The content that was read. */
  sha256: Sha256,
  /** The report that it is. */
  report: z.string(),
  /** The content of the report's other copy, where that one was kept in its place; else null. */
  keptInstead: Sha256.nullable(),
})

export type ImportLogEntry = z.infer<typeof ImportLogEntry>

/**
 * What this version of the reader has read into a library, by sha256. It stands in index/, for it can always be made
 * again: whatever it lacks is read once more.
 */
export interface ImportLog {
  readonly entries: ReadonlyMap<string, ImportLogEntry>
  add(entry: ImportLogEntry): Promise<void>
}

const importLogFile = (library: string): string => join(library, 'index', 'read.jsonl')

const logLine = (value: unknown): string => `${JSON.stringify(value)}\n`

/** A line that a killed run has left unfinished says nothing. */
function parseLine<T>(schema: z.ZodType<T>, text: string): T[] {
  try {
    const { data } = schema.safeParse(JSON.parse(text))
    return data === undefined ? [] : [data]
  } catch {
    return []
  }
}

/** Opens the log of a library for one version of the reader; what another version has read is forgotten. */
export async function openImportLog(library: string, reader: string): Promise<ImportLog> {
  const file = importLogFile(library)
  const [head = '', ...rest] = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  let current = parseLine(LogHeader, head)[0]?.reader === reader
  const known = current ? rest.flatMap((text) => parseLine(ImportLogEntry, text)) : []
  const entries = new Map(known.map((entry) => [entry.sha256, entry]))
  return {
    entries,
    async add(entry) {
      entries.set(entry.sha256, entry)
      // A library that cannot be written here serves all the same; its files are then read once more next time.
      try {
        if (!current) await writeAtomically(library, file, logLine({ reader }))
        current = true
        await mkdir(dirname(file), { recursive: true })
        // A line of its own, behind one that a killed run may have left unfinished.
        await appendFile(file, `\n${JSON.stringify(entry)}`)
      } catch {}
    },
  }
}
