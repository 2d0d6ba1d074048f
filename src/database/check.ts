import { reasonOf } from '../files/file-errors.js'
import { type CheckedReport, faultsOf, type SourceCopy } from '../ingest/check.js'
import { openReaderPool, type ReaderPool } from '../ingest/readers/pool.js'
import type { Database } from './database.js'
import { wholeReport } from './library.js'
import { assertReady } from './ready.js'

/** Holds every extract in a database against its source there. `readers` are closed at the end. */
export async function checkDatabase(
  database: Database,
  onReport: (report: string, at: number, reports: number) => void = () => undefined,
  readers: ReaderPool = openReaderPool(),
): Promise<CheckedReport[]> {
  try {
    await assertReady(database)
    const rows = await database.read<{ id: string; sha256: string; name: string | null }>(
      'select id, sha256, name from reports left join files using (sha256) order by id',
    )
    const checked: CheckedReport[] = []
    for (const [at, { id, sha256, name }] of rows.entries()) {
      onReport(id, at, rows.length)
      const copy: SourceCopy | undefined =
        name === null ? undefined : { name, read: () => sourceContent(database, sha256) }
      const faults = await wholeReport(database, id)
        .then((report) => (report ? faultsOf(report, copy, new Map(), readers) : []))
        .catch((error: unknown) => [`It cannot be held against its source: ${reasonOf(error)}`])
      checked.push({ report: id, faults })
    }
    return checked
  } finally {
    await readers.close()
  }
}

async function sourceContent(database: Database, sha256: string): Promise<Uint8Array> {
  const [row] = await database.read<{ content: Uint8Array }>('select content from files where sha256 = $1', [
    sha256,
  ])
  return row?.content ?? new Uint8Array()
}
