import type { Kysely } from 'kysely'
import { addressOf } from '../database/database.js'
import { codeOf, reasonOf } from '../files/file-errors.js'
import { openPostgres } from './postgres.js'
import { personQueries, serverQueries } from './preferences.js'
import type { SettingsTables } from './schema.js'
import { openSqlite } from './sqlite.js'
import type { SettingsLocation, SettingsStore } from './store.js'
import { announcementQueries, subscriptionQueries } from './subscriptions.js'

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
