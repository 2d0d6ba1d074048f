import { readdirSync, readFileSync } from 'node:fs'
import { configDefaults, defineConfig } from 'vitest/config'

/** What npm run test:slow runs. */
const SLOW = 'test/**/*.slow.test.ts'

/**
 * Files of a worker share what they import, discord.js and the bundled reports above all: reading it anew for each takes longer
 * than its tests. Those that put something in a module's place keep to themselves.
 */
const ALONE = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith('.slow.test.ts'))
  .map((file) => `test/${file.replaceAll('\\', '/')}`)
  .filter((file) => readFileSync(file, 'utf8').includes('vi.mock('))

/** npm run test:nightly tries each property with many examples; the longest takes the better part of an hour. */
const isNightly = process.env.PROPERTY_RUNS !== undefined

/** What npm test does not run; at night the slow properties are tried as well. */
const LEFT_OUT = [...configDefaults.exclude, isNightly ? SLOW.replace('*.slow', '!(any-message).slow') : SLOW]

export default defineConfig({
  test: {
    testTimeout: isNightly ? 4 * 3_600_000 : 60_000,
    hookTimeout: 60_000,
    setupFiles: isNightly ? 'test/nightly.ts' : [],
    // A machine may have other things to do: what takes a second here takes longer there.
    expect: { poll: { timeout: 5000 } },
    // By itself Vitest leaves one processor free: of two, half the machine.
    maxWorkers: '100%',
    // MiB: answers make much that is gone a moment later, and V8 spends a third of the time on clearing it out of 16.
    execArgv: ['--max-semi-space-size=64'],
    projects: [
      {
        extends: true,
        test: {
          name: 'alone',
          include: ALONE,
        },
      },
      {
        extends: true,
        test: {
          name: 'sharing',
          include: ['test/**/*.test.ts'],
          exclude: [...LEFT_OUT, ...ALONE],
          isolate: false,
        },
      },
    ],
  },
})
