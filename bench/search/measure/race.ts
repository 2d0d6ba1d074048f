import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Case } from '../asks/asking.js'
import { isDivided, type Name, PILCROW } from '../contenders/all.js'
import type { Ready, Round } from './contestant.js'

/** Room for the largest index that is measured: 400,000 paragraphs in MiniSearch take some 3 GB. */
const HEAP_MB = 8192

/** Who takes longer than this to answer everything of a case once, in milliseconds, is asked no second time: that one counts. */
const PATIENCE_MS = 60_000

/** What one contender did. */
export interface Run {
  readonly name: Name
  readonly ready: Ready
  /** By the name of the case, the rounds in their order; the first, in which code grows warm, is left out. */
  readonly rounds: ReadonlyMap<string, readonly Round[]>
}

/**
 * Lets contenders answer the same things over the same library, each in a process of its own, in turn: one works at a
 * time, and what else the machine is busy with slows all alike.
 * @param rounds how often everything is asked, after a first time that is not counted, unless it takes too long
 */
export async function race(
  folder: string,
  names: readonly Name[],
  cases: readonly Case[],
  rounds: number,
): Promise<Run[]> {
  const running = []
  for (const name of names) running.push(await start(name, folder))
  const runs = running.map(({ name, ready }) => ({ name, ready, rounds: new Map<string, Round[]>() }))
  const warm = new Set<string>()
  for (let round = 0; round <= rounds; round++)
    for (const each of cases)
      for (const [at, { name, child }] of running.entries()) {
        const known = runs[at]?.rounds.get(each.name)
        const isSlow = round > 0 && !warm.has(`${name} ${each.name}`)
        if (!isAsked(name, each) || isSlow) continue
        const done = await told<Round>(child, () => child.send(each.asks))
        if (round === 0 && sum(done.clock) <= PATIENCE_MS) {
          warm.add(`${name} ${each.name}`)
          continue
        }
        if (known) known.push(done)
        else runs[at]?.rounds.set(each.name, [done])
      }
  for (const { child } of running) child.disconnect()
  return runs
}

const isAsked = (name: Name, { whom }: Case): boolean =>
  name === PILCROW || whom === 'all' || (whom === 'all but divided' && !isDivided(name))

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

async function start(name: Name, folder: string) {
  const program = fileURLToPath(new URL('contestant.js', import.meta.url))
  const child = fork(program, [name, folder], {
    execArgv: ['--expose-gc', `--max-old-space-size=${HEAP_MB}`],
  })
  return { name, child, ready: await told<Ready>(child) }
}

/** The next thing that a child says. */
async function told<T>(child: ChildProcess, ask: () => void = () => {}): Promise<T> {
  const gone = new AbortController()
  const exit = once(child, 'exit', { signal: gone.signal }).then(
    ([status]) => {
      throw new Error(`A contender ended with status ${status}.`)
    },
    () => new Promise<never>(() => {}),
  )
  const message = once(child, 'message', { signal: gone.signal })
  ask()
  try {
    const [said] = await Promise.race([message, exit])
    return said as T
  } finally {
    gone.abort()
  }
}
