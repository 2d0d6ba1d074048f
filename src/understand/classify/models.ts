import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Classifier } from '../../learnt/models.js'
import { packageData } from '../../vocabulary/data.js'
import type { Carriers } from './classifier.js'

/** What is learnt of messages, a classifier each: `npm run train` makes them of the examples in data/. */
export const MODELS = [
  'intent',
  'follow-up',
  'subject',
  'answer',
  'tone',
  'movement',
  'figure',
  'report-part',
  'clause',
  'alongside',
  'matter',
  'over-councils',
  'place',
  'cry',
  'subject-word',
  'several-subjects',
] as const
export type ModelName = (typeof MODELS)[number]
export type Models = Readonly<Record<ModelName, Classifier>>

const Header = z.record(
  z.enum(MODELS),
  z.strictObject({
    classes: z.array(z.string()),
    features: z.int().nonnegative(),
    bias: z.array(z.number()),
    step: z.number(),
    chain: z.array(z.array(z.number())).optional(),
  }),
)

const HASH_BYTES = 4

/** How many bytes a classifier takes. */
const bytesOf = (features: number, { length }: readonly string[]): number => features * (HASH_BYTES + length)

const folder = (): string => join(packageData(), 'model')

/**
 * Where `npm run train` puts what it has learnt: the classes, steps and how many features in words; as bytes the features' hashes
 * (32 bits each, the smallest byte first) and then the weights, of one classifier after another.
 */
export const modelFiles = () => ({
  header: join(folder(), 'understanding.json'),
  weights: join(folder(), 'understanding.bin'),
  carriers: join(folder(), 'carriers.json'),
})

/** Throws a sentence where the files of data/model are missing or do not belong together. */
export function loadModels(): Models {
  const files = modelFiles()
  const header = Header.parse(JSON.parse(readFileSync(files.header, 'utf8')))
  const bytes = readFileSync(files.weights)
  const size = MODELS.reduce((sum, name) => sum + bytesOf(header[name].features, header[name].classes), 0)
  if (size !== bytes.length)
    throw new Error('data/model/understanding.bin does not belong to understanding.json: run npm run train.')
  let at = 0
  const models = MODELS.map((name) => {
    const { classes, features: known, bias, step, chain } = header[name]
    const features = Uint32Array.from({ length: known }, (_, row) =>
      bytes.readUInt32LE(at + row * HASH_BYTES),
    )
    const weights = new Int8Array(
      bytes.buffer,
      bytes.byteOffset + at + known * HASH_BYTES,
      known * classes.length,
    )
    at += bytesOf(known, classes)
    return [name, { classes, features, bias, step, weights, ...(chain ? { chain } : {}) }] as const
  })
  return Object.fromEntries(models) as unknown as Models
}

/** Throws a sentence where the file of data/model is missing. */
export const loadCarriers = (): Carriers =>
  z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(modelFiles().carriers, 'utf8')))

/** The classifiers as the two files hold them. */
export function storedModels(models: Models): { readonly header: string; readonly weights: Uint8Array } {
  const header = Object.fromEntries(
    MODELS.map((name) => {
      const { classes, features, bias, step, chain } = models[name]
      return [name, { classes, features: features.length, bias, step, ...(chain ? { chain } : {}) }]
    }),
  )
  return {
    header: `${JSON.stringify(header, null, 1)}\n`,
    weights: Buffer.concat(
      MODELS.flatMap((name) => {
        const { features, weights } = models[name]
        const hashes = Buffer.alloc(features.length * HASH_BYTES)
        for (const [row, hash] of features.entries()) hashes.writeUInt32LE(hash, row * HASH_BYTES)
        return [hashes, new Uint8Array(weights.buffer, weights.byteOffset, weights.length)]
      }),
    ),
  }
}
