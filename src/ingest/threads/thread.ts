import { parentPort } from 'node:worker_threads'
import { reasonOf } from '../reason.js'
import { rereadSource } from '../reread.js'
import { readSource } from '../source.js'
import type { Answered, Asked } from './message.js'

/** A thread that reads one file after another. */
const answer = async ({ file, bytes, against }: Asked): Promise<Answered> => {
  try {
    if (against) return await rereadSource(file, bytes, against)
    return { parsed: (await readSource(file, bytes)).report }
  } catch (error) {
    return { error: reasonOf(error) }
  }
}

parentPort?.on('message', async (asked: Asked) => parentPort?.postMessage(await answer(asked)))
