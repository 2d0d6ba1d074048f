import { Session } from 'node:inspector/promises'
import { fileURLToPath } from 'node:url'
import { loadLibrary } from '../../src/library/library.js'
import { createPilcrow } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js'

/** Asked of one council, in everyday words, of what its report tells: as most questions are. */
export const QUESTION = 'what happens in northumberland when a child keeps running away?'

/** Files that such a question may pass: who reads the way of an answer for the first time reads all of them. */
export const MOST_PASSED = 39

/**
 * The files in which something runs between a question and its answer as text, as V8 counts it, in order; what is loaded
 * but does not run is not among them.
 */
export async function filesPassed(question: string): Promise<string[]> {
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
