import { allGradesCsv } from '../spreadsheet/answer-tables.js'
import { inLots } from './lots.js'
import { libraryAt } from './open.js'
import { OK, type Run } from './shell.js'
import { WrongUsage } from './usage.js'

/** `pilcrow grades --csv` */
export const run: Run = async ({ flags, ...where }, { output, errors }) => {
  if (!flags.csv) throw new WrongUsage('Grades come as CSV: pilcrow grades --csv')
  const { library, complete } = await libraryAt(where, errors)
  const [names = ''] = allGradesCsv([])
  output.write(`${names}\n`)
  for (const some of inLots(library.reports))
    for (const row of (await complete(() => allGradesCsv(some))).slice(1)) output.write(`${row}\n`)
  return OK
}
