import { Kysely, PostgresDialect } from 'kysely'
import { migrate } from './migrations.js'
import type { Tables } from './tables.js'

/** Of the settings alone, so that they and the tables of a library never meet. */
const SCHEMA = 'pilcrow_settings'

/** An answer waits no longer for a setting than this; Discord waits three seconds for the answer. */
const LIMITS = { connectionTimeoutMillis: 2000, statement_timeout: 2000, idleTimeoutMillis: 30_000, max: 4 }

/**
 * Opens the settings in a PostgreSQL database.
 * @param address as in PILCROW_DATABASE: postgres://…
 * @param lost told of a connection that breaks while nobody waits for it; the next question opens another
 * @throws what pg or the migration says
 */
export async function openPostgres(
  address: string,
  lost: (error: Error) => void = () => {},
): Promise<Kysely<Tables>> {
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({
    ...LIMITS,
    connectionString: address,
    options: `-c search_path=${SCHEMA}`,
    application_name: 'pilcrow settings',
    allowExitOnIdle: true,
  })
  pool.on('error', lost)
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    await migrate(database, SCHEMA)
    return database
  } catch (error) {
    await database.destroy()
    throw error
  }
}
