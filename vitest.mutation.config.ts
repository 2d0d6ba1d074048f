import { defineConfig } from 'vitest/config'

/** Folders of tests that npm run mutate runs for each change; MUTATE_TESTS names others, with commas between them. */
const folders = process.env.MUTATE_TESTS ?? 'verification,reply,quotation'

export default defineConfig({
  test: {
    include: folders.split(',').map((folder) => `test/${folder}/**/*.test.ts`),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What the files import is read once a change and not once a file.
    isolate: false,
  },
})
