import { configDefaults, defineConfig } from 'vitest/config'

/** What is run while somebody works: answers, replies and most of the understanding. */
export default defineConfig({
  test: {
    include: ['answer', 'reply', 'understand', 'vocabulary'].map((folder) => `test/${folder}/**/*.test.ts`),
    exclude: [
      ...configDefaults.exclude,
      'test/**/*.slow.test.ts',
      'test/understand/asides.test.ts',
      'test/answer/promises.test.ts',
    ],
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: '100%',
    execArgv: ['--max-semi-space-size=64'],
  },
})
