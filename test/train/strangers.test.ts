import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/model/report.js'
import { rankOfRight } from '../../train/asking.js'
import { readStrangers } from '../../train/strangers.js'

const report = (id: string, slug: string, texts: readonly string[]) =>
  ({
    id,
    authority: { slug, name: slug },
    paragraphs: texts.map((text, at) => ({ key: String(at + 1), text })),
  }) as unknown as Report

const devon = report('devon-2025', 'devon', [
  'It rains.',
  'Social workers have manageable caseloads, and say so.',
])
const place = (key: string, begins: string) => ({ report: 'devon-2025', key, begins })

const read = (lines: readonly object[], reports: readonly Report[] = [devon]) => {
  const folder = mkdtempSync(join(tmpdir(), 'judged-'))
  writeFileSync(join(folder, 'w1.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'))
  return readStrangers(folder, reports)
}

const caseloads = {
  council: 'devon',
  question: 'how many kids has each worker got',
  says: [place('2', 'Social workers have manageable caseloads')],
  speaks: [],
}

describe('What strangers asked', () => {
  it('is read with the paragraphs that they took for an answer', () =>
    expect(read([caseloads])).toEqual([
      { writer: 'w1.jsonl', ...caseloads, says: ['devon-2025 2'], speaks: [] },
    ]))

  it('finds a paragraph whose key has moved by how it begins', () => {
    const moved = { ...caseloads, says: [place('9', 'Social workers have manageable caseloads')] }
    expect(read([moved])[0]?.says).toEqual(['devon-2025 2'])
  })

  it('is left out where a paragraph that was judged is not held, or the council has no report', () => {
    const unheld = { ...caseloads, speaks: [place('3', 'Nothing of the kind')] }
    expect(read([unheld, { ...caseloads, council: 'kent', says: [] }])).toEqual([])
  })

  it('may be asked of all councils, and answered by none', () =>
    expect(read([{ council: null, question: 'what do they earn', says: [], speaks: [] }])).toHaveLength(1))

  it('of a line of another shape says so', () => expect(() => read([{ council: 'devon' }])).toThrow())
})

describe('The place of what answers', () => {
  it('is that of the best of several', () => expect(rankOfRight([3, 1, 2], new Set([1, 2]))).toBe(2))
  it('is none where nothing does', () => expect(rankOfRight([3, 1], new Set())).toBe(0))
})
