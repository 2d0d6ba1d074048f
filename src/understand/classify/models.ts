import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import {
  ClassifierHead,
  classifierAt,
  classifierBytes,
  classifierHead,
  classifierSize,
} from '../../learnt/learnt.js'
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

const Header = z.record(z.enum(MODELS), ClassifierHead)

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
  const size = MODELS.reduce((sum, name) => sum + classifierSize(header[name]), 0)
  if (size !== bytes.length)
    throw new Error('data/model/understanding.bin does not belong to understanding.json: run npm run train.')
  let at = 0
  const models = MODELS.map((name) => {
    const model = classifierAt(header[name], bytes, at)
    at += classifierSize(header[name])
    return [name, model] as const
  })
  return Object.fromEntries(models) as unknown as Models
}

/** Throws a sentence where the file of data/model is missing. */
export const loadCarriers = (): Carriers =>
  z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(modelFiles().carriers, 'utf8')))

/** The classifiers as the two files hold them. */
export const storedModels = (models: Models): { readonly header: string; readonly weights: Uint8Array } => ({
  header: `${JSON.stringify(Object.fromEntries(MODELS.map((name) => [name, classifierHead(models[name])])), null, 1)}\n`,
  weights: Buffer.concat(MODELS.map((name) => classifierBytes(models[name]))),
})
