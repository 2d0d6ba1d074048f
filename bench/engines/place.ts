import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DATABASE_LIMITS, openDatabase } from '../../src/database/database.js'
import { prepareDatabase } from '../../src/database/ready.js'
import { type Cluster, startCluster } from '../../test/database/cluster.js'
import { madeReports, makeLibrary } from '../search/made/library.js'
import { thousands } from '../search/print/table.js'
import { type Filled, fill } from './fill.js'

/** What a managed PostgreSQL of four gigabytes is set to, or nearly; it may be lost with the machine. */
const SERVER = ['shared_buffers=1GB', 'maintenance_work_mem=1GB', 'max_wal_size=8GB']

/** A made-up library in a folder and in a database. */
interface Place {
  /** The library's folder; empty where it is too large for one. */
  readonly folder: string
  readonly cluster: Cluster
  /** How large it is, and what it took to make, for people. */
  readonly told: string
  /** Stops the database; what was made for this run alone is taken away. */
  close(): Promise<void>
}

/** Makes a library of so many paragraphs, or finds it where it was made before. */
export async function placeFor(
  paragraphs: number,
  { given, withFolder }: { readonly given: string | null; readonly withFolder: boolean },
): Promise<Place> {
  const place = given ? join(given, String(paragraphs)) : await mkdtemp(join(tmpdir(), 'pilcrow-engines-'))
  const folder = join(place, 'library')
  if (withFolder && !existsSync(folder)) await makeLibrary(folder, paragraphs)
  const cluster = await startCluster(given ? join(place, 'cluster') : undefined, SERVER)
  try {
    const told = (await isFilled(cluster))
      ? []
      : [loadedIn(await fill(cluster.address, madeReports(paragraphs)))]
    return {
      folder: withFolder ? folder : '',
      cluster,
      told: [...told, await sizeOf(cluster)].join('\n'),
      async close() {
        if (given) return cluster.stop()
        await cluster.end()
        await rm(place, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

async function isFilled(cluster: Cluster): Promise<boolean> {
  const database = await openDatabase(cluster.address)
  try {
    const [row] = await database.read<{ there: boolean }>(
      "select to_regclass('paragraph_terms') is not null as there",
    )
    if (row?.there !== true) return false
    // It may have been filled by another Pilcrow.
    await prepareDatabase(database)
    return true
  } finally {
    await database.close()
  }
}

const loadedIn = ({ seconds, indexSeconds }: Filled): string =>
  `Written in ${Math.round(seconds)} s with COPY, the index of terms in ${Math.round(indexSeconds)} s.`

async function sizeOf(cluster: Cluster): Promise<string> {
  const database = await openDatabase(cluster.address, { ...DATABASE_LIMITS, statementMs: 60_000 })
  const [row] = await database.read<
    Record<'reports' | 'paragraphs' | 'whole' | 'texts' | 'words' | 'lookup', string>
  >(
    `select (select count(*) from reports) as reports, (select sum(paragraphs) from reports) as paragraphs,
       pg_database_size(current_database()) as whole, pg_total_relation_size('paragraphs') as texts,
       pg_table_size('paragraph_words') as words, pg_relation_size('paragraph_terms') as lookup`,
  )
  await database.close()
  const mb = (bytes: string | undefined): string =>
    `${thousands(Math.round(Number(bytes ?? 0) / 2 ** 20))} MB`
  return [
    `${thousands(Number(row?.reports))} reports, ${thousands(Number(row?.paragraphs))} paragraphs; in PostgreSQL`,
    `${mb(row?.whole)} on disk, of it texts ${mb(row?.texts)}, words and terms ${mb(row?.words)}, their index ${mb(row?.lookup)}`,
  ].join(' ')
}
