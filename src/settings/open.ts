import { chmod, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import type Database from 'libsql'
import { addressOf } from '../database/database.js'
import { codeOf, reasonOf } from '../files/files.js'
import type { SettingsLocation, SettingsStore } from './store.js'
import {
  announcementQueries,
  migrateSettings,
  personQueries,
  type SettingsTables,
  serverQueries,
  subscriptionQueries,
} from './tables.js'

/** Names the place without the password that an address may hold. */
function locationName(place: SettingsLocation): string {
  if ('file' in place) return place.file
  return `the database ${addressOf(place.database).name}`
}

const WITHOUT_LIBSQL = 'There is no build of libsql for this system; a PostgreSQL database would do.'

const whyNotOpened = (error: unknown): string =>
  /_MODULE_NOT_FOUND$/.test(codeOf(error)) ? WITHOUT_LIBSQL : reasonOf(error)

/**
 * Opens the settings, and brings them up to what this Pilcrow needs.
 * @param lost told of a connection that breaks while nobody waits for it
 * @throws Error with a sentence that says where they cannot be kept, and why
 */
export async function openSettingsStore(
  place: SettingsLocation,
  lost: (error: Error) => void = () => {},
): Promise<SettingsStore> {
  try {
    const database = 'file' in place ? await openSqlite(place.file) : await openPostgres(place.database, lost)
    return sqlSettingsStore(database)
  } catch (error) {
    throw new Error(`Settings cannot be kept in ${locationName(place)}: ${whyNotOpened(error)}`)
  }
}

/** The store over a database whose tables are there: the same SQL for SQLite and PostgreSQL. */
function sqlSettingsStore(database: Kysely<SettingsTables>): SettingsStore {
  return {
    ...serverQueries(database),
    ...personQueries(database),
    ...subscriptionQueries(database),
    ...announcementQueries(database),
    async useAs(id) {
      return database.transaction().execute(async (within) => {
        const other = await within.deleteFrom('bot').where('id', '!=', id).returning('id').executeTakeFirst()
        await within
          .insertInto('bot')
          .values({ id })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        return other === undefined
      })
    },
    close: () => database.destroy(),
  }
}

/** Of the settings alone, so that they and the tables of a library never meet. */
const SETTINGS_SCHEMA = 'pilcrow_settings'

/** An answer waits no longer for a setting than this; Discord waits three seconds for the answer. */
const SETTINGS_POOL_LIMITS = {
  connectionTimeoutMillis: 2000,
  statement_timeout: 2000,
  idleTimeoutMillis: 30_000,
  max: 4,
}

/**
 * Opens the settings in a PostgreSQL database.
 * @param address as in PILCROW_DATABASE: postgres://…
 * @param lost told of a connection that breaks while nobody waits for it; the next question opens another
 * @throws what pg or the migration says
 */
async function openPostgres(
  address: string,
  lost: (error: Error) => void = () => {},
): Promise<Kysely<SettingsTables>> {
  const { default: pg } = await import('pg')
  const { hosts } = addressOf(address)
  const primary = hosts.length === 1 ? hosts[0] : await primaryAmong(hosts, pg.Client)
  const pool = new pg.Pool({
    ...SETTINGS_POOL_LIMITS,
    connectionString: primary,
    options: `-c search_path=${SETTINGS_SCHEMA}`,
    application_name: 'pilcrow settings',
    allowExitOnIdle: true,
  })
  pool.on('error', lost)
  const database = new Kysely<SettingsTables>({ dialect: new PostgresDialect({ pool }) })
  try {
    await migrateSettings(database, SETTINGS_SCHEMA)
    return database
  } catch (error) {
    await database.destroy()
    throw error
  }
}

/** Of several hosts that hold the same, the one that takes writes; the first where none says so. */
async function primaryAmong(
  hosts: readonly string[],
  Client: typeof import('pg').Client,
): Promise<string | undefined> {
  for (const connectionString of hosts) {
    const client = new Client({ ...SETTINGS_POOL_LIMITS, connectionString })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query<{ copies: boolean }>('select pg_is_in_recovery() as copies')
      if (rows[0]?.copies === false) return connectionString
    } catch {
      // The next one may answer.
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return hosts[0]
}

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
