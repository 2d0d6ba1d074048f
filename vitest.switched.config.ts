import { writeFileSync } from 'node:fs'
import { configDefaults, defineConfig } from 'vitest/config'
import { switched } from './test/mutation/switched.js'

/** Folders or files of src whose changes are switched on one by one, and of test that are run, with commas between them. */
const { SWITCHED = 'src/answer', MUTATE_TESTS = 'answer', SWITCHED_OUTCOME = '.switched.json' } = process.env
const { plugin, changes } = await switched(SWITCHED.split(','))
/** One change of so many is tried. */
const every = Number(process.env.SWITCHED_EVERY ?? 1)
writeFileSync(`${SWITCHED_OUTCOME}.changes`, JSON.stringify(changes.filter((_, at) => at % every === 0)))

export default defineConfig({
  plugins: [plugin],
  test: {
    include: MUTATE_TESTS.split(',').map((named) =>
      named.endsWith('.test.ts') ? `test/${named}` : `test/${named}/**/*.test.ts`,
    ),
    exclude: [...configDefaults.exclude, 'test/**/*.slow.test.ts'],
    runner: './test/mutation/switching-runner.ts',
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
    isolate: false,
    maxWorkers: 1,
  },
})
