import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fetchReports } from '../../src/fetch/fetch.js'
import { loadLibrary } from '../../src/library/library.js'
import { shortReport } from '../ingest/made-reports.js'
import { type Ofsted, startOfsted } from './ofsted.js'

/** How many more files the disk takes; the one after that is cut short, and no more fit. */
const room = vi.hoisted(() => ({ files: Number.POSITIVE_INFINITY }))

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  return {
    ...real,
    async open(path: string, flags?: string) {
      const handle = await real.open(path, flags)
      if (flags !== 'wx') return handle
      room.files -= 1
      if (room.files >= 0) return handle
      handle.writeFile = async () => {
        await handle.write('half')
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
      }
      return handle
    },
  }
})

const PACE = { intervalMs: 0, pausesMs: [], longestWaitMs: 100, timeoutMs: 1000 }

let library: string
let ofsted: Ofsted
beforeEach(async () => {
  library = await mkdtemp(join(tmpdir(), 'pilcrow-fetch-full-'))
  ofsted = await startOfsted()
})
afterEach(async () => {
  room.files = Number.POSITIVE_INFINITY
  await ofsted.close()
  await rm(library, { recursive: true, force: true })
})

it.each([0, 1, 2, 3, 4])(
  'a disk that is full after %i files leaves a library that loads; with room again the run goes on',
  async (files) => {
    const list = await Promise.all(
      ['Kent', 'Essex', 'Devon'].map(async (council, at) =>
        ofsted.put(at, await shortReport({ council }), council.toLowerCase()),
      ),
    )
    const options = {
      library,
      filter: { councils: null, since: null },
      isNew: false,
      sites: ofsted.sites,
      agent: 'Pilcrow/test',
      rateLimit: PACE,
      list,
    }
    room.files = files
    const { outcomes, totals, stopped } = await fetchReports(options)
    expect(totals.failed).toBeGreaterThan(0)
    expect(outcomes.map(({ error }) => error).join(' ')).toContain('The disk is full.')
    if (files < 3) {
      expect(stopped).toBe('The library could not be written: The disk is full.')
      // Nothing more is asked for than the disk takes, and the one that it did not.
      expect(ofsted.asked).toHaveLength(files + 1)
    }
    const { reports, problems } = await loadLibrary(library)
    expect([reports.length, problems]).toEqual([totals.added, []])

    room.files = Number.POSITIVE_INFINITY
    expect((await fetchReports(options)).totals.failed).toBe(0)
    const whole = (await loadLibrary(library)).reports
    expect(whole.map(({ published }) => published)).toEqual(Array(3).fill('2019-07-05'))
  },
)
