import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type FetchOptions, fetchReports, planFetch } from '../../src/fetch/fetch.js'
import type { ReportSource } from '../../src/fetch/sources.js'
import { ingest } from '../../src/ingest/ingest.js'
import { checkLibrary } from '../../src/ingest/maintenance.js'
import { loadLibrary } from '../../src/library/library.js'
import { shortReport } from '../ingest/made-reports.js'
import { cut, event, holding, type Ofsted, page, startOfsted, status } from './ofsted.js'

const PACE = { intervalMs: 0, pausesMs: [1, 1], longestWaitMs: 100, timeoutMs: 1000 }
const WEB_PAGE = '<!DOCTYPE html><html><body>Sorry</body></html>'

let kent: Uint8Array
let essex: Uint8Array
beforeAll(async () => {
  kent = await shortReport({ council: 'Kent' })
  essex = await shortReport({ council: 'Essex', dates: '3 June 2024 to 14 June 2024' })
})

let folder: string
let library: string
let ofsted: Ofsted
let list: ReportSource[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pilcrow-fetch-'))
  library = join(folder, 'library')
  ofsted = await startOfsted()
  list = [ofsted.put(1, kent), ofsted.put(2, essex, 'essex', '2024-07-30')]
})
afterEach(async () => {
  await ofsted.close()
  await rm(folder, { recursive: true, force: true })
})

const options = (more: Partial<FetchOptions> = {}): FetchOptions => ({
  library,
  filter: { councils: null, since: null },
  isNew: false,
  sites: ofsted.sites,
  agent: 'Pilcrow/test',
  rateLimit: PACE,
  list,
  ...more,
})
const run = (more: Partial<FetchOptions> = {}) => fetchReports(options(more))
const held = async (id: string) => (await loadLibrary(library)).byId(id)
const FILE = 'https://files.ofsted.gov.uk/v1/file'

describe('A fetch', () => {
  test('brings each report that is listed, with the date on which Ofsted published it, and its address', async () => {
    const { totals, arrived, here, stopped } = await run()
    expect(totals).toEqual({ added: 2, updated: 0, unchanged: 0, failed: 0 })
    expect(arrived).toEqual({ files: 2, bytes: kent.byteLength + essex.byteLength })
    expect([here, stopped]).toEqual([0, null])
    expect(await held('kent-2019')).toMatchObject({
      published: '2019-07-05',
      publishedSource: 'ofsted',
      url: `${FILE}/1`,
      source: { file: 'kent-2019-07-05.pdf', sha256: list[0]?.sha256 },
    })
    expect((await checkLibrary(library)).flatMap(({ faults }) => faults)).toEqual([])
  })

  test('makes the library that ingest makes, but for dates and addresses', async () => {
    await run()
    const other = join(folder, 'other')
    await rm(join(library, 'fetched', 'about.csv'))
    await ingest([join(library, 'fetched')], { library: other })
    const without = async (from: string) =>
      (await loadLibrary(from)).reports.map((report) => ({
        ...report,
        published: null,
        publishedSource: null,
        url: null,
      }))
    expect(await without(library)).toEqual(await without(other))
  })

  test('brings nothing twice', async () => {
    await run()
    const { totals, arrived, here } = await run()
    expect(totals).toEqual({ added: 0, updated: 0, unchanged: 2, failed: 0 })
    expect([arrived.files, here, ofsted.asked.length]).toEqual([0, 2, 2])
  })

  test('brings nothing that the library has by another way', async () => {
    await writeFile(join(folder, 'mine.pdf'), kent)
    await ingest([join(folder, 'mine.pdf')], { library })
    const { totals } = await run()
    expect(totals).toMatchObject({ added: 1, updated: 1 })
    expect(ofsted.asked).toEqual(['/v1/file/2'])
    expect(await held('kent-2019')).toMatchObject({ published: '2019-07-05', source: { file: 'mine.pdf' } })
  })

  test('brings again what was damaged here', async () => {
    await run()
    await writeFile(join(library, 'fetched', 'kent-2019-07-05.pdf'), kent.subarray(0, 500))
    await rm(join(library, 'reports', 'kent-2019.pdf'))
    await run()
    expect(ofsted.asked).toEqual(['/v1/file/1', '/v1/file/2', '/v1/file/1'])
    expect(Buffer.compare(await readFile(join(library, 'reports', 'kent-2019.pdf')), kent)).toBe(0)
  })

  test('keeps to the councils and the years that are asked for', async () => {
    await run({ filter: { councils: ['essex'], since: null } })
    await run({ filter: { councils: null, since: '2024-07-30' } })
    await run({ filter: { councils: null, since: '2025' } })
    expect(ofsted.asked).toEqual(['/v1/file/2'])
  })

  test('can be asked first what it would bring', async () => {
    await run({ filter: { councils: ['essex'], since: null } })
    const { selected, missing } = await planFetch(options())
    expect([selected.length, missing.map(({ file }) => file)]).toEqual([2, ['kent-2019-07-05.pdf']])
    expect(ofsted.asked).toEqual(['/v1/file/2'])
  })

  test('that is stopped keeps what has come, and the next one goes on from there', async () => {
    const stop = new AbortController()
    const stopped = await run({
      signal: stop.signal,
      onEvent: (told) => told.kind === 'fetching' && told.at === 1 && stop.abort(),
    })
    expect(stopped.interrupted).toBe(true)
    expect((await loadLibrary(library)).reports).toEqual([])
    expect((await run()).totals.added).toBe(2)
    expect(ofsted.asked.filter((path) => path === '/v1/file/1')).toHaveLength(1)
    expect((await readdir(library)).sort()).toEqual(['extracts', 'fetched', 'index', 'reports'])
  })
})

describe('A file that is not as the list has it', () => {
  test('is kept, taken in and named; and not brought again', async () => {
    const corrected = await shortReport({ council: 'Kent', paragraphs: 5 })
    ofsted.serve('/v1/file/1', holding(corrected))
    for (const asked of [2, 2]) {
      const { differing, outcomes, totals } = await run()
      expect([...differing.keys()]).toEqual(['kent-2019-07-05.pdf'])
      expect(outcomes[1]?.warnings.at(-1)).toMatch(/Ofsted corrects reports, so it was kept\.$/)
      expect(totals.failed).toBe(0)
      expect(ofsted.asked).toHaveLength(asked)
    }
    expect((await held('kent-2019'))?.paragraphs.filter(({ number }) => number !== null)).toHaveLength(5)
  })

  test('is brought again where it was cut off on the way', async () => {
    ofsted.serve('/v1/file/1', cut(kent), holding(kent))
    const { totals, differing } = await run()
    expect([totals.added, differing.size]).toEqual([2, 0])
  })
})

describe('An address that holds no report', () => {
  test.each([
    ['nothing', status(404), /^There is nothing at /],
    ['a web page', holding(WEB_PAGE, 'text/html'), /holds a web page and not a PDF/],
    ['a web page that calls itself a PDF', holding(WEB_PAGE), /holds a web page and not a PDF/],
    ['trouble', status(503), /is busy or in trouble/],
  ])('%s: is said, the others come, and the next run tries again', async (_, answer, said) => {
    ofsted.serve('/v1/file/1', answer)
    const { outcomes, totals } = await run()
    expect(outcomes[0]).toMatchObject({ file: 'kent-2019-07-05.pdf', status: 'failed', report: null })
    expect(outcomes[0]?.error).toMatch(said)
    expect(totals).toEqual({ added: 1, updated: 0, unchanged: 0, failed: 1 })
    ofsted.serve('/v1/file/1', holding(kent))
    expect((await run()).totals).toEqual({ added: 1, updated: 0, unchanged: 1, failed: 0 })
  })

  test('but a web page, as the list knows, is asked for once', async () => {
    list = [ofsted.put(1, Buffer.from(WEB_PAGE))]
    for (const time of ['first', 'second']) {
      const { outcomes } = await run()
      expect([time, outcomes[0]?.error]).toEqual([
        time,
        expect.stringMatching(/Ofsted has no report there\.$/),
      ])
    }
    expect(ofsted.asked).toHaveLength(1)
  })
})

describe('A site that is down', () => {
  test('changes nothing', async () => {
    await run({ filter: { councils: ['kent'], since: null } })
    const before = await held('kent-2019')
    list = [...list, ...[3, 4, 5].map((number) => ofsted.put(number, essex, 'essex', `2020-01-0${number}`))]
    for (const number of [2, 3, 4, 5]) ofsted.serve(`/v1/file/${number}`, status(503))
    const { stopped, outcomes, untried, totals } = await run()
    expect(stopped).toMatch(/busy or in trouble/)
    expect(totals).toEqual({ added: 0, updated: 0, unchanged: 1, failed: 4 })
    // Three are tried, each three times; then it is left alone.
    expect(ofsted.asked).toHaveLength(1 + 3 * 3)
    expect(untried.map(({ error }) => error)).toEqual([
      expect.stringMatching(/^Not fetched: Ofsted’s site is busy/),
    ])
    expect(outcomes).toContain(untried[0])
    expect(await held('kent-2019')).toEqual(before)
  })
})

describe('Councils’ pages', () => {
  let kentNew: Uint8Array
  let essexNew: Uint8Array
  beforeAll(async () => {
    kentNew = await shortReport({ council: 'Kent', dates: '6 May 2024 to 17 May 2024' })
    essexNew = await shortReport({ council: 'Essex', dates: '5 May 2025 to 16 May 2025' })
  })
  const INSPECTION = "Children's services inspection"
  const VISIT = "Children's services focused visit"

  beforeEach(() => {
    ofsted.put(3, kentNew)
    ofsted.put(4, essexNew)
    const kents = [
      event(INSPECTION, '05 July 2019', `${FILE}/1`),
      event(INSPECTION, '02 July 2024', `${ofsted.sites.files.origin}/v1/file/3`),
      event(VISIT, '02 July 2021', `${FILE}/9`),
    ]
    ofsted.serve('/provider/44/80476', holding(page('80476', ...kents), 'text/html'))
    ofsted.serve(
      '/provider/44/80467',
      holding(page('80467', event(INSPECTION, '20 June 2025', '/v1/file/4')), 'text/html'),
    )
  })

  test('are looked through for what no list has; letters of visits are counted and passed over', async () => {
    const { totals, discovery } = await run({ isNew: true })
    expect(totals).toEqual({ added: 2, updated: 0, unchanged: 0, failed: 0 })
    expect(discovery.found.map(({ file }) => file)).toEqual(['kent-2024-07-02.pdf', 'essex-2025-06-20.pdf'])
    expect(discovery.passedOver.map(({ kind }) => kind)).toEqual([VISIT])
    expect(discovery.faults).toEqual([])
    expect(await held('kent-2024')).toMatchObject({
      published: '2024-07-02',
      publishedSource: 'ofsted',
      url: `${FILE}/3`,
    })
    expect(ofsted.asked.filter((path) => path.startsWith('/v1/file'))).toEqual(['/v1/file/3', '/v1/file/4'])
  })

  test('found nothing new the next time; and a fetch of what is listed has it too', async () => {
    await run({ isNew: true })
    const { discovery, totals } = await run({ isNew: true })
    expect([discovery.found, totals.unchanged]).toEqual([[], 2])
    expect((await run()).totals).toEqual({ added: 2, updated: 0, unchanged: 2, failed: 0 })
  })

  test('are those of the councils that are asked for', async () => {
    await run({ isNew: true, filter: { councils: ['essex'], since: null } })
    expect(ofsted.asked).toEqual(['/provider/44/80467', '/v1/file/4'])
  })

  test('bring an area SEND report under a name of its own, and two of one day apart', async () => {
    ofsted.serve(
      '/provider/44/80476',
      holding(
        page(
          '80476',
          event(INSPECTION, '02 July 2024', `${FILE}/3`),
          event(INSPECTION, '02 July 2024', `${FILE}/4`),
          event('Area SEND full inspection', '02 July 2024', `${FILE}/5`),
        ),
      ),
    )
    const { discovery } = await planFetch(
      options({ isNew: true, filter: { councils: ['kent'], since: null } }),
    )
    expect(discovery.found.map(({ file }) => file)).toEqual([
      'kent-2024-07-02.pdf',
      'kent-2024-07-02-4.pdf',
      'send-kent-2024-07-02.pdf',
    ])
  })

  test('that no longer look as they did are named, and the others are read', async () => {
    ofsted.serve('/provider/44/80476', holding('<html><h1>A new design</h1></html>', 'text/html'))
    const { discovery, totals } = await run({ isNew: true })
    expect(discovery.faults).toEqual([
      expect.stringMatching(/^kent: .* no longer looks like a council’s page/),
    ])
    expect(totals.added).toBe(1)
  })

  test('that cannot be had change nothing', async () => {
    for (const urn of ['80476', '80467']) ofsted.serve(`/provider/44/${urn}`, status(503))
    const { discovery, totals } = await run({ isNew: true })
    expect(discovery.faults).toHaveLength(2)
    expect(totals).toEqual({ added: 0, updated: 0, unchanged: 0, failed: 0 })
    expect(await readdir(folder)).toEqual([])
  })
})
