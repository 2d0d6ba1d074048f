import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { lastLook, noteLook } from '../../src/fetch/download.js'
import { fetchReports } from '../../src/fetch/fetch.js'
import { loadLibrary } from '../../src/library/library.js'
import { STARTING } from '../../src/operate/counts.js'
import { createMetrics } from '../../src/operate/endpoint.js'
import { type FetchSchedule, msUntilNextFetch, scheduleFetches } from '../../src/operate/fetch-schedule.js'
import { createLogger } from '../../src/operate/log.js'
import { event, holding, type Ofsted, page, startOfsted, status } from '../fetch/ofsted.js'
import { shortReport } from '../ingest/made-reports.js'

const PACE = { intervalMs: 0, pausesMs: [], longestWaitMs: 100, timeoutMs: 1000 }
const HOUR_MS = 3_600_000

let folder: string
let ofsted: Ofsted
let fetching: FetchSchedule | null
let lines: string[]
const metrics = createMetrics(() => STARTING)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pilcrow-fetching-'))
  ofsted = await startOfsted()
  fetching = null
  lines = []
  const list = event("Children's services inspection", '05 July 2019', '/v1/file/7')
  ofsted.serve('/provider/44/80476', holding(page('80476', list), 'text/html'))
  ofsted.serve('/v1/file/7', holding(await shortReport()))
})
afterEach(async () => {
  await fetching?.close()
  await ofsted.close()
  rmSync(folder, { recursive: true, force: true })
})

function start(): void {
  const known = ofsted.put(1, Buffer.from('%PDF-1.7'))
  const look = (signal: AbortSignal) =>
    fetchReports({
      library: folder,
      filter: { councils: null, since: null },
      isNew: true,
      sites: ofsted.sites,
      agent: 'Pilcrow/test',
      rateLimit: PACE,
      list: [known],
      signal,
    })
  const log = createLogger({ write: (line) => lines.push(line) })
  fetching = scheduleFetches({ folder, times: 'daily', look, log, counts: metrics })
}
const PATIENCE = { timeout: 10_000, interval: 10 }
const said = (event: string) =>
  vi.waitUntil(() => lines.find((line) => line.includes(`"event":"${event}"`)), PATIENCE)

describe('A running bot', () => {
  test('looks for new reports and takes them; the log and the metrics say so', async () => {
    start()
    expect(await said('looked for reports')).toContain('"found":1,"added":1,"updated":0,"failed":0')
    expect((await loadLibrary(folder)).reports.map(({ id }) => id)).toEqual(['kent-2019'])
    await vi.waitUntil(async () => (await lastLook(folder)) !== null, PATIENCE)
    expect(await metrics.text()).toMatch(/pilcrow_fetches_total\{result="new".*\} 1\n/)
    expect(await metrics.text()).toMatch(/pilcrow_fetched_reports_total.* 1\n/)
  })

  test('does not look again when it is started again on the same day', async () => {
    await noteLook(folder, new Date(Date.now() - HOUR_MS))
    start()
    await new Promise((done) => setTimeout(done, 100))
    expect(ofsted.asked).toEqual([])
  })

  test('goes on as it is where the site is down, and will look again', async () => {
    ofsted.serve('/provider/44/80476', status(503))
    start()
    expect(await said('page not read')).toContain('busy or in trouble')
    expect((await loadLibrary(folder)).reports).toEqual([])
  })

  test('says so where the library cannot be written', async () => {
    rmSync(folder, { recursive: true })
    const { writeFileSync } = await import('node:fs')
    writeFileSync(folder, '')
    start()
    expect(await said('fetch failed')).toContain('"level":"warn"')
  })
})

describe('The next look', () => {
  const now = new Date(2026, 10, 1, 10, 0)
  test.each([
    ['daily', null, 0],
    ['daily', new Date(2026, 10, 1, 9, 0), 23],
    ['daily', new Date(2026, 9, 1), 0],
    [{ hour: 12, minute: 30 }, null, 2.5],
    [{ hour: 10, minute: 0 }, null, 24],
    [{ hour: 4, minute: 0 }, new Date(2026, 10, 1, 4, 0), 18],
  ] as const)('at %j, after %s, comes in %f hours', (times, last, hours) =>
    expect(msUntilNextFetch(times, last, now)).toBe(hours * HOUR_MS),
  )
})
