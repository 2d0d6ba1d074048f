import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReaderPool } from '../../src/ingest/readers/pool.js'
import { built } from '../cli/built.js'
import { bundled, parseText, sourceOf } from './bundled.js'
import { hostilePdfs } from './damage/hostile.js'
import { writeReports } from './made-reports.js'

type Apart = typeof import('../../src/ingest/readers/pool.js')

let program: ReturnType<typeof built>
let apart: Apart
beforeAll(async () => {
  program = built()
  const file = join(program.main, '../../ingest/readers/pool.js')
  apart = await import(/* @vite-ignore */ pathToFileURL(file).href)
}, 60_000)
afterAll(() => program.remove())

const bytes = (text: string) => new TextEncoder().encode(text)

async function withReaders<T>(most: number, use: (readers: ReaderPool) => Promise<T>): Promise<T> {
  const readers = apart.workerPool(most)
  try {
    return await use(readers)
  } finally {
    await readers.close()
  }
}

describe('processes that read', () => {
  it('read what this one reads, several files at once', async () => {
    const read = await withReaders(2, (readers) =>
      Promise.all(bundled.map((id) => readers.read(`${id}.txt`, bytes(sourceOf(id))))),
    )
    expect(read).toEqual(bundled.map((id) => parseText(sourceOf(id)).report))
  })

  it('hold a source against its extract, and name what does not stand there', async () => {
    const source = sourceOf('northumberland-2012')
    const { report } = parseText(source)
    const [first, ...rest] = report.paragraphs
    const altered = {
      ...report,
      paragraphs: [{ ...first, text: `Not ${first?.text}` }, ...rest],
    } as typeof report
    await withReaders(1, async (readers) => {
      const read = (against: typeof report) => readers.reread('a.txt', bytes(source), against)
      expect(await read(report)).toEqual({ parsed: report, differingKeys: [], differingLabels: [] })
      expect((await read(altered)).differingKeys).toEqual([first?.key])
    })
  })

  it('fail with the sentence of the file, and read the next', async () => {
    await withReaders(1, async (readers) => {
      await expect(readers.read('diary.txt', bytes('Dear diary'))).rejects.toThrow(/no report of a kind/)
      await expect(readers.read('a.txt', bytes(sourceOf('northumberland-2012')))).resolves.toBeDefined()
    })
  })

  it('are not needed to tell a web page from a PDF', async () => {
    // With none at all, whatever needs one waits for ever.
    const read = withReaders(0, (readers) => readers.read('page.pdf', bytes('<html>gone</html>')))
    await expect(read).rejects.toThrow(/a web page, not a PDF/)
  })

  it('that run out of memory fail their file alone', async () => {
    const endless = hostilePdfs['a million boxes']?.() ?? new Uint8Array()
    await withReaders(1, async (readers) => {
      await expect(readers.read('endless.pdf', endless)).rejects.toThrow(/more memory than any report needs/)
      await expect(readers.read('a.txt', bytes(sourceOf('northumberland-2012')))).resolves.toBeDefined()
    })
  }, 60_000)

  it('break off what they are at when they are closed, and start no more', async () => {
    const readers = apart.workerPool(1)
    const reading = [1, 2].map(() => readers.read('a.txt', bytes(sourceOf('northumberland-2012'))))
    const ended = Promise.allSettled(reading)
    await new Promise((done) => setTimeout(done, 10))
    await readers.close()
    expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })
})

it('ids and copies are decided in the order of the files’ names, whichever process is ready first', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pilcrow-readers-'))
  try {
    await mkdir(join(folder, 'in'))
    writeReports(join(folder, 'in'), 12)
    const { ingest } = await import('../../src/ingest/ingest.js')
    const straight = await ingest([join(folder, 'in')], { library: join(folder, 'one') })
    const shuffled = await withReaders(2, (readers) =>
      ingest([join(folder, 'in')], {
        library: join(folder, 'two'),
        readers: {
          ...readers,
          async read(file, content) {
            const parsed = await readers.read(file, content)
            await new Promise((done) => setTimeout(done, Math.random() * 40))
            return parsed
          },
        },
      }),
    )
    expect(shuffled.outcomes).toEqual(straight.outcomes)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
