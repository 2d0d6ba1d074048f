import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A clock tick of Linux's, in milliseconds. */
const TICK_MS = 10

/**
 * How long the processor has worked for a PostgreSQL, all of its processes together, in milliseconds: those that are there,
 * and those that have ended. Linux alone tells.
 */
export function workedFor(port: number): number {
  const main = mainProcess(port)
  const all = [main, ...childrenOf(main)]
  return all.reduce((sum, pid) => sum + ticksOf(pid, pid === main), 0) * TICK_MS
}

function mainProcess(port: number): number {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n')
  const row = rows.find((each) => each.includes('/bin/postgres ') && each.includes(`-p ${port} `))
  return Number.parseInt(row ?? '', 10)
}

const childrenOf = (parent: number): number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number))
    .flatMap(([pid = 0, its]) => (its === parent ? [pid] : []))

/** Of proc(5)'s stat, behind the name in brackets: user and system time, and those of children that have ended. */
function ticksOf(pid: number, withEnded: boolean): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
      .map(Number)
    return [11, 12, ...(withEnded ? [13, 14] : [])].reduce((sum, at) => sum + (fields[at] ?? 0), 0)
  } catch {
    return 0
  }
}
