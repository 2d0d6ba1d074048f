import { defineConfig } from 'vitest/config'

/** What npm run mutate runs for each change: the tests of the guard, of replies and of what they quote. */
export default defineConfig({
  test: {
    include: ['verification', 'reply', 'quotation', 'answer', 'spreadsheet'].map(
      (folder) => `test/${folder}/**/*.test.ts`,
    ),
    testTimeout: 60_000,
  },
})
