import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ParsedReport } from '../parse/parse.js'
import { requirePdfSignature } from '../read/pdf/refusals.js'
import { readSourceFile } from '../read/source-files.js'
import type { VerifiableExtract, Verification } from './read-report.js'
import type { WorkerReply, WorkerRequest } from './worker.js'

/** A pool of what reads files, several at a time. */
export interface ReaderPool {
  /** How many files are worth asking for at once, so that no process waits. */
  readonly atOnce: number
  /** Throws a sentence for a file that is no report or cannot be read, and for one at which a process breaks down. */
  read(file: string, bytes: Uint8Array): Promise<ParsedReport>
  /** Reads a file again and holds it against its extract. Throws as `read` does. */
  reread(file: string, bytes: Uint8Array, against: VerifiableExtract): Promise<Verification>
  /** Where each line of a file goes. Throws as `read` does. */
  explain(file: string, bytes: Uint8Array): Promise<string[]>
  /** Ends the processes, whatever they are at. */
  close(): Promise<void>
}

/** `npm run bench -- ingest FOLDER` compares none, one and two. */
const MOST_PROCESSES = 2

/** Files are taken in their order: while a long one is read, the other process reads so many short ones that come after it. */
const REQUESTS_AHEAD = 3

/** The heap of one, in MB. With half the young part it takes a tenth more of the processor, for collecting. */
const HEAP_OPTIONS = ['--max-old-space-size=192', '--max-semi-space-size=32']

/** The longest report takes some two seconds. */
const TIME_LIMIT_MS = 60_000
const TOO_SLOW = 'Reading this file took longer than a minute. Reports do not: is it one?'
const TOO_LARGE = 'Reading this file took more memory than any report needs: is it one?'
const WORKER_DIED = 'Reading this file broke off, and nothing says why.'

/** What V8 ends a process with whose heap is full: an abort, which Windows tells by a status. */
const isOutOfMemory = (status: number | null, signal: NodeJS.Signals | null): boolean =>
  signal === 'SIGABRT' || status === 134

/** The program of such a process stands beside this file once Pilcrow is built. */
const workerProgram = fileURLToPath(new URL('./worker.js', import.meta.url))

/**
 * A process, not a thread: a thread whose heap is full at the wrong moment takes the whole of Pilcrow with it. What V8
 * has to say of that goes nowhere.
 */
const forkWorker = (): ChildProcess =>
  fork(workerProgram, {
    execArgv: HEAP_OPTIONS,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })

/** Asks a process one thing. One that has broken down or takes too long is ended. */
function requestFrom(reader: ChildProcess, asked: WorkerRequest): Promise<WorkerReply> {
  const done = new AbortController()
  return new Promise<WorkerReply>((answer, fail) => {
    const breakOff = (why: string) => {
      fail(new Error(why))
      reader.kill('SIGKILL')
    }
    const late = setTimeout(() => breakOff(TOO_SLOW), TIME_LIMIT_MS)
    const onAnswer = (answered: unknown) => answer(answered as WorkerReply)
    const onExit = (status: number | null, signal: NodeJS.Signals | null) =>
      breakOff(isOutOfMemory(status, signal) ? TOO_LARGE : WORKER_DIED)
    const onError = () => breakOff(WORKER_DIED)
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
const loadReader = () => import('./read-report.js')

/** Reads in this process: where Pilcrow is not built, there is no program for another. */
export const inProcessReader = (): ReaderPool => ({
  atOnce: 1,
  read: async (file, bytes) => (await (await loadReader()).parseReportFile(file, bytes)).report,
  reread: async (file, bytes, against) =>
    (await import('./read-report.js')).verifyAgainstSource(file, bytes, against),
  async explain(file, bytes) {
    const [{ parseReportFile: readSource }, { roleListing: explain }] = await Promise.all([
      loadReader(),
      import('../parse/draft.js'),
    ])
    return explain((await readSource(file, bytes)).roles)
  },
  close: async () => undefined,
})

/** Ends a process, and waits until it is gone. */
const killWorker = (reader: ChildProcess): Promise<void> =>
  new Promise((gone) => {
    if (reader.exitCode !== null || reader.signalCode !== null || !reader.kill('SIGKILL')) return gone()
    reader.once('exit', () => gone())
  })

/** A web page in place of a PDF is told by its first letters, and needs no process. Throws as reading it would. */
function refuseNonPdf(file: string, bytes: Uint8Array): void {
  if (extname(file).toLowerCase() === '.pdf') requirePdfSignature(bytes)
}

/**
 * A worker pool: reads in processes of their own, which are started as they are needed. By hand, for of a process that dies
 * tinypool does not say with what status (a full heap is a refusal, with a sentence of its own), and prints what V8 says.
 */
export function workerPool(most: number): ReaderPool {
  const idle: ChildProcess[] = []
  const all = new Set<ChildProcess>()
  const waiting: (() => void)[] = []
  let closed = false

  async function free(): Promise<ChildProcess> {
    if (closed) throw new Error(WORKER_DIED)
    const known = idle.pop()
    if (known?.connected) return known
    if (known) all.delete(known)
    if (all.size < most) {
      const reader = forkWorker()
      // What happens between two files is told at the next one.
      reader.on('error', () => undefined)
      all.add(reader)
      return reader
    }
    await new Promise<void>((go) => waiting.push(go))
    return free()
  }

  async function answered(asked: WorkerRequest): Promise<Exclude<WorkerReply, { readonly error: string }>> {
    const reader = await free()
    try {
      const answer = await requestFrom(reader, asked)
      idle.push(reader)
      if ('error' in answer) throw new Error(answer.error)
      return answer
    } finally {
      if (!idle.includes(reader)) all.delete(reader)
      waiting.shift()?.()
    }
  }

  return {
    atOnce: most === 1 ? 1 : REQUESTS_AHEAD * most,
    async read(file, bytes) {
      refuseNonPdf(file, bytes)
      return ((await answered({ file, bytes })) as { parsed: ParsedReport }).parsed
    },
    reread: async (file, bytes, { paragraphs, scale }) =>
      (await answered({ file, bytes, against: { paragraphs, scale } })) as Verification,
    explain: async (file, bytes) =>
      ((await answered({ file, bytes, explain: true })) as { lines: string[] }).lines,
    async close() {
      closed = true
      await Promise.all([...all].map(killWorker))
    },
  }
}

/** As many processes as the machine has cores, up to two. */
export const openReaderPool = (): ReaderPool =>
  existsSync(workerProgram) ? workerPool(Math.min(availableParallelism(), MOST_PROCESSES)) : inProcessReader()

/** The listing for one file. Throws a sentence for a file that is no report or cannot be read. */
export async function explainFile(path: string): Promise<string[]> {
  const bytes = await readSourceFile(path)
  const readers = openReaderPool()
  try {
    return await readers.explain(basename(path), bytes)
  } finally {
    await readers.close()
  }
}
