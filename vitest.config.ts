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
  'vocabulary',
].map((folder) => `test/${folder}/**/*.test.ts`)

export default defineConfig({
  test: {
    testTimeout: 20_000,
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
