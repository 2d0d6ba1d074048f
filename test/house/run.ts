import { declaredTwice, ownSources } from './names.js'

/** One name, one thing: ends with status 1 where two source files declare the same name at their top. */
const twice = declaredTwice(ownSources())
for (const [name, paths] of [...twice].sort(([one], [other]) => one.localeCompare(other)))
  console.log(`${name}: ${paths.join(', ')}`)
console.log(`${twice.size} names that more than one file declares.`)
process.exitCode = twice.size > 0 ? 1 : 0
