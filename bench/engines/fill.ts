import { DATABASE_LIMITS, openDatabase } from '../../src/database/database.js'
import { loadReports } from '../../src/database/keep.js'
import { prepareDatabase } from '../../src/database/ready.js'
import type { Report } from '../../src/model/report.js'

/** Reports of one transaction. */
const AT_ONCE = 50
/** Batches under way at once: one is made while another is written. */
const WRITERS = 2

/** The index that is made anew when all is there, which is faster than to add to it. */
const LOOKUPS = ['paragraph', 'recommendation'] as const

/** What it took to fill a database. */
export interface Filled {
  readonly seconds: number
  readonly indexSeconds: number
}

/** Takes a library over whole: batch after batch with COPY, the indexes of terms at the end. */
export async function fill(address: string, reports: AsyncIterable<Report>): Promise<Filled> {
  const database = await openDatabase(address, { ...DATABASE_LIMITS, statementMs: 0 })
  await prepareDatabase(database)
  const began = performance.now()
  await database.write(async (connection) => {
    for (const kind of LOOKUPS) await connection.query(`drop index if exists ${kind}_terms`)
  })
  const next = batches(reports)
  const turns = Array.from({ length: WRITERS }, async () => {
    for (let batch = await next.next(); !batch.done; batch = await next.next())
      await loadReports(database, batch.value)
  })
  await Promise.all(turns)
  const loaded = performance.now()
  await database.write(async (connection) => {
    for (const kind of LOOKUPS)
      await connection.query(`create index ${kind}_terms on ${kind}_words using gin (terms)`)
  })
  const indexed = performance.now()
  // What PostgreSQL does by itself after a while.
  await database.read('vacuum analyze')
  await database.close()
  return { seconds: (loaded - began) / 1000, indexSeconds: (indexed - loaded) / 1000 }
}

async function* batches(reports: AsyncIterable<Report>): AsyncGenerator<Report[]> {
  let batch: Report[] = []
  for await (const report of reports) {
    batch.push(report)
    if (batch.length < AT_ONCE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
