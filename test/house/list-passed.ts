import { filesPassed, WAYS } from './passed.js'

/** `npm run house:passed -- "a message"`: the files that run between a message and its answer; of those that are held to, where none is given. */
const typed = process.argv.slice(2).join(' ')
for (const message of typed === '' ? WAYS.map((way) => way.message) : [typed]) {
  const passed = await filesPassed(message)
  for (const path of passed) console.log(path)
  console.log(`${passed.length} files run between “${message}” and its answer.`)
}
