import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { parseAboutCsv } from '../../src/ingest/about.js'
import { loadAuthorities } from '../../src/vocabulary/authorities.js'
import { loadJudgements } from '../../src/vocabulary/judgements.js'
import { anyCharacter } from '../characters.js'
import { runs } from '../runs.js'

/** Lists that somebody else has written: they are read, or a sentence says where they are broken. */

const folder = mkdtempSync(join(tmpdir(), 'pilcrow-lists-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'authorities.csv')
const holding = (text: string): string => {
  writeFileSync(file, text)
  return file
}

describe('A list from a stranger', () => {
  it.each([
    ['a NUL byte', 'slug,name,now,names\nkent,Ke\u0000nt,,', /line 2: a cell holds/],
    [
      'a cell of ten thousand characters',
      `slug,name,now,names\nkent,Kent,,${'x'.repeat(1e4)}`,
      /line 2: a cell/,
    ],
    ['a row of a thousand cells', `slug,name,now,names\nkent${',x'.repeat(1000)}`, /cannot be read/],
    ['an open quotation mark', 'slug,name,now,names\nkent,"Kent', /cannot be read/],
    ['a formula for a slug', 'slug,name,now,names\n=cmd|calc,Kent,,', /is no slug/],
    ['a path for a slug', 'slug,name,now,names\n../kent,Kent,,', /is no slug/],
    ['__proto__ for a slug', 'slug,name,now,names\n__proto__,Kent,,', /is no slug/],
    ['__proto__ for a column', '__proto__,name,now,names\nkent,Kent,,', /column slug is missing/],
    ['constructor for a column', 'slug,constructor,now,names\nkent,Kent,,', /column name is missing/],
  ])('with %s is refused in a sentence', (_, text, sentence) => {
    expect(() => loadAuthorities(holding(text))).toThrow(sentence)
  })

  it('of a gigabyte, or that is a folder, is not read', () => {
    truncateSync(holding('slug'), 1024 ** 3)
    expect(() => loadAuthorities(file)).toThrow(/1024.0 MiB, and at most 2.0 are read/)
    const place = join(folder, 'judgements.csv')
    mkdirSync(place)
    expect(() => loadJudgements(place)).toThrow(/no ordinary file/)
  })

  it('is read, or refused on one short line that no terminal acts on', () => {
    const cell = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 20 }),
      fc.constantFrom('kent', 'Kent', '', '=1+1', '"', '\u001b[2J', ';;', '__proto__', 'y'.repeat(3000)),
    )
    const right = [
      ['kent', 'Kent', '', ''],
      ['devon', 'Devon', '', '=1+1;the west'],
      ['durham', 'Durham', '', '__proto__'],
    ]
    const wrong = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 2 })
    const rows = fc.tuple(fc.subarray(right, { minLength: 1 }), wrong).map((parts) => parts.flat())
    let [read, refused] = [0, 0]
    fc.assert(
      fc.property(rows, (cells) => {
        const text = ['slug,name,now,names', ...cells.map((row) => row.join(','))].join('\n')
        try {
          const authorities = loadAuthorities(holding(text))
          for (const { slug } of authorities) expect(slug).toMatch(/^[a-z-]+$/)
          read += authorities.length
        } catch (error) {
          refused += 1
          expect((error as Error).message).toMatch(/^[^\p{Cc}]*authorities\.csv[^\p{Cc}]{1,2500}$/u)
        }
      }),
      { numRuns: runs(40) },
    )
    expect(read).toBeGreaterThan(0)
    expect(refused).toBeGreaterThan(0)
  })
})

describe('An about.csv from a stranger', () => {
  it('never stops ingest, and every fault is one short line', () => {
    const cell = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 20 }),
      fc.constantFrom(
        'a.pdf',
        '2012-05-14',
        'javascript:alert(1)',
        'https://x.y',
        '"',
        '../../x',
        'y'.repeat(5000),
      ),
    )
    const head = fc.constantFrom('file,published,url', 'file', '__proto__,file', 'file,file', '')
    let [read, refused] = [0, 0]
    fc.assert(
      fc.property(head, fc.array(fc.array(cell, { maxLength: 5 })), (first, cells) => {
        const { rows, faults } = parseAboutCsv([first, ...cells.map((row) => row.join(','))].join('\n'))
        for (const { url } of rows) expect(url ?? 'https://').toMatch(/^https?:\/\//)
        for (const { message } of faults) {
          expect(message).not.toMatch(/\p{Cc}/u)
          expect(message.length).toBeLessThan(400)
        }
        read += rows.length
        refused += faults.length
      }),
      { numRuns: runs(100) },
    )
    expect(read).toBeGreaterThan(0)
    expect(refused).toBeGreaterThan(0)
  })
})
