import { progressOn } from '../console/progress.js'
import { prepareDatabase } from '../database/ready.js'
import { databaseAt } from './open.js'
import { OK, type Run } from './shell.js'
import { WrongUsage } from './usage.js'

/** `pilcrow database migrate` */
export const run: Run = async ({ words: [what], ...where }, { output, errors }) => {
  if (what !== 'migrate') throw new WrongUsage('What is to be done with it? pilcrow database migrate')
  const database = await databaseAt(where)
  if (!database) throw new WrongUsage('Which database? Set PILCROW_DATABASE to its address.')
  const progress = progressOn(errors)
  const done = await prepareDatabase(database, (at, reports) => progress.show(at, reports, 'words'))
  progress.clear()
  output.write(
    done.length === 0 ? 'The database is up to date.\n' : `The database is ready (${done.join(', ')}).\n`,
  )
  return OK
}
