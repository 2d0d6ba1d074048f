import { configDefaults, defineConfig } from 'vitest/config'

/** What npm run test:slow runs. */
const SLOW = 'test/**/*.slow.test.ts'

/** Folders whose files share what they import, discord.js above all: reading it anew for each takes longer than its tests. */
const SHARING = [
  'answer',
  'commands',
  'console',
  'discord',
  'picture',
  'reply',
  'search',
  'understand',
  'verification',
  'command',
  'quotation',
  'spreadsheet',
  'ingest/parse',
  'ingest/pdf',
  'verification',
  'vocabulary',
].map((folder) => `test/${folder}/**/*.test.ts`)

/** npm run test:nightly tries each property with many examples; the longest takes the better part of an hour. */
const isNightly = process.env.PROPERTY_RUNS !== undefined

export default defineConfig({
  test: {
    testTimeout: isNightly ? 4 * 3_600_000 : 60_000,
    hookTimeout: 60_000,
    setupFiles: isNightly ? 'test/nightly.ts' : [],
    // A machine may have other things to do: what takes a second here takes longer there.
    expect: { poll: { timeout: 5000 } },
    // By itself Vitest leaves one processor free: of two, half the machine.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'pilcrow',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...SHARING, SLOW],
        },
      },
      {
        extends: true,
        test: {
          name: 'sharing',
          include: SHARING,
          exclude: [...configDefaults.exclude, SLOW],
          isolate: false,
        },
      },
    ],
  },
})
