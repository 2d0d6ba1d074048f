import { parentPort } from 'node:worker_threads'
import { reasonOf } from '../reason.js'
import { readSource } from '../source.js'
import type { Answered, Asked } from './message.js'

/** A thread that reads one file after another. */
const answer = async ({ file, bytes }: Asked): Promise<Answered> => {
  try {
    return { parsed: (await readSource(file, bytes)).report }
  } catch (error) {
    return { error: reasonOf(error) }
  }
}

parentPort?.on('message', async (asked: Asked) => parentPort?.postMessage(await answer(asked)))
