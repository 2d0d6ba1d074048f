import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { notVerbatim, parseReportFile } from '../../../src/ingest/readers/read-report.js'
import { loadExtract, loadLibrary } from '../../../src/library/library.js'
import { openIndex } from '../../../src/search/snapshot/snapshot.js'
import { packageData } from '../../../src/vocabulary/data.js'
import { loadVocabulary } from '../../../src/vocabulary/vocabulary.js'
import { random } from '../../../train/random.js'
import { runs } from '../../runs.js'
import { bundled, sourceOf } from '../bundled.js'
import { damages } from './damages.js'

/** What else Pilcrow reads of a disk, damaged in every way that PDFs are. */

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pilcrow-damage-'))
  await mkdir(join(folder, 'index'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const copies = runs(54, 3000)
const kinds = Object.entries(damages)

/** Copies of these bytes, each damaged in the next of the ways. */
function* damagedCopies(bytes: Uint8Array): Generator<{ damage: string; seed: number; copy: Uint8Array }> {
  for (let seed = 1; seed <= copies; seed += 1) {
    const [damage, change] = kinds[seed % kinds.length] ?? []
    if (damage && change) yield { damage, seed, copy: change(bytes, random(seed)) }
  }
}

/** Errors are sentences, on one line. */
const SENTENCE = /^[A-Za-z][^\n]{15,1500}[.?]$/

describe('a damaged text', () => {
  it('is refused with a sentence, or quoted as it stands', async () => {
    const id = bundled[0] ?? 'northumberland-2012'
    for (const { damage, seed, copy } of damagedCopies(new TextEncoder().encode(sourceOf(id)))) {
      try {
        const { report, roles } = await parseReportFile(`${id}.txt`, copy)
        expect([damage, seed, notVerbatim(report.paragraphs, roles)]).toEqual([damage, seed, []])
      } catch (error) {
        expect((error as Error).message).toMatch(SENTENCE)
      }
    }
  })
})

describe('a damaged extract', () => {
  it('is left out with a sentence, or is one of the form that it should have', async () => {
    const honest = await readFile(join(packageData(), 'extracts/lincolnshire-2015.json'))
    const file = join(folder, 'lincolnshire-2015.json')
    let leftOut = 0
    for (const { copy } of damagedCopies(honest)) {
      await writeFile(file, copy)
      const loaded = await loadExtract(file)
      if (loaded.refusal === undefined) continue
      leftOut += 1
      expect(loaded.refusal).toMatch(SENTENCE)
    }
    expect(leftOut).toBeGreaterThan(copies / 2)
  })
})

describe('a damaged snapshot', () => {
  it('is made anew of the reports', async () => {
    const { reports } = await loadLibrary(packageData())
    const few = reports.slice(0, 1)
    const vocabulary = loadVocabulary()
    const { indexed } = await openIndex(folder, few, vocabulary)
    const file = join(folder, 'index/search.bin')
    const honest = await readFile(file)
    for (const { copy } of damagedCopies(honest)) {
      if (Buffer.compare(copy, honest) === 0) continue
      await writeFile(file, copy)
      const opened = await openIndex(folder, few, vocabulary)
      expect(opened.from).toBe('reports')
      expect(opened.indexed).toEqual(indexed)
    }
  })
})
