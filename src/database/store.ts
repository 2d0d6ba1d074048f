import { basename, extname } from 'node:path'
import { codeOf, reasonOf } from '../files/files.js'
import { type CheckedReport, faultsOf, type SourceCopy } from '../ingest/maintenance.js'
import { openReaderPool, type ReaderPool } from '../ingest/readers/pool.js'
import { type ReportSummary, serialiseExtract, summaryOf } from '../ingest/store/extracts.js'
import type { ImportLogEntry, ReportStore } from '../ingest/store/store.js'
import type { Report } from '../model/report.js'
import type { Database } from './database.js'
import { keepReport } from './keep.js'
import { wholeExtract } from './library.js'
import { assertReady } from './ready.js'

/** What PostgreSQL says when nothing more can be written, whichever file comes next: its disk is full, or it may only be read. */
const UNWRITABLE = ['53100', '25006', '42501']

/**
 * Opens a library in a database for files to go into, from this machine and from others at the same time. Each report is
 * one transaction.
 * @param reader the reader's version
 */
export async function openStoreIn(database: Database, reader: string): Promise<ReportStore> {
  await assertReady(database)
  const held = await heldInDatabase(database)
  const copies = new Map(
    (await database.read<{ sha256: string; name: string }>('select sha256, name from files')).map(
      ({ sha256, name }) => [sha256, name],
    ),
  )
  const entries = await readingsIn(database, reader)
  let full: string | null = null

  async function writing<Made>(write: () => Promise<Made>): Promise<Made> {
    try {
      return await write()
    } catch (error) {
      if (UNWRITABLE.includes(codeOf(error))) full = reasonOf(error)
      throw new Error(
        `The library could not be written: ${reasonOf(error)} It is as it was before this file.`,
      )
    }
  }

  const store: ReportStore = {
    held,
    damaged: new Set(),
    copies,
    problems: [],
    log: {
      entries,
      async add(entry) {
        entries.set(entry.sha256, entry)
        // A library that cannot be written here serves all the same; its files are then read once more next time.
        await noteReading(database, reader, entry).catch(() => undefined)
      },
    },
    // What a machine knows of its files is no matter of the database.
    cache: { sha256: () => undefined, recordRead: () => undefined },
    get full() {
      return full
    },
    async save(report, path, bytes, before) {
      const name = `${report.id}${extname(path).toLowerCase()}`
      const others = before && before.id !== report.id ? [before.id] : []
      await writing(() =>
        keepReport(database, report, { name: basename(name), content: bytes }, others, before ?? null),
      )
      if (before) copies.delete(before.source.sha256)
      copies.set(report.source.sha256, name)
      for (const id of others) held.delete(id)
      const now = summaryOf(report)
      held.set(report.id, now)
      return now
    },
    async update(id, change) {
      const before = await wholeExtract(database, id)
      if (before === null) throw new Error(`The library no longer holds the report ${id}. Ingest it again.`)
      const report = change(before)
      await writing(() => keepReport(database, report, null, [], before))
      const now = summaryOf(report)
      held.set(id, now)
      return now
    },
    async contains(report) {
      const before = await wholeExtract(database, report.id).catch(() => null)
      return before !== null && serialiseExtract(before) === serialiseExtract(report)
    },
    saveCache: async () => undefined,
    close: async () => [],
  }
  return store
}

async function heldInDatabase(database: Database): Promise<Map<string, ReportSummary>> {
  const rows = await database.read<{ extract: Report; numbered: number; highest: number }>(
    `select extract, numbered, highest from reports, lateral (
       select count(printed)::int as numbered, coalesce(max(printed), 0) as highest
       from paragraphs where paragraphs.report = reports.id) as its`,
  )
  return new Map(
    rows.map(({ extract, numbered, highest }) => [
      extract.id,
      { ...summaryOf({ ...extract, paragraphs: [] }), numbered, highestNumber: highest },
    ]),
  )
}

async function readingsIn(database: Database, reader: string): Promise<Map<string, ImportLogEntry>> {
  const rows = await database.read<{ sha256: string; report: string; kept_instead: string | null }>(
    'select sha256, report, kept_instead from readings where reader = $1',
    [reader],
  )
  return new Map(
    rows.map(({ sha256, report, kept_instead }) => [sha256, { sha256, report, keptInstead: kept_instead }]),
  )
}

const noteReading = (database: Database, reader: string, { sha256, report, keptInstead }: ImportLogEntry) =>
  database.write((connection) =>
    connection.query(
      `insert into readings (sha256, reader, report, kept_instead) values ($1, $2, $3, $4)
       on conflict (sha256) do update set reader = excluded.reader, report = excluded.report,
         kept_instead = excluded.kept_instead`,
      [sha256, reader, report, keptInstead],
    ),
  )

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
      const faults = await wholeExtract(database, id)
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
