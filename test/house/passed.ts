import { Session } from 'node:inspector/promises'
import { fileURLToPath } from 'node:url'
import { loadLibrary } from '../../src/library/library.js'
import { createPilcrow } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js'

/**
 * `npm run house:passed -- "a question"`: the files in which something runs between a question and its answer as text, as V8 counts it;
 * what is loaded but does not run is not among them.
 */
const QUESTION = 'what happens in northumberland when a child keeps running away?'
const question = process.argv.slice(2).join(' ') || QUESTION

const pilcrow = createPilcrow(await loadLibrary('data'), loadVocabulary())
await pilcrow.respond('warm up: how good is Lincolnshire?')

const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
replyText((await pilcrow.respond(question)).reply)
const { result } = await session.post('Profiler.takePreciseCoverage')
session.disconnect()

const root = fileURLToPath(new URL('../..', import.meta.url))
const passed = result
  .filter(
    ({ url, functions }) =>
      url.startsWith('file:') && functions.some(({ ranges }) => ranges.some(({ count }) => count > 0)),
  )
  .map(({ url }) => fileURLToPath(url))
  .filter((path) => path.startsWith(`${root}src/`) || path.startsWith(`${root}commands/`))
  .map((path) => path.slice(root.length).replace(/\.js$/, '.ts'))
  .sort()
for (const path of passed) console.log(path)
console.log(`${passed.length} files run between “${question}” and its answer.`)
