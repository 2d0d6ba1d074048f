import { readFileSync } from 'node:fs'
import { describe } from 'vitest'
import { DATABASE_LIMITS, type Database, openDatabase } from '../../src/database/database.js'
import { keepReport } from '../../src/database/keep.js'
import { prepareDatabase } from '../../src/database/ready.js'
import type { Report } from '../../src/model/report.js'
import { bundled } from '../open.js'
import { hasPostgres } from './cluster.js'

/** Tests that need a PostgreSQL; where this machine has none, they say so and are skipped. */
export const describeWithPostgres = hasPostgres() ? describe : describe.skip
if (!hasPostgres())
  console.warn('This machine has no PostgreSQL: tests of a library in a database are skipped.')

/** The questions over councils whose answers are measured. */
export const measuredOverCouncils = (): string[] =>
  readFileSync('test/eval/england.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { question: string }).question)

/** The reports that come with Pilcrow. */
export const bundledReports = async (): Promise<readonly Report[]> => bundled.reports

/** A database that is ready, with some reports in it. */
export async function openedWith(address: string, reports: readonly Report[]): Promise<Database> {
  const database = await openDatabase(address, { ...DATABASE_LIMITS, statementMs: 60_000 })
  await prepareDatabase(database)
  for (const report of reports) await keepReport(database, report, null)
  return database
}
