import { filesPassed, QUESTION } from './passed.js'

/** `npm run house:passed -- "a question"`: the files that run between a question and its answer. */
const question = process.argv.slice(2).join(' ') || QUESTION
const passed = await filesPassed(question)
for (const path of passed) console.log(path)
console.log(`${passed.length} files run between “${question}” and its answer.`)
