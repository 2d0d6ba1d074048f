import { join } from 'node:path'
import { addressOf } from '../database/address.js'
import { codeOf, reasonOf } from '../reason.js'
import { keptIn } from './kept.js'
import { openPostgres } from './postgres.js'
import { openSqlite } from './sqlite.js'
import type { Store } from './store.js'

/** Where settings are kept: in a PostgreSQL database, or in a file. */
export type StorePlace = { readonly database: string } | { readonly file: string }

/** The file beside a library's extracts, where nobody says another. */
export const fileBeside = (library: string): string => join(library, 'settings', 'pilcrow.db')

/** Names the place without the password that an address may hold. */
function nameOf(place: StorePlace): string {
  if ('file' in place) return place.file
  return `the database ${addressOf(place.database).name}`
}

const WITHOUT_LIBSQL = 'There is no build of libsql for this system; a PostgreSQL database would do.'

const why = (error: unknown): string =>
  /_MODULE_NOT_FOUND$/.test(codeOf(error)) ? WITHOUT_LIBSQL : reasonOf(error)

/**
 * Opens the settings, and brings them up to what this Pilcrow needs.
 * @param lost told of a connection that breaks while nobody waits for it
 * @throws Error with a sentence that says where they cannot be kept, and why
 */
export async function openStore(place: StorePlace, lost: (error: Error) => void = () => {}): Promise<Store> {
  try {
    const database = 'file' in place ? await openSqlite(place.file) : await openPostgres(place.database, lost)
    return keptIn(database)
  } catch (error) {
    throw new Error(`Settings cannot be kept in ${nameOf(place)}: ${why(error)}`)
  }
}
