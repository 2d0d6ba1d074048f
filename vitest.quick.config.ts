import { configDefaults, defineConfig } from 'vitest/config'

/** Whole conversations, made-up libraries and long tables of questions, which take most of the time: npm test runs them. */
const LONG = [
  'answer/area-send',
  'answer/england/adds-up',
  'answer/evidence',
  'answer/grades-asked',
  'answer/newest-of-its-service',
  'answer/promises',
  'answer/several-subjects',
  'understand/after-a-list',
  'understand/asides',
  'understand/asking',
  'understand/assumed',
  'understand/checked',
  'understand/councils',
  'understand/first-messages',
  'understand/follow-up',
  'understand/going-on',
  'understand/kept-to',
  'understand/missed',
  'understand/over-councils',
  'understand/short-follow-ups',
  'understand/subject-words',
  'understand/survival',
  'understand/table-follow-up',
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
