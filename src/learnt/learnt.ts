import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { memoisedOnce } from '../collections/memoise.js'
import { packageData } from '../vocabulary/data.js'
import type { Encoder } from './encoder.js'
import { encoderIn, rankerIn, toneIn } from './files.js'
import type { Forest } from './forest.js'
import type { Network } from './network.js'
import type { Tone } from './tone.js'
import type { Unprinted } from './unprinted.js'

/** All that `npm run train` learns: what words mean, and what of a paragraph and a sentence says that they answer. */
export interface Learnt {
  readonly encoder: Encoder
  /** Null while the ranking is being learnt. */
  readonly ranker: Ranker | null
  readonly tone: Tone
}

/** Weighs what is known of a question and a text against each other. */
export interface Ranker {
  /** How far a sentence answers. */
  readonly sentence: Network
  /** How far a paragraph answers, beside the others, as a network and as trees see it; their sum is above 0 for one that does rather than that none does. */
  readonly paragraph: Network
  readonly boosted: Forest
  /** How far the best candidates together speak of the subject of a question, and answer it. */
  readonly spoken: Forest
  readonly answerable: Forest
  /** What never stands in reports though they speak of its subject: a sign among those of the best candidates. */
  readonly unprinted: Unprinted
  /** What they must come to at least: for the subject to be spoken of, and for a question to be answered, one for a fact (a number, a name) and one on a subject. */
  readonly near: number
  readonly least: Bounds
}

export interface Bounds {
  readonly fact: number
  readonly subject: number
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
