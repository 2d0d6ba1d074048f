import { configDefaults, defineConfig } from 'vitest/config'

/** Files that share what they import, discord.js above all: reading it anew for each takes longer than its tests. */
const SHARING = ['test/discord/**/*.test.ts', 'test/picture/**/*.test.ts']

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
      { extends: true, test: { name: 'discord', include: SHARING, isolate: false } },
    ],
  },
})
