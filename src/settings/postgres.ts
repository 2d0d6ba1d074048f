import { Kysely, PostgresDialect } from 'kysely'
import { addressOf } from '../database/database.js'
import type { SettingsTables } from './schema.js'
import { migrateSettings } from './schema.js'

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
export async function openPostgres(
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
