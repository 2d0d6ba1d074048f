import { removeReport } from '../ingest/remove.js'
import { OK, type Run } from './shell.js'
import { WrongUsage } from './usage.js'

/** `pilcrow remove REPORT` */
export const run: Run = async ({ words: [id], library }, { output }) => {
  if (!id) throw new WrongUsage('Which report? Give its id as “pilcrow list” prints it.')
  await removeReport(library, id)
  output.write(`Removed ${id}.\n`)
  return OK
}
