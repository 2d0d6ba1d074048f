import { defineConfig } from 'vitest/config'

/** Runs that are killed, stopped and gone on with, many times over: too slow to wait for at every change. */
export default defineConfig({
  test: {
    include: ['test/**/*.slow.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    maxWorkers: '100%',
  },
})
