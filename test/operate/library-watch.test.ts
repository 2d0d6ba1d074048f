import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLibrary, loadLibrary } from '../../src/library/library.js'
import { type LibraryWatch, readFolderState, watchLibrary } from '../../src/operate/library-watch.js'
import { createLogger } from '../../src/operate/log.js'
import type { Pilcrow } from '../../src/pilcrow/pilcrow.js'

/** Often enough for a test, and long enough to see that nothing happens. */
const EVERY_MS = 15
const LONG_ENOUGH_MS = 150

let folder: string
let reload: LibraryWatch
let served: Pilcrow[]
let lines: string[]
let reloaded: string[]

const extract = (id: string) => join(folder, 'extracts', `${id}.json`)
const bring = (...ids: string[]) => {
  for (const id of ids) cpSync(`data/extracts/${id}.json`, extract(id))
}
const idsServed = () =>
  served
    .at(-1)
    ?.library.reports.map(({ id }) => id)
    .sort()
const wait = () => new Promise((done) => setTimeout(done, LONG_ENOUGH_MS))
const withLibrary = (library: Pilcrow['library']) => ({ library }) as Pilcrow

async function follow(more: Partial<Parameters<typeof watchLibrary>[0]> = {}): Promise<void> {
  reload = watchLibrary({
    folder,
    state: await readFolderState(folder),
    pilcrow: withLibrary(await loadLibrary(folder)),
    open: async (library) => withLibrary(library),
    serve: (pilcrow) => served.push(pilcrow),
    log: createLogger({ write: (line) => lines.push(line) }),
    counts: { reloaded: (result: string) => reloaded.push(result) } as never,
    everyMs: EVERY_MS,
    ...more,
  })
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilcrow-reload-'))
  mkdirSync(join(folder, 'extracts'))
  bring('northumberland-2012')
  served = []
  lines = []
  reloaded = []
})
afterEach(async () => {
  await reload.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('A library that changes on disk', () => {
  test('is taken up whole, once nothing changes any more', async () => {
    await follow()
    bring('lincolnshire-2015')
    bring('north-lincolnshire-2012')
    await vi.waitUntil(() => served.length > 0)
    expect(idsServed()).toEqual(['lincolnshire-2015', 'north-lincolnshire-2012', 'northumberland-2012'])
    await wait()
    expect(served).toHaveLength(1)
    expect(reloaded).toEqual(['taken'])
    expect(lines.join('')).toContain('"event":"library taken","reports":3,"changes":2')
  })

  test('waits while one file after another comes, also where nobody says that more are to come', async () => {
    await follow({ everyMs: 100 })
    const whole = readFileSync('data/extracts/lincolnshire-2015.json', 'utf8')
    for (let more = 0; more < 100; more++) {
      writeFileSync(extract('lincolnshire-2015'), whole + ' '.repeat(more))
      await new Promise((done) => setTimeout(done, 5))
    }
    expect(served).toEqual([])
    await vi.waitUntil(() => served.length > 0)
    expect(idsServed()).toEqual(['lincolnshire-2015', 'northumberland-2012'])
  })

  test('is left alone while nothing changes', async () => {
    await follow()
    await wait()
    expect([served, lines]).toEqual([[], []])
  })

  test('loses what is removed', async () => {
    bring('lincolnshire-2015')
    await follow()
    rmSync(extract('lincolnshire-2015'))
    await vi.waitUntil(() => served.length > 0)
    expect(idsServed()).toEqual(['northumberland-2012'])
  })

  test('waits for a run of ingest to be over', async () => {
    await follow()
    mkdirSync(join(folder, '.unfinished'))
    bring('lincolnshire-2015')
    await wait()
    expect(served).toEqual([])
    rmSync(join(folder, '.unfinished'), { recursive: true })
    await vi.waitUntil(() => served.length > 0)
    expect(idsServed()).toEqual(['lincolnshire-2015', 'northumberland-2012'])
  })

  test('does not wait for ever for a run that was killed', async () => {
    await follow({ abandonedMs: 50 })
    mkdirSync(join(folder, '.unfinished'))
    bring('lincolnshire-2015')
    await vi.waitUntil(() => served.length > 0)
  })

  test('is taken at once when that is asked for', async () => {
    await follow({ everyMs: 60_000 })
    mkdirSync(join(folder, '.unfinished'))
    bring('lincolnshire-2015')
    await reload.now()
    expect(idsServed()).toEqual(['lincolnshire-2015', 'northumberland-2012'])
  })
})

describe('What cannot be used', () => {
  test.each([
    ['cut short', (whole: string) => whole.slice(0, 1000)],
    ['no report at all', () => '{"__proto__": {"id": "northumberland-2012"}}'],
    ['another report’s', (whole: string) => whole.replace('northumberland-2012', 'northumberland-2013')],
  ])('an extract that is %s is refused: its old form serves on, and the others come', async (_, spoilt) => {
    await follow()
    writeFileSync(
      extract('northumberland-2012'),
      spoilt(readFileSync(extract('northumberland-2012'), 'utf8')),
    )
    bring('lincolnshire-2015')
    await vi.waitUntil(() => served.length > 0)
    expect(idsServed()).toEqual(['lincolnshire-2015', 'northumberland-2012'])
    expect(served[0]?.library.byId('northumberland-2012')?.paragraphs.length).toBeGreaterThan(100)
    expect(reloaded).toEqual(['refused', 'taken'])
    expect(lines.filter((line) => line.includes('extract refused'))).toHaveLength(1)
    expect(lines[0]).toContain('northumberland-2012.json')
  })

  test('a bad extract alone changes nothing, is named once, and is taken when it is mended', async () => {
    await follow()
    writeFileSync(extract('lincolnshire-2015'), '{')
    await vi.waitUntil(() => reloaded.length > 0)
    await wait()
    expect([served, reloaded, lines.length]).toEqual([[], ['refused'], 1])
    bring('lincolnshire-2015')
    await vi.waitUntil(() => served.length > 0)
    expect(idsServed()).toEqual(['lincolnshire-2015', 'northumberland-2012'])
  })

  test('a folder that is gone is said once, and the old library serves on', async () => {
    await follow()
    rmSync(folder, { recursive: true })
    await vi.waitUntil(() => lines.length > 0)
    await wait()
    expect([served, lines.length]).toEqual([[], 1])
    expect(lines[0]).toContain('library refused')
  })

  test('a library that cannot be made ready is refused, once, and taken with what comes next', async () => {
    const open = vi.fn(async (library) => withLibrary(library)).mockRejectedValueOnce(new Error('no room'))
    await follow({ open })
    bring('lincolnshire-2015')
    await vi.waitUntil(() => reloaded.length > 0)
    await wait()
    expect([served, reloaded, open.mock.calls.length]).toEqual([[], ['refused'], 1])
    expect(lines.join('')).toContain('no room')
    bring('north-lincolnshire-2012')
    await vi.waitUntil(() => served.length > 0)
    expect(idsServed()).toEqual(['lincolnshire-2015', 'north-lincolnshire-2012', 'northumberland-2012'])
  })
})

test('An empty library that is filled while it is served is taken', async () => {
  rmSync(extract('northumberland-2012'))
  await follow({ pilcrow: withLibrary(createLibrary([])) })
  bring('northumberland-2012')
  await vi.waitUntil(() => served.length > 0)
  expect(idsServed()).toEqual(['northumberland-2012'])
})
