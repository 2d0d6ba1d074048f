import { declaredTwice, ownSources } from './names.js'
import { filesPassed, WAYS } from './passed.js'

/**
 * One name, one thing, and a way through the house that can be read in one go: ends with status 1 where two source files declare
 * the same name at their top, or where a message passes more files than it may.
 */
const twice = declaredTwice(ownSources())
for (const [name, paths] of [...twice].sort(([one], [other]) => one.localeCompare(other)))
  console.log(`${name}: ${paths.join(', ')}`)
console.log(`${twice.size} names that more than one file declares.`)

let isLong = false
for (const { message, most } of WAYS) {
  const passed = await filesPassed(message)
  if (passed.length > most) for (const path of passed) console.log(path)
  isLong ||= passed.length > most
  console.log(`${passed.length} files, of ${most} at most, run between “${message}” and its answer.`)
}
process.exitCode = twice.size > 0 || isLong ? 1 : 0
