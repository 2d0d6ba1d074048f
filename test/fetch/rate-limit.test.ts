import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type HttpGet, type RateLimit, rateLimited, retryAfterMs } from '../../src/fetch/http-client.js'
import { type Answer, cut, holding, type Ofsted, redirect, silent, startOfsted, status } from './ofsted.js'

const PACE: RateLimit = { intervalMs: 0, pausesMs: [5, 10, 20], longestWaitMs: 5000, timeoutMs: 200 }
const AGENT = 'Pilcrow/test'
const cutUnseen: Answer = (_, { socket }) =>
  void socket?.end(
    Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n'), PDF.subarray(0, 3000)]),
  )
const PDF = Buffer.from(`%PDF-1.7 ${'words '.repeat(1000)}%%EOF`)

let ofsted: Ofsted
beforeEach(async () => {
  ofsted = await startOfsted()
})
afterEach(() => ofsted.close())

const get = (
  path: string,
  { most = 1_000_000, pace = PACE, signal }: { most?: number; pace?: RateLimit; signal?: AbortSignal } = {},
) => rateLimited(ofsted.sites, AGENT, pace, signal)(new URL(path, ofsted.sites.files), most)

const whyNot = async (asking: ReturnType<HttpGet>) => (await asking).refusal?.why

describe('Ofsted’s site is asked politely', () => {
  test('by name', async () => {
    ofsted.serve('/a', holding(PDF))
    await get('/a')
    expect([...ofsted.agents]).toEqual([AGENT])
  })

  test('one request after another, and no more often than is set', async () => {
    const polite = rateLimited(ofsted.sites, AGENT, { ...PACE, intervalMs: 100 })
    for (const path of ['/a', '/b', '/c', '/d']) ofsted.serve(path, holding(PDF))
    for (const path of ['/a', '/b', '/c', '/d']) await polite(new URL(path, ofsted.sites.files), 1_000_000)
    expect(ofsted.atOnce()).toBe(1)
    // The first one also makes the connection, which on a busy machine may take as long as a turn.
    expect((ofsted.times[3] ?? 0) - (ofsted.times[0] ?? 0)).toBeGreaterThan(2 * 100)
  })

  test('again after as long as it asks for', async () => {
    ofsted.serve('/a', status(429, { 'retry-after': '1' }), holding(PDF))
    expect(await get('/a')).toEqual({ value: PDF })
    expect((ofsted.times[1] ?? 0) - (ofsted.times[0] ?? 0)).toBeGreaterThan(990)
  })

  test('not at all where it asks for longer than anybody would wait', async () => {
    ofsted.serve('/a', status(503, { 'retry-after': '600' }))
    expect(await get('/a')).toEqual({
      refusal: { why: 'Ofsted’s site asks to be left alone for 10 minutes.', isLast: true },
    })
    expect(ofsted.asked).toHaveLength(1)
  })

  test.each([
    ['503', status(503)],
    ['500', status(500)],
    ['429', status(429)],
    ['a body cut in the middle', cut(PDF)],
    ['a body of no stated length cut in the middle', cut(PDF, false)],
    ['a body that only the end of the connection ends, cut in the middle', cutUnseen],
    ['silence', silent],
  ])('again after growing pauses: %s', async (_, trouble) => {
    ofsted.serve('/a', trouble, trouble, holding(PDF))
    expect(await get('/a')).toEqual({ value: PDF })
    expect(ofsted.asked).toHaveLength(3)
  })

  test('no more after its last attempt', async () => {
    ofsted.serve('/a', status(503))
    expect(await whyNot(get('/a'))).toMatch(/busy or in trouble \(status 503/)
    expect(ofsted.asked).toHaveLength(1 + PACE.pausesMs.length)
  })

  test('no more at all where three things in a row have failed', async () => {
    const polite = rateLimited(ofsted.sites, AGENT, { ...PACE, pausesMs: [] })
    const isLast = async (path: string) =>
      (await polite(new URL(path, ofsted.sites.files), 1000)).refusal?.isLast
    for (const path of ['/a', '/b', '/d']) ofsted.serve(path, status(503))
    ofsted.serve('/c', status(404))
    const names = ['/a', '/b', '/c', '/a', '/b', '/d']
    const ends: unknown[] = []
    for (const path of names) ends.push(await isLast(path))
    expect(ends).toEqual([...Array(5).fill(false), true])
  })

  test('no second time where it says that there is nothing', async () => {
    expect(await whyNot(get('/nothing'))).toMatch(/^There is nothing at .*\/nothing \(status 404\)\.$/)
    expect(ofsted.asked).toHaveLength(1)
  })

  test('until the run is ended', async () => {
    const stop = new AbortController()
    ofsted.serve('/a', (request, response) => {
      silent(request, response)
      stop.abort()
    })
    await expect(get('/a', { signal: stop.signal })).rejects.toThrow(/aborted/)
    expect(ofsted.asked).toHaveLength(1)
  })

  test('and where nobody answers, that is said in a sentence', async () => {
    const gone = await startOfsted()
    await gone.close()
    const asking = rateLimited(gone.sites, AGENT, { ...PACE, pausesMs: [] })(
      new URL('/a', gone.sites.files),
      1000,
    )
    expect(await whyNot(asking)).toMatch(/^Ofsted’s site cannot be reached \(ECONNREFUSED\)\.$/)
  })
})

describe('Nothing is asked of a host that is not set', () => {
  test('a redirect within the site is followed', async () => {
    ofsted.serve('/a', redirect('/b'))
    ofsted.serve('/b', holding(PDF))
    expect(await get('/a')).toEqual({ value: PDF })
  })

  test('a redirect to another host is not', async () => {
    const other = await startOfsted()
    other.serve('/b', holding(PDF))
    ofsted.serve('/a', redirect(new URL('/b', other.sites.files).href))
    expect(await whyNot(get('/a'))).toMatch(
      /leads on to 127\.0\.0\.1:\d+, another site, which is not asked\.$/,
    )
    expect(other.asked).toEqual([])
    await other.close()
  })

  test('nor one without end', async () => {
    ofsted.serve('/a', redirect('/a'))
    expect(await whyNot(get('/a'))).toMatch(/leads on without end/)
    expect(ofsted.asked.length).toBeLessThan(10)
  })

  test('nor an address elsewhere', async () => {
    const elsewhere = rateLimited(ofsted.sites, AGENT, PACE)(new URL('http://files.example.org/a'), 1000)
    expect(await whyNot(elsewhere)).toBe('files.example.org is no site that is set.')
  })
})

describe('A body that is far too large', () => {
  const MEBIBYTE = Buffer.alloc(1024 * 1024)

  test('is not read where it says so', async () => {
    let sent = 0
    ofsted.serve('/a', (_, response) => {
      response.writeHead(200, { 'content-length': 2 * 1024 ** 3 })
      response.write(MEBIBYTE, () => {
        sent += 1
      })
    })
    expect(await whyNot(get('/a', { most: MEBIBYTE.length }))).toMatch(/more than 1 MB, which no report does/)
    expect(sent).toBeLessThan(2)
  })

  test('is left where it does not', async () => {
    let sent = 0
    ofsted.serve('/a', (_, response) => {
      const more = () => {
        if (response.destroyed || sent > 500) return
        sent += 1
        response.write(MEBIBYTE, more)
      }
      response.writeHead(200)
      more()
    })
    expect(await whyNot(get('/a', { most: 2 * MEBIBYTE.length }))).toMatch(/more than 2 MB/)
    await new Promise((done) => setTimeout(done, 50))
    expect(sent).toBeLessThan(50)
    expect(ofsted.asked).toHaveLength(1)
  })
})

describe('Retry-After', () => {
  const now = Date.parse('2026-11-01T10:00:00Z')
  test.each([
    [null, 0],
    ['120', 120_000],
    ['Sun, 01 Nov 2026 10:00:30 GMT', 30_000],
    ['Sun, 01 Nov 2026 09:00:00 GMT', 0],
    ['soon', 0],
  ])('%s: %i ms', (header, ms) => expect(retryAfterMs(header, now)).toBe(ms))
})
