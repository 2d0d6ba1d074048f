import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { writeAtomically } from './atomic-write.js'

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
