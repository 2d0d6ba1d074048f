import { configDefaults, defineConfig } from 'vitest/config'

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
          exclude: [...configDefaults.exclude, ...SHARING, 'test/**/*.slow.test.ts'],
        },
      },
      { extends: true, test: { name: 'sharing', include: SHARING, isolate: false } },
    ],
  },
})
