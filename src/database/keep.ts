import { isDeepStrictEqual } from 'node:util'
import type { Report } from '../model/report.js'
import { addCounts } from './count.js'
import type { Database, Transaction } from './database.js'
import { type PreparedReport, prepareReport, type ReportCounts } from './prepared.js'
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
  report: Report,
  source: { readonly name: string; readonly content: Uint8Array } | null,
  others: readonly string[] = [],
  before: InspectionKept | null = null,
): Promise<void> {
  const made = [prepareReport(report)]
  const numbers = await termNumbersOf(database, made)
  await database.write(async (connection) => {
    await lock(connection, [report.id, ...others])
    await assertOwn(connection, report, before)
    const gone = await takenOut(connection, [report.id, ...others])
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
export async function loadReports(database: Database, reports: readonly Report[]): Promise<void> {
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

type InspectionKept = Pick<Report, 'id' | 'authority' | 'framework' | 'inspected'>

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
    const gone = await takenOut(connection, [id])
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
async function takenOut(connection: Transaction, ids: readonly string[]): Promise<ReportCounts[]> {
  const { rows } = await connection.query<{ extract: Report; paragraphs: Report['paragraphs'] | null }>(
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
