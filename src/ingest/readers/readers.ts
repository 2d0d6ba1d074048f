import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Parsed } from '../parse/parse.js'
import { refuseWhatIsNoPdf } from '../read/pdf/signature.js'
import type { Against, Reread } from '../reread.js'
import type { Answered, Asked } from './message.js'

/** Reads files, several at a time. */
export interface Readers {
  /** How many files are worth asking for at once, so that no process waits. */
  readonly atOnce: number
  /** Throws a sentence for a file that is no report or cannot be read, and for one at which a process breaks down. */
  read(file: string, bytes: Uint8Array): Promise<Parsed>
  /** Reads a file again and holds it against its extract. Throws as `read` does. */
  reread(file: string, bytes: Uint8Array, against: Against): Promise<Reread>
  /** Where each line of a file goes. Throws as `read` does. */
  explain(file: string, bytes: Uint8Array): Promise<string[]>
  /** Ends the processes, whatever they are at. */
  close(): Promise<void>
}

/** `npm run bench -- ingest FOLDER` compares none, one and two. */
const MOST_PROCESSES = 2

/** Files are taken in their order: while a long one is read, the other process reads so many short ones that come after it. */
const AHEAD = 3

/** The heap of one, in MB. With half the young part it takes a tenth more of the processor, for collecting. */
const HEAP = ['--max-old-space-size=192', '--max-semi-space-size=32']

/** The longest report takes some two seconds. */
const LONGEST_MS = 60_000

const TOO_LONG = 'Reading this file took longer than a minute. Reports do not: is it one?'
const TOO_LARGE = 'Reading this file took more memory than any report needs: is it one?'
const BROKE_OFF = 'Reading this file broke off, and nothing says why.'

/** What V8 ends a process with whose heap is full: an abort, which Windows tells by a status. */
const isOutOfMemory = (status: number | null, signal: NodeJS.Signals | null): boolean =>
  signal === 'SIGABRT' || status === 134

/** The program of such a process stands beside this file once Pilcrow is built. */
const program = fileURLToPath(new URL('./reader.js', import.meta.url))

/**
 * A process, not a thread: a thread whose heap is full at the wrong moment takes the whole of Pilcrow with it. What V8
 * has to say of that goes nowhere.
 */
const start = (): ChildProcess =>
  fork(program, { execArgv: HEAP, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })

/** Asks a process one thing. One that has broken down or takes too long is ended. */
function ask(reader: ChildProcess, asked: Asked): Promise<Answered> {
  const done = new AbortController()
  return new Promise<Answered>((answer, fail) => {
    const breakOff = (why: string) => {
      fail(new Error(why))
      reader.kill('SIGKILL')
    }
    const late = setTimeout(() => breakOff(TOO_LONG), LONGEST_MS)
    const onAnswer = (answered: unknown) => answer(answered as Answered)
    const onExit = (status: number | null, signal: NodeJS.Signals | null) =>
      breakOff(isOutOfMemory(status, signal) ? TOO_LARGE : BROKE_OFF)
    const onError = () => breakOff(BROKE_OFF)
    reader.on('message', onAnswer).on('exit', onExit).on('error', onError)
    done.signal.addEventListener('abort', () => {
      clearTimeout(late)
      reader.off('message', onAnswer).off('exit', onExit).off('error', onError)
    })
    // Where the process has gone meanwhile, its exit says so.
    reader.send(asked, () => undefined)
  }).finally(() => done.abort())
}

/** What reads is large, and loaded only where something is to be read. */
const source = () => import('../source.js')

/** Reads in this process: where Pilcrow is not built, there is no program for another. */
export const readHere = (): Readers => ({
  atOnce: 1,
  read: async (file, bytes) => (await (await source()).readSource(file, bytes)).report,
  reread: async (file, bytes, against) => (await import('../reread.js')).rereadSource(file, bytes, against),
  async explain(file, bytes) {
    const [{ readSource }, { explain }] = await Promise.all([source(), import('../explain.js')])
    return explain((await readSource(file, bytes)).placed)
  },
  close: async () => undefined,
})

/** Ends a process, and waits until it is gone. */
const ended = (reader: ChildProcess): Promise<void> =>
  new Promise((gone) => {
    if (reader.exitCode !== null || reader.signalCode !== null || !reader.kill('SIGKILL')) return gone()
    reader.once('exit', () => gone())
  })

/** A web page in place of a PDF is told by its first letters, and needs no process. Throws as reading it would. */
function refuseStranger(file: string, bytes: Uint8Array): void {
  if (extname(file).toLowerCase() === '.pdf') refuseWhatIsNoPdf(bytes)
}

/** Reads in processes of their own, which are started as they are needed. */
export function readApart(most: number): Readers {
  const idle: ChildProcess[] = []
  const all = new Set<ChildProcess>()
  const waiting: (() => void)[] = []
  let closed = false

  async function free(): Promise<ChildProcess> {
    if (closed) throw new Error(BROKE_OFF)
    const known = idle.pop()
    if (known?.connected) return known
    if (known) all.delete(known)
    if (all.size < most) {
      const reader = start()
      // What happens between two files is told at the next one.
      reader.on('error', () => undefined)
      all.add(reader)
      return reader
    }
    await new Promise<void>((go) => waiting.push(go))
    return free()
  }

  async function answered(asked: Asked): Promise<Exclude<Answered, { readonly error: string }>> {
    const reader = await free()
    try {
      const answer = await ask(reader, asked)
      idle.push(reader)
      if ('error' in answer) throw new Error(answer.error)
      return answer
    } finally {
      if (!idle.includes(reader)) all.delete(reader)
      waiting.shift()?.()
    }
  }

  return {
    atOnce: most === 1 ? 1 : AHEAD * most,
    async read(file, bytes) {
      refuseStranger(file, bytes)
      return ((await answered({ file, bytes })) as { parsed: Parsed }).parsed
    },
    reread: async (file, bytes, { paragraphs, scale }) =>
      (await answered({ file, bytes, against: { paragraphs, scale } })) as Reread,
    explain: async (file, bytes) =>
      ((await answered({ file, bytes, explain: true })) as { lines: string[] }).lines,
    async close() {
      closed = true
      await Promise.all([...all].map(ended))
    },
  }
}

/** As many processes as the machine has cores, up to two. */
export const openReaders = (): Readers =>
  existsSync(program) ? readApart(Math.min(availableParallelism(), MOST_PROCESSES)) : readHere()
