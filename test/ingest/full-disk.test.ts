import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { ingest } from '../../src/ingest/ingest.js'
import { loadLibrary } from '../../src/library/library.js'
import { shortReport } from './made-reports.js'

/** How many more files the disk takes; the one after that is cut short, and no more fit. */
const room = vi.hoisted(() => ({ files: Number.POSITIVE_INFINITY }))

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const full = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  return {
    ...real,
    async open(path: string, flags: string) {
      const handle = await real.open(path, flags)
      room.files -= 1
      if (room.files >= 0) return handle
      handle.writeFile = async () => {
        await handle.write('half')
        throw full()
      }
      return handle
    },
    appendFile: async (path: string, text: string) => {
      if (room.files < 0) throw full()
      await real.appendFile(path, text)
    },
  }
})

const COUNCILS = ['Devon', 'Essex', 'Kent', 'Leeds', 'Surrey', 'Wirral']

let reports: readonly Uint8Array[]
beforeAll(async () => {
  reports = await Promise.all(COUNCILS.map((council) => shortReport({ council })))
})

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pilcrow-full-'))
  await mkdir(join(folder, 'in'))
  await Promise.all(reports.map((bytes, at) => writeFile(join(folder, 'in', `${COUNCILS[at]}.pdf`), bytes)))
})
afterEach(async () => {
  room.files = Number.POSITIVE_INFINITY
  await rm(folder, { recursive: true, force: true })
})

it.each([0, 1, 2, 3, 4, 5])(
  'a disk that is full after %i files leaves a library that loads; with room again the run goes on',
  async (files) => {
    room.files = files
    const library = join(folder, 'library')
    const { outcomes, totals } = await ingest([join(folder, 'in')], { library })
    expect(totals.added + totals.failed).toBe(6)
    expect(totals.failed).toBeGreaterThan(0)
    const errors = outcomes.flatMap(({ error }) => (error === null ? [] : [error]))
    expect(errors[0]).toBe(
      'The library could not be written: The disk is full. It is as it was before this file.',
    )
    // The others are not even read.
    for (const error of errors.slice(1)) {
      expect(error).toBe('Not read, for the library cannot be written: The disk is full.')
    }
    const { reports, problems } = await loadLibrary(library)
    expect([reports.length, problems]).toEqual([totals.added, []])

    room.files = Number.POSITIVE_INFINITY
    const again = await ingest([join(folder, 'in')], { library })
    expect(again.totals).toEqual({ added: 6 - totals.added, updated: 0, unchanged: totals.added, failed: 0 })
  },
)

it('a library whose folder is a file is refused with a sentence', async () => {
  await writeFile(join(folder, 'library'), 'not a folder')
  const taken = ingest([join(folder, 'in')], { library: join(folder, 'library') })
  await expect(taken).rejects.toThrow(/library's folder .* cannot be read/)
})
