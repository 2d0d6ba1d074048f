import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chosenEncoder } from '../../src/cli/configuration.js'
import { excerptsOf } from '../../src/model/reply.js'
import { createPilcrow } from '../../src/pilcrow/pilcrow.js'
import { openIndex } from '../../src/search/snapshot/snapshot.js'
import { openSentenceEncoder, type Transformers } from '../../src/sentence-encoder/sentence-encoder.js'
import { bundled, vocabulary } from '../open.js'
import { writeTinyModel } from './tiny-model.js'

const WIDTH = 8

/** Stands for the package: 'zebra' and what speaks of a court lie in one direction, all else in another. */
function standIn(asked: string[] = [], width = WIDTH): () => Promise<Transformers> {
  return async () => ({
    env: { allowRemoteModels: true, localModelPath: '' },
    pipeline: async (_task, model, { dtype }) => {
      if (model !== 'tiny' || dtype !== 'fp32') throw new Error(`there is no ${model}, ${dtype}`)
      return async (texts) => {
        asked.push(...texts)
        const data = new Float32Array(texts.length * width)
        for (const [at, text] of texts.entries()) data[at * width + (/zebra|court/i.test(text) ? 0 : 1)] = 1
        return { dims: [texts.length, width], data }
      }
    },
  })
}

let above: string
let folder: string
beforeEach(async () => {
  above = await mkdtemp(join(tmpdir(), 'pilcrow-encoder-'))
  folder = join(above, 'tiny')
  await mkdir(join(folder, 'onnx'), { recursive: true })
  await writeFile(join(folder, 'config.json'), '{}')
  await writeFile(join(folder, 'onnx', 'model.onnx'), 'a model')
})
afterEach(() => rm(above, { recursive: true, force: true }))

/** Where the package is, else null: it is not installed with Pilcrow. */
const PACKAGE = '@huggingface/transformers'
const installed = await import(PACKAGE).catch(() => null)

describe.skipIf(installed === null)('The package that runs it', () => {
  it('reads a model from its folder, and gives vectors of length 1', async () => {
    await writeTinyModel(folder)
    const { dimensions, vectorsOf } = await openSentenceEncoder(folder)
    const [plan, court] = await vectorsOf(['pathway plan of a care leaver', 'court'])
    expect(dimensions).toBe(WIDTH)
    expect(Math.hypot(...(plan as Float32Array))).toBeCloseTo(1)
    expect(plan).not.toEqual(court)
  })
})

describe('A sentence encoder that somebody chose', () => {
  it('is none where PILCROW_ENCODER is unset or empty', async () => {
    expect(await chosenEncoder({})).toBeNull()
    expect(await chosenEncoder({ PILCROW_ENCODER: '' })).toBeNull()
  })

  it('says in a sentence that its folder holds none', async () =>
    expect(chosenEncoder({ PILCROW_ENCODER: join(above, 'nowhere') })).rejects.toThrow(
      /PILCROW_ENCODER names .*nowhere, and no sentence encoder in ONNX stands there/,
    ))

  it('says in a sentence that the package is missing, and how to install it', async () => {
    const missing = () => Promise.reject(new Error('Cannot find package'))
    await expect(openSentenceEncoder(folder, missing)).rejects.toThrow(
      'npm install @huggingface/transformers',
    )
  })

  it('says what is wrong with a model that is of no use', async () => {
    await expect(openSentenceEncoder(folder, standIn([], 6))).rejects.toThrow('vectors of 6 numbers')
    const broken = async () => ({ env: {}, pipeline: () => Promise.reject(new Error('no such file')) })
    await expect(openSentenceEncoder(folder, broken)).rejects.toThrow(
      /sentence encoder in .*tiny could not be used: no such file/i,
    )
  })

  it('makes the vectors of every paragraph once, and they are kept with the index', async () => {
    const library = bundled
    const reports = library.reports.slice(0, 1)
    const asked: string[] = []
    const encoder = await openSentenceEncoder(folder, standIn(asked))
    const first = await openIndex(above, reports, vocabulary, encoder)
    expect(first.indexed.paragraphs.vectors).toHaveLength((reports[0]?.paragraphs.length ?? 0) * WIDTH)
    const before = asked.length
    expect((await openIndex(above, reports, vocabulary, encoder)).from).toBe('snapshot')
    expect(asked).toHaveLength(before)
    expect((await openIndex(above, reports, vocabulary)).from).toBe('reports')
    await writeFile(join(folder, 'onnx', 'model.onnx'), 'another model')
    const other = await openSentenceEncoder(folder, standIn())
    expect((await openIndex(above, reports, vocabulary, other)).from).toBe('reports')
  })

  it('finds by its vectors, and each question waits for its own', async () => {
    const library = bundled
    const asked: string[] = []
    const encoder = await openSentenceEncoder(folder, standIn(asked))
    const { indexed } = await openIndex(above, library.reports, vocabulary, encoder)
    const pilcrow = createPilcrow(library, vocabulary, indexed, encoder)
    asked.length = 0
    const [one, other] = await Promise.all([
      pilcrow.say('pathway plans for care leavers in Northumberland'),
      pilcrow.say('who is the LADO in North Lincolnshire'),
    ])
    expect(asked.length).toBeGreaterThan(0)
    expect(excerptsOf(one).length + excerptsOf(other).length).toBeGreaterThan(0)
    const before = asked.length
    expect(await pilcrow.say('pathway plans for care leavers in Northumberland')).toEqual(one)
    expect(asked).toHaveLength(before)
  })
})
