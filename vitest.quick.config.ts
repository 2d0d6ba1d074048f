import { configDefaults, defineConfig } from 'vitest/config'

/** Whole conversations and made-up libraries, which take a third of the time: npm test runs them. */
const LONG = [
  'answer/england/adds-up',
  'answer/promises',
  'understand/asides',
  'understand/assumed',
  'understand/going-on',
  'understand/kept-to',
  'understand/short-follow-ups',
  'understand/survival',
]

/** What is run while somebody works: answers, replies and most of the understanding. */
export default defineConfig({
  test: {
    include: ['answer', 'reply', 'understand', 'vocabulary'].map((folder) => `test/${folder}/**/*.test.ts`),
    exclude: [
      ...configDefaults.exclude,
      'test/**/*.slow.test.ts',
      ...LONG.map((named) => `test/${named}.test.ts`),
    ],
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: '100%',
    execArgv: ['--max-semi-space-size=64'],
  },
})
