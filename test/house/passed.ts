import { Session } from 'node:inspector/promises'
import { fileURLToPath } from 'node:url'
import { loadLibrary } from '../../src/library/library.js'
import { createPilcrow } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js'

/** A message, and the files that it may pass at most: who reads the way of its answer for the first time reads all of them. */
interface Way {
  readonly message: string
  readonly most: number
}

/** A question of one council, in everyday words, of what its report tells, as most questions are; then a grade, what must improve, a list and a count. */
export const WAYS: readonly Way[] = [
  { message: 'what happens in northumberland when a child keeps running away?', most: 39 },
  { message: 'how good is Northumberland?', most: 39 },
  { message: 'what must Lincolnshire improve?', most: 33 },
  { message: 'which councils are inadequate?', most: 51 },
  { message: 'how many councils improved since 2014 by region', most: 57 },
  { message: '/grade northumberland staying-safe', most: 32 },
]

/**
 * The files in which something runs between a message and its answer as text, as V8 counts it, in order; what is loaded
 * but does not run is not among them.
 */
export async function filesPassed(message: string): Promise<string[]> {
  const pilcrow = createPilcrow(await loadLibrary('data'), loadVocabulary())
  await pilcrow.respond('warm up: how good is Lincolnshire?')

  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  replyText((await pilcrow.respond(message)).reply)
  const { result } = await session.post('Profiler.takePreciseCoverage')
  session.disconnect()

  const root = fileURLToPath(new URL('../..', import.meta.url))
  return result
    .filter(
      ({ url, functions }) =>
        url.startsWith('file:') && functions.some(({ ranges }) => ranges.some(({ count }) => count > 0)),
    )
    .map(({ url }) => fileURLToPath(url))
    .filter((path) => path.startsWith(`${root}src/`) || path.startsWith(`${root}commands/`))
    .map((path) => path.slice(root.length).replace(/\.js$/, '.ts'))
    .sort()
}
