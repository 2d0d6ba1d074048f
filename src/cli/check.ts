import { progressOn } from '../console/progress.js'
import { writeLine } from '../console/screen.js'
import { checkLibrary } from '../ingest/check.js'
import { straysIn } from '../ingest/strays.js'
import { databaseAt, nameOf } from './open.js'
import { FAILED, OK, type Run } from './shell.js'

/** `pilcrow check`: a line for each report that holds against its source, and one for each fault of those that do not. */
export const run: Run = async (where, { output, errors }) => {
  const { library } = where
  const progress = progressOn(errors)
  const onReport = (report: string, at: number, reports: number): void => {
    if (at > 0) progress.worked()
    progress.show(at, reports, report)
  }
  const database = await databaseAt(where)
  const checked = database
    ? await (await import('../database/check.js')).checkDatabase(database, onReport)
    : await checkLibrary(library, onReport)
  progress.clear()
  for (const { report, faults } of checked) {
    const lines = faults.length > 0 ? faults : ['agrees with its source, word for word.']
    for (const line of lines) writeLine(output, report === null ? line : `${report}: ${line}`)
  }
  if (checked.length === 0)
    writeLine(errors, `No reports yet in ${nameOf(where)}. “pilcrow ingest FILE” adds one.`)
  for (const stray of database ? [] : await straysIn(library)) writeLine(errors, stray)
  const faulty = checked.filter(({ faults }) => faults.length > 0).length
  if (faulty > 0) errors.write(`${faulty} of ${checked.length} do not hold.\n`)
  return faulty > 0 ? FAILED : OK
}
