import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { RunnerTestCase } from 'vitest'
import { TestRunner } from 'vitest'

/** What Stryker's code in a changed file looks at and writes. */
interface Switches {
  activeMutant?: string
  currentTestId?: string
  hitCount?: number
  hitLimit?: number
  mutantCoverage?: {
    readonly static: Readonly<Record<string, number>>
    readonly perTest: Record<string, Readonly<Record<string, number>>>
  }
}

/** Of all files of tests, as one process runs them. */
interface Tally {
  readonly noticed: Set<string>
  readonly tries: Map<string, number>
  readonly loaded: Set<string>
}

const whole = globalThis as typeof globalThis & { __stryker__?: Switches; tally?: Tally }
whole.__stryker__ ??= {}
const switches = whole.__stryker__

/** A change that so many tests reach, and none of them notices, is tried no more. */
const MOST_TRIES = 1000

/** A test that takes longer is run as it stands and for no change: there are thousands of them. In milliseconds. */
const LONGEST_TEST = 300
const outcome = process.env.SWITCHED_OUTCOME ?? '.switched.json'

/** The changes that are tried. */
const drawn = new Set(
  JSON.parse(readFileSync(`${outcome}.changes`, 'utf8')).map(({ id }: { readonly id: string }) => id),
)

/** Other tests go on where some have been: only what none of them noticed is tried again. */
function tallied(): Tally {
  if (!existsSync(outcome)) return { noticed: new Set(), tries: new Map(), loaded: new Set() }
  const { noticed, tries, loaded } = JSON.parse(readFileSync(outcome, 'utf8'))
  return { noticed: new Set(noticed), tries: new Map(tries), loaded: new Set(loaded) }
}

whole.tally ??= tallied()
const { noticed, tries, loaded } = whole.tally

/**
 * Runs each test as it stands, and then again with each change that it reached, one switched on at a time, until a test has noticed
 * it: no file is read anew, so that a change takes as long as its test. What was worked out once and remembered is not made again.
 */
export default class SwitchingRunner extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test)
    switches.currentTestId = test.id
    const start = performance.now()
    await run()
    const isQuick = performance.now() - start <= LONGEST_TEST
    // What a test reaches while something is changed is no matter, nor is it read with the module.
    switches.currentTestId = 'changed'
    const { mutantCoverage } = switches
    for (const id of Object.keys(mutantCoverage?.static ?? {})) loaded.add(id)
    const hits = mutantCoverage?.perTest[test.id] ?? {}
    for (const [id, count] of isQuick ? Object.entries(hits) : []) {
      const before = tries.get(id) ?? 0
      if (!drawn.has(id) || noticed.has(id) || loaded.has(id) || before >= MOST_TRIES) continue
      tries.set(id, before + 1)
      if (!(await this.#isNoticed(run, id, count))) continue
      noticed.add(id)
      try {
        await run()
      } catch {
        appendFileSync(`${outcome}.remembered`, `${id} ${test.fullTestName}\n`)
        break
      }
    }
    delete switches.currentTestId
    this.#write()
  }

  async #isNoticed(run: () => unknown, id: string, hits: number): Promise<boolean> {
    Object.assign(switches, { activeMutant: id, hitCount: 0, hitLimit: 100 * hits + 1000 })
    try {
      await run()
      return false
    } catch {
      return true
    } finally {
      delete switches.activeMutant
      delete switches.hitCount
    }
  }

  #write(): void {
    writeFileSync(outcome, JSON.stringify({ noticed: [...noticed], tries: [...tries], loaded: [...loaded] }))
  }
}
