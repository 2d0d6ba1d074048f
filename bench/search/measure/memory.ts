import { readFileSync } from 'node:fs'

/** Megabytes that a process holds once what it no longer needs is thrown away; Node must be run with `--expose-gc`. */
export function heldMb(): number {
  globalThis.gc?.()
  globalThis.gc?.()
  return process.memoryUsage().rss / 2 ** 20
}

/** Megabytes of it that are this process's own, and not a file's that others hold too. Linux alone tells; 0 elsewhere. */
export function ownMb(): number {
  try {
    return Number(readFileSync('/proc/self/status', 'utf8').match(/^RssAnon:\s+(\d+)/m)?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** The most megabytes that this process ever held: Node tells KB on every system. */
export const peakMb = (): number => process.resourceUsage().maxRSS / 1024

/** Seconds that the processor has worked for this process since it began, all threads together. */
export function workedSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** Seconds since this process began. */
export const aliveSeconds = (): number => performance.now() / 1000
