import { checkLibrary } from '../ingest/check.js'
import { FAILED, OK, type Run } from './shell.js'

/** `pilcrow check`: a line for each report that holds against its source, and one for each fault of those that do not. */
export const run: Run = async ({ library }, { output }) => {
  const checked = await checkLibrary(library)
  for (const { report, faults } of checked) {
    const lines = faults.length > 0 ? faults : ['agrees with its source, word for word.']
    for (const line of lines) output.write(report === null ? `${line}\n` : `${report}: ${line}\n`)
  }
  return checked.some(({ faults }) => faults.length > 0) ? FAILED : OK
}
