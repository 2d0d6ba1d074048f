import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { memoisedOnce } from '../collections/memoise.js'
import { packageData } from '../vocabulary/data.js'
import { encoderIn, rankerIn, toneIn } from './files.js'
import type { Encoder, Ranker, ToneModel } from './models.js'

/** All that `npm run train` learns: what words mean, and what of a paragraph and a sentence says that they answer. */
export interface Learnt {
  readonly encoder: Encoder
  /** Null while the ranking is being learnt. */
  readonly ranker: Ranker | null
  readonly tone: ToneModel
}

/** Where what was learnt stands. */
export const modelFolder = (): string => join(packageData(), 'model')
export const ENCODER_FILE = 'encoder.bin'
export const RANKER_FILE = 'ranker.json'
export const TONE_FILE = 'tone.json'

/**
 * What comes with Pilcrow, read once.
 * @throws Error of the system, or a sentence, where a file is missing or damaged
 */
export const bundledLearnt = memoisedOnce(
  (): Learnt => ({
    encoder: encoderIn(readFileSync(join(modelFolder(), ENCODER_FILE))),
    ranker: rankerIn(readFileSync(join(modelFolder(), RANKER_FILE), 'utf8')),
    tone: toneIn(readFileSync(join(modelFolder(), TONE_FILE), 'utf8')),
  }),
)
