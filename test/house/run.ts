import { declaredTwice, ownSources } from './names.js'
import { filesPassed, MOST_PASSED, QUESTION } from './passed.js'

/**
 * One name, one thing, and a way through the house that can be read in one go: ends with status 1 where two source files declare
 * the same name at their top, or where a question passes more files than it may.
 */
const twice = declaredTwice(ownSources())
for (const [name, paths] of [...twice].sort(([one], [other]) => one.localeCompare(other)))
  console.log(`${name}: ${paths.join(', ')}`)
console.log(`${twice.size} names that more than one file declares.`)

const passed = await filesPassed(QUESTION)
const isLong = passed.length > MOST_PASSED
if (isLong) for (const path of passed) console.log(path)
console.log(
  `${passed.length} files, of ${MOST_PASSED} at most, run between “${QUESTION}” and its answer: npm run house:passed lists them.`,
)
process.exitCode = twice.size > 0 || isLong ? 1 : 0
