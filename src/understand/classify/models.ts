import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { packageData } from '../../vocabulary/data.js'
import type { Carriers } from '../carriers.js'
import { BUCKETS, type Classifier } from './classifier.js'

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
  'place',
] as const
export type ModelName = (typeof MODELS)[number]
export type Models = Readonly<Record<ModelName, Classifier>>

const Header = z.record(
  z.enum(MODELS),
  z.strictObject({ classes: z.array(z.string()), bias: z.array(z.number()), step: z.number() }),
)

const folder = (): string => join(packageData(), 'model')

/** Where `npm run train` puts what it has learnt: the classes and steps in words, the weights as bytes. */
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
  let at = 0
  const models = MODELS.map((name) => {
    const { classes, bias, step } = header[name]
    const size = BUCKETS * classes.length
    const weights = new Int8Array(bytes.buffer, bytes.byteOffset + at, size)
    at += size
    return [name, { classes, bias, step, weights }] as const
  })
  if (at !== bytes.length)
    throw new Error('data/model/understanding.bin does not belong to understanding.json: run npm run train.')
  return Object.fromEntries(models) as unknown as Models
}

/** Throws a sentence where the file of data/model is missing. */
export const loadCarriers = (): Carriers =>
  z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(modelFiles().carriers, 'utf8')))

/** The classifiers as the two files hold them. */
export function storedModels(models: Models): { readonly header: string; readonly weights: Uint8Array } {
  const header = Object.fromEntries(
    MODELS.map((name) => {
      const { classes, bias, step } = models[name]
      return [name, { classes, bias, step }]
    }),
  )
  return {
    header: `${JSON.stringify(header, null, 1)}\n`,
    weights: Buffer.concat(
      MODELS.map((name) => {
        const { buffer, byteOffset, byteLength } = models[name].weights
        return new Uint8Array(buffer, byteOffset, byteLength)
      }),
    ),
  }
}
