import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Environment, Output } from '../console/screen.js'
import { packageData } from '../vocabulary/data.js'

/** The command line was not understood: what was wrong, and what to do instead. Ends with exit status 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage'
}

/** What surrounds a command: its standard streams and its environment. */
export interface Shell {
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: Output
  readonly errors: Output
  readonly env: Environment
}

/** The command line, taken apart. */
export interface ParsedArguments<Flags = unknown> {
  /** What is neither the command's name nor a flag. */
  readonly words: readonly string[]
  readonly flags: Flags
  /** The folder of the library. */
  readonly library: string
  /** The address of the database that holds the library in the folder's place; absent or null for none. */
  readonly database?: string | null
}

/** Exit statuses that a command ends with. */
export const OK = 0
export const FAILED = 1
export const WRONG_USAGE = 2
/** 128 and the number of SIGINT, as shells count. */
export const INTERRUPTED = 130

/** What a command does; gives its exit status. */
export type RunCommand<Flags = unknown> = (given: ParsedArguments<Flags>, shell: Shell) => Promise<number>

/** Ctrl-C lets what is under way come to its end; a second one does not wait. */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interruption = new AbortController()
  const stop = () => interruption.abort()
  process.once('SIGINT', stop)
  return work(interruption.signal).finally(() => process.off('SIGINT', stop))
}

/** The version that package.json states. */
export function version(): string {
  const stated: unknown = JSON.parse(readFileSync(join(dirname(packageData()), 'package.json'), 'utf8'))
  return String((stated as { version?: unknown }).version)
}

/** How Pilcrow names itself to Ofsted's site: what it is and does, for whoever reads the site's log. */
export const fetchAgent = (): string =>
  `Pilcrow/${version()} (finds and cites inspection reports; Node.js ${process.versions.node})`
