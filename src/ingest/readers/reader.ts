import { reasonOf } from '../../reason.js'
import { explain } from '../explain.js'
import { rereadSource } from '../reread.js'
import { readSource } from '../source.js'
import type { Answered, Asked } from './message.js'

/** A process that reads one file after another, until whoever started it is gone. */
const answer = async ({ file, bytes, against, explain: whither }: Asked): Promise<Answered> => {
  try {
    if (against) return await rereadSource(file, bytes, against)
    const { report, placed } = await readSource(file, bytes)
    return whither ? { lines: explain(placed) } : { parsed: report }
  } catch (error) {
    return { error: reasonOf(error) }
  }
}

process.on('message', async (asked: Asked) => process.send?.(await answer(asked)))
process.on('disconnect', () => process.exit())
// Ctrl-C goes to all processes of a terminal; whoever started this one decides when it ends.
process.on('SIGINT', () => undefined)
