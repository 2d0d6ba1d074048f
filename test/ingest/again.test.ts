import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ingest } from '../../src/ingest/ingest.js'
import { inProcessReader } from '../../src/ingest/readers/pool.js'
import { fingerprintOf, isSettled, openFileCache } from '../../src/ingest/store/file-cache.js'
import { sourceOf } from './bundled.js'

/** A change within so many ms of the one before may leave no trace in a file's times. */
const GRAIN = 120

/** When every file of these tests was written, as far as it can be set. */
const WRITTEN = new Date('2024-05-01T12:00:00Z')

let folder: string
let library: string
const given = () => join(folder, 'inbox', 'a.txt')
const extract = () => join(library, 'extracts', 'northumberland-2012.json')
const copy = () => join(library, 'reports', 'northumberland-2012.txt')
const seen = () => join(library, 'index', 'seen.json')

/** Takes the inbox in, and counts the files that were read. */
async function take(): Promise<{ status: string[]; read: number }> {
  let read = 0
  const readers = inProcessReader()
  const { outcomes } = await ingest([join(folder, 'inbox')], {
    library,
    readers: {
      ...readers,
      read(file, bytes) {
        read += 1
        return readers.read(file, bytes)
      },
    },
  })
  return { status: outcomes.map(({ status }) => status), read }
}

/** Writes a file anew with its length and the time of its writing kept, as somebody does who wants nobody to see it. */
async function tamper(file: string, change: (text: string) => string): Promise<void> {
  const { size } = await stat(file)
  await writeFile(file, change(await readFile(file, 'utf8')))
  await utimes(file, WRITTEN, WRITTEN)
  expect((await stat(file)).size).toBe(size)
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pilcrow-again-'))
  library = join(folder, 'library')
  await mkdir(join(folder, 'inbox'))
  await writeFile(given(), sourceOf('northumberland-2012'))
  await wait(GRAIN)
  expect((await take()).status).toEqual(['added'])
  // To the second, so that it can be set again exactly.
  for (const file of [given(), extract(), copy()]) await utimes(file, WRITTEN, WRITTEN)
  await wait(GRAIN)
  expect(await take()).toEqual({ status: ['unchanged'], read: 0 })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('files that nobody has touched', () => {
  it('are known by their size and times, and nothing is written', async () => {
    const files = Object.keys(JSON.parse(await readFile(seen(), 'utf8')).files)
    expect(files.sort()).toEqual([given(), extract(), copy()].sort())
    const before = fingerprintOf(seen())?.mark
    expect(await take()).toEqual({ status: ['unchanged'], read: 0 })
    expect(fingerprintOf(seen())?.mark).toBe(before)
  })

  it('are read once more where what is kept in mind is broken, or another reader’s', async () => {
    for (const text of ['{', '{"reader":"0","files":{}}', '[]', '']) {
      await writeFile(seen(), text)
      expect(await take()).toEqual({ status: ['unchanged'], read: 0 })
      expect(Object.keys(JSON.parse(await readFile(seen(), 'utf8')).files)).toHaveLength(3)
    }
  })
})

describe('a change is seen, though the file’s length and the time of its writing are as before', () => {
  it('in a file that was given', async () => {
    await tamper(given(), (text) => text.replace('Outstanding', 'outstanding'))
    expect(await take()).toEqual({ status: ['updated'], read: 1 })
  })

  it('in an extract', async () => {
    const whole = await readFile(extract(), 'utf8')
    await tamper(extract(), (text) => text.replace('"framework": "SLAC"', '"framework": "SLAX"'))
    expect((await take()).read).toBe(1)
    expect(await readFile(extract(), 'utf8')).toBe(whole)
  })

  it('in the library’s copy of a source', async () => {
    await tamper(copy(), (text) => text.replace('Outstanding', 'outstanding'))
    expect((await take()).read).toBe(1)
    const copies = (await readdir(join(library, 'reports'))).map((name) => join(library, 'reports', name))
    const texts = await Promise.all(copies.map((file) => readFile(file, 'utf8')))
    expect(texts).toContain(sourceOf('northumberland-2012'))
  })

  it('in another file that is put in its place', async () => {
    const other = join(folder, 'other.txt')
    await writeFile(other, sourceOf('northumberland-2012').replace('Outstanding', 'outstanding'))
    await utimes(other, WRITTEN, WRITTEN)
    await rename(other, given())
    expect((await take()).read).toBe(1)
  })
})

it('a known file whose place another has taken in the same run is read after all', async () => {
  const whole = sourceOf('northumberland-2012')
  await rm(library, { recursive: true })
  await rm(given())
  await writeFile(join(folder, 'inbox', 'b.txt'), whole.replace(/^107\. .*\n/m, ''))
  await wait(GRAIN)
  await take()
  await wait(GRAIN)
  expect(await take()).toEqual({ status: ['unchanged'], read: 0 })
  await writeFile(given(), whole)
  expect(await take()).toEqual({ status: ['updated', 'unchanged'], read: 2 })
  expect(await readFile(copy(), 'utf8')).toBe(whole)
})

it('a file that was written just before it was read is not trusted, for the next change may leave no trace', async () => {
  const file = join(folder, 'young.txt')
  const told = { sha256: '0'.repeat(64) }
  // A clock that is behind the disk's makes a file young for as long as one likes.
  const kept = async (written: 'long ago' | 'just now', by: 'read' | 'wrote') => {
    await writeFile(file, 'one')
    const time = written === 'just now' ? Date.now() + 60_000 : Date.now()
    await utimes(file, time / 1000, time / 1000)
    await wait(GRAIN)
    const before = await openFileCache(join(folder, 'other'), 'r')
    if (by === 'wrote') before.recordWritten(file, told)
    else before.recordRead(file, fingerprintOf(file), told)
    await wait(GRAIN)
    await before.save(() => true)
    return (await openFileCache(join(folder, 'other'), 'r')).sha256(file)
  }
  expect(await kept('just now', 'read')).toBeUndefined()
  expect(await kept('long ago', 'read')).toBe(told.sha256)
  expect(await kept('just now', 'wrote')).toBeUndefined()
  expect(await kept('long ago', 'wrote')).toBe(told.sha256)
  const stamp = { mark: '', taken: 1050, changed: 1000, grain: 100 }
  expect([1050, 1101].map((time) => isSettled(stamp, time))).toEqual([false, true])
})
