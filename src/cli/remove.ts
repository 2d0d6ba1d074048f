import type { Database } from '../database/database.js'
import { removeReport } from '../ingest/remove.js'
import { databaseAt } from './open.js'
import { OK, type Run } from './shell.js'
import { WrongUsage } from './usage.js'

/** `pilcrow remove REPORT` */
export const run: Run = async ({ words: [id], ...where }, { output }) => {
  if (!id) throw new WrongUsage('Which report? Give its id as “pilcrow list” prints it.')
  const database = await databaseAt(where)
  if (database) await removeFrom(database, id)
  else await removeReport(where.library, id)
  output.write(`Removed ${id}.\n`)
  return OK
}

async function removeFrom(database: Database, id: string): Promise<void> {
  const [{ assertReady }, { removeFromDatabase }] = await Promise.all([
    import('../database/ready.js'),
    import('../database/keep.js'),
  ])
  await assertReady(database)
  if (!(await removeFromDatabase(database, id)))
    throw new Error(`The library holds no report ${id}. 'pilcrow list' shows what it holds.`)
}
