import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Parsed } from '../parse/parse.js'
import { type Against, type Reread, rereadSource } from '../reread.js'
import { readSource } from '../source.js'
import type { Answered, Asked } from './message.js'

/** Reads files, several at a time. */
export interface Readers {
  /** How many files are worth asking for at once, so that no thread waits. */
  readonly atOnce: number
  /** Throws a sentence for a file that is no report or cannot be read, and for one at which a thread breaks down. */
  read(file: string, bytes: Uint8Array): Promise<Parsed>
  /** Reads a file again and holds it against its extract. Throws as `read` does. */
  reread(file: string, bytes: Uint8Array, against: Against): Promise<Reread>
  /** Ends the threads, whatever they are at. */
  close(): Promise<void>
}

/** Two keep within 350 MB of memory, three would not within 500. `npm run bench -- ingest FOLDER` compares none, one and two. */
const MOST_THREADS = 2

/** A thread's heap. With a smaller young part it spends a third more of its time on collecting. */
const HEAP_MB = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 }

/** The longest report takes some two seconds. */
const LONGEST_MS = 120_000

const TOO_LONG = 'Reading this file took longer than two minutes. Reports do not: is it one?'
const BROKE_OFF = 'Reading this file broke off, and nothing says why.'
const brokeDown = (error: Error): string =>
  'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'Reading this file took more memory than any report needs: is it one?'
    : `Reading this file broke off: ${error.message}.`

/** The thread's program stands beside this file once Pilcrow is built. */
const program = new URL('./thread.js', import.meta.url)

/** Asks a thread one thing. A thread that has broken down or takes too long is ended. */
function ask(thread: Worker, asked: Asked): Promise<Answered> {
  const done = new AbortController()
  return new Promise<Answered>((answer, fail) => {
    const breakOff = (why: string) => {
      fail(new Error(why))
      void thread.terminate()
    }
    const late = setTimeout(() => breakOff(TOO_LONG), LONGEST_MS)
    const listeners = {
      message: (answered: Answered) => answer(answered),
      error: (error: Error) => breakOff(brokeDown(error)),
      exit: () => breakOff(BROKE_OFF),
    }
    done.signal.addEventListener('abort', () => {
      clearTimeout(late)
      for (const [event, listener] of Object.entries(listeners)) thread.off(event, listener)
    })
    for (const [event, listener] of Object.entries(listeners)) thread.on(event, listener)
    thread.postMessage(asked)
  }).finally(() => done.abort())
}

/** Reads in this thread: where Pilcrow is not built, there is no program for another. */
export const readHere = (): Readers => ({
  atOnce: 1,
  read: async (file, bytes) => (await readSource(file, bytes)).report,
  reread: rereadSource,
  close: async () => undefined,
})

/** Reads in threads of their own, which are started as they are needed. */
export function readInThreads(most: number): Readers {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const waiting: (() => void)[] = []
  let closed = false

  async function free(): Promise<Worker> {
    if (closed) throw new Error(BROKE_OFF)
    const known = idle.pop()
    if (known) return known
    if (all.size < most) {
      const thread = new Worker(program, { resourceLimits: HEAP_MB })
      // What happens between two files is told at the next one, by its exit.
      thread.on('error', () => undefined)
      all.add(thread)
      return thread
    }
    await new Promise<void>((go) => waiting.push(go))
    return free()
  }

  async function answered(asked: Asked): Promise<Exclude<Answered, { readonly error: string }>> {
    const thread = await free()
    try {
      const answer = await ask(thread, asked)
      idle.push(thread)
      if ('error' in answer) throw new Error(answer.error)
      return answer
    } finally {
      if (!idle.includes(thread)) all.delete(thread)
      waiting.shift()?.()
    }
  }

  return {
    atOnce: most,
    read: async (file, bytes) => (await answered({ file, bytes })).parsed,
    async reread(file, bytes, { paragraphs, scale }) {
      const answer = await answered({ file, bytes, against: { paragraphs, scale } })
      return { stray: [], strayLabels: [], ...answer }
    },
    async close() {
      closed = true
      await Promise.all([...all].map((thread) => thread.terminate()))
    },
  }
}

/** As many threads as the machine has cores, up to two. */
export const openReaders = (): Readers =>
  existsSync(fileURLToPath(program))
    ? readInThreads(Math.min(availableParallelism(), MOST_THREADS))
    : readHere()
