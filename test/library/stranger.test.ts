import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadExtract, loadLibrary } from '../../src/library/library.js'
import { packageData } from '../../src/vocabulary/data.js'
import { anyCharacter } from '../characters.js'
import { runs } from '../runs.js'

/** Extracts that somebody else has written: whatever they hold, the library loads, and says what it left out. */

const honest = await readFile(join(packageData(), 'extracts/northumberland-2012.json'), 'utf8')
const short = JSON.stringify({ ...JSON.parse(honest), paragraphs: [], sections: [], recommendations: [] })
let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pilcrow-stranger-'))
  await mkdir(join(folder, 'extracts'))
  file = join(folder, 'extracts/northumberland-2012.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const problem = async (): Promise<string> => {
  const { reports, problems } = await loadLibrary(folder)
  expect(reports).toEqual([])
  expect(problems).toHaveLength(1)
  return problems[0] ?? ''
}

describe('An extract from a stranger', () => {
  it.each(['__proto__', 'constructor', 'prototype'])(
    'cannot change what objects are with %s',
    async (key) => {
      for (const place of ['{\n  "id"', '{\n    "slug"', '{\n      "key"']) {
        const [brace = '', name = ''] = place.split('\n')
        const forged = honest.replace(
          place,
          `${brace}"${key}": {"polluted": true, "grade": "Good"},\n${name}`,
        )
        expect(forged).not.toBe(honest)
        await writeFile(file, forged)
        expect(await problem()).toContain(key)
        expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
      }
    },
  )

  it.each([
    '../../outside',
    '/etc/passwd',
    'north..umberland',
    'a/b',
    'northumberland-2012\u0000',
    'CON',
    '',
  ])('cannot name a path for an id: %j', async (id) => {
    await writeFile(file, honest.replace('"northumberland-2012"', JSON.stringify(id)))
    expect(await problem()).toContain('the field id')
  })

  it('of a gigabyte is not read', async () => {
    await writeFile(file, honest)
    await truncate(file, 1024 ** 3)
    const before = process.memoryUsage().rss
    expect(await problem()).toContain('1024.0 MiB, and at most 4.0 are read')
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 ** 2)
  })

  it.each([
    ['a paragraph', 'Safe. '.repeat(20_000), 'at most 100,000 characters'],
    ['a sentence', 'safe '.repeat(2100), 'a sentence of more than 10,000 characters'],
    ['a word', 's'.repeat(2100), 'a word of more than 2,000 characters'],
  ])('with %s that is longer than any report has is left out, and says so', async (_, words, said) => {
    const report = JSON.parse(honest)
    report.paragraphs[3].text = words
    await writeFile(file, JSON.stringify(report))
    expect(await problem()).toContain(`the field paragraphs[3].text: ${said}`)
  })

  it.each([
    ['a folder', () => mkdir(file)],
    ['a link to a folder', () => symlink(folder, file)],
    ['a link to nothing', () => symlink(join(folder, 'nowhere'), file)],
    ['a link to itself', () => symlink(file, file)],
    ['a link to what never ends', () => symlink('/dev/zero', file)],
    ['a pipe that nobody writes to', async () => void spawnSync('mkfifo', [file])],
  ])('that is %s is left out', async (_, make) => {
    await make()
    expect(await problem()).toContain('northumberland-2012.json cannot be read')
  })

  it('that a link leads to is taken, as container platforms mount files', async () => {
    const elsewhere = join(folder, 'elsewhere')
    await writeFile(elsewhere, honest)
    await symlink(elsewhere, file)
    expect((await loadLibrary(folder)).reports).toHaveLength(1)
  })

  it.each(['[', '{"a":'])('nested a hundred thousand deep with %s is left out', async (open) => {
    const close = open === '[' ? ']' : '}'
    await writeFile(file, `${open.repeat(1e5)}1${close.repeat(1e5)}`)
    expect(await problem()).toContain('northumberland-2012.json')
    await writeFile(
      file,
      honest.replace('"warnings": []', `"warnings": ${'['.repeat(1e5)}${']'.repeat(1e5)}`),
    )
    expect(await problem()).toContain('warnings')
  })

  it('says what is wrong on one short line that no terminal acts on', async () => {
    const odd = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.constantFrom('\u001b[2J', '\u202e', 'x'.repeat(1e5)),
    )
    await fc.assert(
      fc.asyncProperty(odd, fc.boolean(), async (words, isKey) => {
        const json = isKey
          ? short.replace('{', `{${JSON.stringify(`!${words}`)}: 1,`)
          : short.replace('"SLAC"', `${JSON.stringify(`!${words}`)}, ${words}`)
        await writeFile(file, json)
        const said = await loadExtract(file)
        const { refusal = '' } = said
        expect(refusal).not.toMatch(/[\p{Cc}\u202e\u2028]/u)
        expect(refusal).not.toBe('')
        expect(refusal.length).toBeLessThan(1200)
      }),
      { numRuns: runs(30) },
    )
  })
})
