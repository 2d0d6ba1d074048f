import { allGrades } from '../spreadsheet/tables.js'
import { openLibrary } from './open.js'
import { OK, type Run } from './shell.js'
import { WrongUsage } from './usage.js'

/** `pilcrow grades --csv` */
export const run: Run = async ({ flags, library }, { output, errors }) => {
  if (!flags.csv) throw new WrongUsage('Grades come as CSV: pilcrow grades --csv')
  const { reports } = await openLibrary(library, errors)
  for (const row of allGrades(reports)) output.write(`${row}\n`)
  return OK
}
