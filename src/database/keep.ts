import { isDeepStrictEqual } from 'node:util'
import type { Extract } from '../model/report.js'
import type { Database, Transaction } from './database.js'
import {
  DOCUMENT_KINDS,
  type DocumentKind,
  type Frequency,
  type PreparedReport,
  prepareReport,
  type ReportCounts,
} from './prepared.js'
import { plainText, putReports, termNumbersOf } from './put.js'

/** Every bot hears of a change under this name. */
export const CHANGED = 'pilcrow_changed'

/**
 * Puts a report into the database, in the place of the one that has its id, whole or not at all, and tells every bot.
 * Several machines may do so at once: one report is written by one of them at a time.
 * @param source what it was made of; null where that is there already
 * @param others ids of other reports whose place it takes
 * @param before the report in whose place it comes, as the writer knows it; null where it is new
 * @throws Error with a sentence where another machine has meanwhile put something else there
 */
export async function keepReport(
  database: Database,
  report: Extract,
  source: { readonly name: string; readonly content: Uint8Array } | null,
  others: readonly string[] = [],
  before: InspectionKept | null = null,
): Promise<void> {
  const made = [prepareReport(report)]
  const numbers = await termNumbersOf(database, made)
  await database.write(async (connection) => {
    await lock(connection, [report.id, ...others])
    await assertOwn(connection, report, before)
    const gone = await deleteReports(connection, [report.id, ...others])
    if (source)
      await connection.query(
        `insert into files (sha256, name, content) values ($1, $2, $3)
         on conflict (sha256) do update set name = excluded.name`,
        [report.source.sha256, plainText(source.name), source.content],
      )
    await putReports(connection, made, numbers)
    await addCounts(connection, countsIn(made), gone)
    await changed(connection, [report.id])
  })
}

/**
 * Puts many reports at once where none of them stands yet, all of them or none: a library that is taken over whole.
 * @throws Error of PostgreSQL's where one does stand there
 */
export async function loadReports(database: Database, reports: readonly Extract[]): Promise<void> {
  const made = reports.map(prepareReport)
  const numbers = await termNumbersOf(database, made)
  await database.write(async (connection) => {
    const ids = reports.map(({ id }) => id)
    await lock(connection, ids)
    await putReports(connection, made, numbers)
    await addCounts(connection, countsIn(made), [])
    await changed(connection, ids)
  })
}

const countsIn = (made: readonly PreparedReport[]): ReportCounts[] => made.map(({ counted }) => counted)

type InspectionKept = Pick<Extract, 'id' | 'authority' | 'framework' | 'inspected'>

/** Two machines may give two new reports the same id at the same time: then the second to come is told. */
async function assertOwn(
  connection: Transaction,
  report: InspectionKept,
  before: InspectionKept | null,
): Promise<void> {
  if (before?.id === report.id) return
  const { rows } = await connection.query<{ extract: InspectionKept }>(
    'select extract from reports where id = $1',
    [report.id],
  )
  const held = rows[0]?.extract
  if (held && !isDeepStrictEqual(inspectionOf(held), inspectionOf(report)))
    throw new Error(
      `Another machine has just put another report there as ${report.id}. Ingest this file again.`,
    )
}

const inspectionOf = ({ authority, framework, inspected }: InspectionKept) => [
  authority.slug,
  framework,
  inspected,
]

/** Takes a report out of the database; false where it is not there. */
export async function removeFromDatabase(database: Database, id: string): Promise<boolean> {
  return database.write(async (connection) => {
    await lock(connection, [id])
    const gone = await deleteReports(connection, [id])
    if (gone.length === 0) return false
    await addCounts(connection, [], gone)
    await changed(connection, [])
    return true
  })
}

/** One writer a report. In the order of their ids, so that no two wait for each other. */
export async function lock(connection: Transaction, ids: readonly string[]): Promise<void> {
  for (const id of [...new Set(ids)].sort())
    await connection.query("select pg_advisory_xact_lock(hashtextextended('pilcrow report ' || $1, 0))", [id])
}

/** Takes reports out, with what stands in no other way for them; gives what they had added to what is counted. */
async function deleteReports(connection: Transaction, ids: readonly string[]): Promise<ReportCounts[]> {
  const { rows } = await connection.query<{ extract: Extract; paragraphs: Extract['paragraphs'] | null }>(
    `select extract, (select json_agg(paragraph order by place) from paragraphs where report = id) as paragraphs
     from reports where id = any($1)`,
    [[...ids]],
  )
  if (rows.length === 0) return []
  await connection.query('delete from reports where id = any($1)', [[...ids]])
  await connection.query(
    'delete from files where not exists (select from reports where reports.sha256 = files.sha256)',
  )
  return rows.map(
    ({ extract, paragraphs }) => prepareReport({ ...extract, paragraphs: paragraphs ?? [] }).counted,
  )
}

/** Gives the library its next revision, and tells whoever listens when the transaction is done. */
export async function changed(connection: Transaction, ids: readonly string[]): Promise<void> {
  const { rows } = await connection.query<{ revision: string }>(
    'update library set revision = revision + 1 returning revision',
  )
  await connection.query('update reports set revision = $2 where id = any($1)', [ids, rows[0]?.revision])
  await connection.query(`notify ${CHANGED}`)
}

/**
 * Adds what reports add to what is counted, and takes away what those before them had added. Rows are taken in the order
 * of their keys by every writer, so that no two wait for each other; and last, so that none waits long.
 */
export async function addCounts(
  connection: Transaction,
  came: readonly ReportCounts[],
  gone: readonly ReportCounts[],
): Promise<void> {
  const all = [
    ...came.map((counted) => ({ counted, sign: 1 })),
    ...gone.map((counted) => ({ counted, sign: -1 })),
  ]
  for (const kind of DOCUMENT_KINDS) await addTermCounts(connection, kind, all)
  await addWordCounts(connection, all)
  await addDefinitionCounts(connection, all)
  for (const kind of DOCUMENT_KINDS) {
    const lengths = all.map(({ counted, sign }) => {
      const { documents, text, heading } = counted.lengths[kind]
      return [sign * documents, sign * text, sign * heading]
    })
    await connection.query(
      `update collections set documents = documents + $2, text_length = text_length + $3,
         heading_length = heading_length + $4 where kind = $1`,
      [kind, ...[0, 1, 2].map((which) => lengths.reduce((total, each) => total + (each[which] ?? 0), 0))],
    )
  }
}

type Signed = readonly { readonly counted: ReportCounts; readonly sign: number }[]

async function addTermCounts(connection: Transaction, kind: DocumentKind, all: Signed): Promise<void> {
  const sums = new Map<string, Frequency>()
  for (const { counted, sign } of all)
    for (const [term, { documents, texts, headings }] of counted.frequencies[kind]) {
      const known = sums.get(term) ?? { documents: 0, texts: 0, headings: 0 }
      known.documents += sign * documents
      known.texts += sign * texts
      known.headings += sign * headings
      sums.set(term, known)
    }
  const changes = [...sums].filter(([, { documents, texts, headings }]) => documents || texts || headings)
  await connection.query(
    `insert into frequencies as f (kind, term, documents, texts, headings)
     select $1, t.number, each.documents, each.texts, each.headings
     from unnest($2::text[], $3::int[], $4::int[], $5::int[]) as each (term, documents, texts, headings)
     join terms t on t.term = each.term order by t.number
     on conflict (kind, term) do update set documents = f.documents + excluded.documents,
       texts = f.texts + excluded.texts, headings = f.headings + excluded.headings`,
    [
      kind,
      changes.map(([term]) => term),
      changes.map(([, { documents }]) => documents),
      changes.map(([, { texts }]) => texts),
      changes.map(([, { headings }]) => headings),
    ],
  )
}

async function addWordCounts(connection: Transaction, all: Signed): Promise<void> {
  const sums = new Map<string, { reports: number; ordinary: number }>()
  for (const { counted, sign } of all)
    for (const [word, { isOrdinary }] of counted.words) {
      const known = sums.get(word) ?? { reports: 0, ordinary: 0 }
      known.reports += sign
      if (isOrdinary) known.ordinary += sign
      sums.set(word, known)
    }
  const changes = [...sums].filter(([, { reports, ordinary }]) => reports || ordinary)
  await connection.query(
    `insert into words as w (word, reports, ordinary)
     select word, reports, ordinary from unnest($1::text[], $2::int[], $3::int[]) as each (word, reports, ordinary)
     order by word collate "C"
     on conflict (word) do update set reports = w.reports + excluded.reports,
       ordinary = w.ordinary + excluded.ordinary`,
    [
      changes.map(([word]) => word),
      changes.map(([, { reports }]) => reports),
      changes.map(([, { ordinary }]) => ordinary),
    ],
  )
}

async function addDefinitionCounts(connection: Transaction, all: Signed): Promise<void> {
  const sums = new Map<string, number>()
  for (const { counted, sign } of all)
    for (const [key, times] of counted.definitions) sums.set(key, (sums.get(key) ?? 0) + sign * times)
  for (const [key, times] of [...sums].filter(([, times]) => times !== 0).sort()) {
    const [said, means] = JSON.parse(key) as [string, string[]]
    await connection.query(
      `insert into definitions as d (said, means, times) values ($1, $2, $3)
       on conflict (said, means) do update set times = d.times + excluded.times`,
      [said, means, times],
    )
  }
}
