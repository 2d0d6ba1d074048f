import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Kind, Ready, Told } from './subject.js'

export type { Kind } from './subject.js'

/** What is measured, in a process of its own that is ready to answer. */
export interface Subject {
  readonly child: ChildProcess
  readonly ready: Ready
}

const PROGRAM = fileURLToPath(new URL('subject.js', import.meta.url))
/** A large library in a folder needs more than Node gives by itself. */
const HEAP_MB = 8192

export async function startSubject(kind: Kind, where: string): Promise<Subject> {
  const heap = kind === 'database' ? [] : [`--max-old-space-size=${HEAP_MB}`]
  // As the image and the service of systemd set it.
  const env = {
    ...process.env,
    MALLOC_ARENA_MAX: '1',
    MALLOC_MMAP_THRESHOLD_: '32768',
    MALLOC_TRIM_THRESHOLD_: '65536',
  }
  const child = fork(PROGRAM, [kind, where], { env, execArgv: ['--expose-gc', ...heap] })
  return { child, ready: await told<Ready>(child) }
}

/** Asks it some questions, one after another. */
export const askOf = ({ child }: Subject, questions: readonly string[]): Promise<Told> =>
  told<Told>(child, questions)

export const stopSubject = ({ child }: Subject): void => child.disconnect()

/** The next thing that a child says. */
async function told<Said>(child: ChildProcess, questions?: readonly string[]): Promise<Said> {
  const message = once(child, 'message')
  const exit = once(child, 'exit').then(([status]) => {
    throw new Error(`A subject ended with status ${status}.`)
  })
  if (questions) child.send(questions)
  const [said] = (await Promise.race([message, exit])) as [Said]
  exit.catch(() => undefined)
  return said
}
