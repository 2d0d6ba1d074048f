import { chmod, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, SqliteDialect } from 'kysely'
import type Database from 'libsql'
import type { SettingsTables } from './schema.js'
import { migrateSettings } from './schema.js'

/**
 * A write waits so long for another process's, and holds up this one meanwhile; either takes a few milliseconds. Without a
 * log of its own to write ahead (WAL), readers and writers of several processes would wait for each other; `synchronous =
 * full`: what was claimed stays claimed when the power fails.
 */
const SQLITE_PRAGMAS = `
  pragma busy_timeout = 1000;
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
`

/** Switching to the log, and making the tables, do not wait for another process that does so: they are tried again. */
const SQLITE_ATTEMPTS = 50
const SQLITE_RETRY_MS = 50

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')

async function retryWhileBusy<Given>(act: () => Given | Promise<Given>): Promise<Given> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act()
    } catch (error) {
      if (!isBusy(error) || attempt === SQLITE_ATTEMPTS) throw error
      await sleep(SQLITE_RETRY_MS)
    }
  }
}

/** Only one process makes the tables: the others wait, and find them made. */
async function migrateExclusively(
  connection: Database.Database,
  database: Kysely<SettingsTables>,
): Promise<void> {
  await retryWhileBusy(() => connection.exec('begin immediate'))
  try {
    await migrateSettings(database)
    connection.exec('commit')
  } catch (error) {
    connection.exec('rollback')
    throw error
  }
}

/**
 * Opens the settings in a file, which is made where there is none; only the user that the bot runs as may read it.
 * @throws what the file system, SQLite or the migration says
 */
export async function openSqlite(file: string): Promise<Kysely<SettingsTables>> {
  const { default: Libsql } = await import('libsql')
  await mkdir(dirname(file), { recursive: true })
  const connection = new Libsql(file)
  try {
    await retryWhileBusy(() => connection.exec(SQLITE_PRAGMAS))
    await chmod(file, 0o600)
    const database = new Kysely<SettingsTables>({
      dialect: new SqliteDialect({ database: connection as never }),
    })
    await migrateExclusively(connection, database)
    return database
  } catch (error) {
    connection.close()
    throw error
  }
}
