import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharesOf } from '../../src/learnt/models.js'
import { Asked } from '../../src/model/query.js'
import {
  loadCarriers,
  loadModels,
  MODELS,
  modelFiles,
  storedModels,
} from '../../src/understand/classify/models.js'
import { plainWords } from '../../src/understand/entities/named.js'
import { normalised } from '../../src/understand/understand.js'
import { packageData } from '../../src/vocabulary/data.js'
import { trained } from '../../train/logistic-regression.js'
import { EXAMPLE_FOLDERS, examplesIn } from '../../train/messages.js'
import { random, shuffled } from '../../train/random.js'

const models = loadModels()
const folders = Object.entries(EXAMPLE_FOLDERS)

describe('The models in data/model', () => {
  it.each(folders)('%s: know exactly what the examples teach', (name, folder) => {
    const taught = new Set(examplesIn(...folder).map(({ label }) => label))
    expect(models[name as keyof typeof EXAMPLE_FOLDERS].classes).toEqual([...taught].sort())
  })

  it('fill their file to the last byte: header and weights were made together', () => {
    const { header, weights } = modelFiles()
    const bytes = MODELS.map((name) => models[name].features.length * (4 + models[name].classes.length))
    expect(statSync(weights).size).toBe(bytes.reduce((sum, size) => sum + size, 0))
    expect(storedModels(models).header).toBe(readFileSync(header, 'utf8'))
  })

  it('are stored again as they were loaded, to the byte', () => {
    expect(Buffer.compare(storedModels(models).weights, readFileSync(modelFiles().weights))).toBe(0)
  })

  it('give shares that add up to one, largest first, for whatever is seen or not', () => {
    for (const name of MODELS)
      for (const features of [new Map(), new Map([['no such feature', 1]]), new Map([['word:care', 3]])]) {
        const shares = sharesOf(models[name], features).map(({ share }) => share)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
        expect(shares).toEqual([...shares].sort((one, another) => another - one))
      }
  })

  it('know no intent that cannot be answered: each is a kind of query or a topic of Pilcrow’s own', () => {
    const topics = readdirSync(join(packageData(), 'asides')).map((file) => file.replace(/\.md$/, ''))
    const intents = Asked.options.map((option) => [...option.shape.intent.values].join())
    for (const label of models.intent.classes) expect([...intents, ...topics]).toContain(label)
  })

  it('come with carriers that are words of the examples', () => {
    const words = new Set(
      folders.flatMap(([, folder]) =>
        examplesIn(...folder).flatMap(({ message }) => plainWords(normalised(message))),
      ),
    )
    const { everything: _, usual: __, openings: ___, ...carriers } = loadCarriers()
    const strange = Object.values(carriers)
      .flat()
      .filter((word) => !words.has(word))
    expect(strange).toEqual([])
  })
})

describe('The examples', () => {
  it.each(folders)('%s: come from several writers for each label', (_, folder) => {
    const examples = examplesIn(...folder)
    for (const label of new Set(examples.map((one) => one.label))) {
      const writers = new Set(examples.filter((one) => one.label === label).map(({ writer }) => writer))
      expect([label, writers.size > 1]).toEqual([label, true])
    }
  })

  it('of an intent are 150 at least', () => {
    const examples = examplesIn(...EXAMPLE_FOLDERS.intent)
    for (const label of models.intent.classes) {
      const count = examples.filter((one) => one.label === label).length
      expect([label, count >= 150]).toEqual([label, true])
    }
  })
})

describe('Training', () => {
  const seen = (word: string, label: string) => ({ features: new Map([[word, 1]]), label })
  const examples = Array.from({ length: 40 }, (_, at) => [
    seen(at % 2 === 0 ? 'grade' : 'rated', 'grade'),
    seen(at % 2 === 0 ? 'hello' : 'hi', 'greeting'),
  ]).flat()

  it('gives the same classifier from the same examples', () => {
    expect(trained(examples, 20)).toEqual(trained(examples, 20))
  })

  it('learns what the examples say', () => {
    const classifier = trained(examples, 20)
    expect(sharesOf(classifier, new Map([['rated', 1]]))[0]?.label).toBe('grade')
    expect(sharesOf(classifier, new Map([['hi', 1]]))[0]?.label).toBe('greeting')
  })

  it('shuffles the same way from the same seed, and loses nothing', () => {
    const list = Array.from({ length: 100 }, (_, at) => at)
    const mixed = shuffled(list, random(7))
    expect(mixed).toEqual(shuffled(list, random(7)))
    expect(mixed).not.toEqual(list)
    expect([...mixed].sort((one, other) => one - other)).toEqual(list)
  })
})
