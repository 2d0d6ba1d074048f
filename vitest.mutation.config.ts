import { configDefaults, defineConfig } from 'vitest/config'

/** Folders of tests, or files, that npm run mutate runs for each change; MUTATE_TESTS names others, with commas between them. */
const folders = process.env.MUTATE_TESTS ?? 'verification,reply,quotation'

export default defineConfig({
  test: {
    include: folders
      .split(',')
      .map((named) => (named.endsWith('.test.ts') ? `test/${named}` : `test/${named}/**/*.test.ts`)),
    exclude: [...configDefaults.exclude, 'test/**/*.slow.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Of the other folders, what the files import is read once a change and not once a file; what one file has had made and
    // remembered is then not made again for the next, so that a change to it may be taken for one that no test notices.
    isolate: process.env.MUTATE_TESTS === undefined,
  },
})
