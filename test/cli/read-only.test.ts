import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { pilcrowOver } from '../../src/cli/open.js'
import { loadLibrary } from '../../src/library/library.js'
import { packageData } from '../../src/vocabulary/data.js'
import { vocabulary } from '../open.js'

/** A disk that may only be read, as a container's: asked for a folder with all above it, Node.js says that there is no such file. */
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof import('node:fs/promises')>()),
  async mkdir(_: string, options?: { recursive?: boolean }) {
    const code = options?.recursive ? 'ENOENT' : 'EROFS'
    throw Object.assign(new Error(`${code}: mkdir`), { code })
  },
}))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pilcrow-read-only-'))
  await cp(join(packageData(), 'extracts'), join(folder, 'extracts'), { recursive: true })
})
afterAll(() => rm(folder, { recursive: true }))

it('A library on a disk that may only be read serves, and nothing is wrong with that', async () => {
  const { pilcrow, problem } = await pilcrowOver(folder, await loadLibrary(folder), vocabulary)
  expect(pilcrow.library.reports).toHaveLength(5)
  expect(problem).toBeNull()
})
