import type { Database } from '../../src/database/database.js'
import { wholeExtract } from '../../src/database/library.js'
import { createLibrary, type Library } from '../../src/library/library.js'

/** All of a library in a database, in memory: for what measures answers from it. */
export async function wholeLibrary(database: Database): Promise<Library> {
  const ids = await database.read<{ id: string }>('select id from reports order by id')
  const reports = await Promise.all(ids.map(({ id }) => wholeExtract(database, id)))
  return createLibrary(reports.flatMap((report) => report ?? []))
}
