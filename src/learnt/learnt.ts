import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { memoisedOnce } from '../collections/collections.js'
import { packageData } from '../vocabulary/data.js'
import {
  type Classifier,
  type Encoder,
  encoderOf,
  type Forest,
  type Network,
  type Ranker,
  type Strengths,
  type ToneModel,
  type ToneWeights,
  tonedIn,
  unprintedIn,
} from './models.js'

/** All that `npm run train` learns: what words mean, and what of a paragraph and a sentence says that they answer. */
export interface Learnt {
  readonly encoder: Encoder
  /** Null while the ranking is being learnt. */
  readonly ranker: Ranker | null
  readonly tone: ToneModel
  /** How likely a passage says of its council what is asked of many; null as the ranking. */
  readonly saying: Forest | null
  /** How strongly a sentence praises or finds fault; null as the ranking. */
  readonly strengths: Strengths | null
  /** In which section of a report what a question asks for is told; null as the ranking. */
  readonly sections: Classifier | null
}

/** Where what was learnt stands. */
export const modelFolder = (): string => join(packageData(), 'model')
export const ENCODER_FILE = 'encoder.bin'
export const RANKER_FILE = 'ranker.json'
export const TONE_FILE = 'tone.json'
export const SAYING_FILE = 'saying.json'
export const STRENGTHS_FILE = 'strengths.json'
export const SECTIONS_FILE = 'sections.bin'

/**
 * What comes with Pilcrow, read once.
 * @throws Error of the system, or a sentence, where a file is missing or damaged
 */
export const bundledLearnt = memoisedOnce(
  (): Learnt => ({
    encoder: encoderIn(readFileSync(join(modelFolder(), ENCODER_FILE))),
    ranker: rankerIn(readFileSync(join(modelFolder(), RANKER_FILE), 'utf8')),
    tone: toneIn(readFileSync(join(modelFolder(), TONE_FILE), 'utf8')),
    saying: sayingIn(readFileSync(join(modelFolder(), SAYING_FILE), 'utf8')),
    strengths: strengthsIn(readFileSync(join(modelFolder(), STRENGTHS_FILE), 'utf8')),
    sections: sectionsIn(readFileSync(join(modelFolder(), SECTIONS_FILE))),
  }),
)

/**
 * The form of the encoder's file: the length of the head (four bytes), the head as JSON, four weights a row, two bytes each,
 * then the rows' vectors in bytes (scalar quantisation), each row's numbers as shares of its greatest.
 */
const EncoderHead = z.strictObject({ dimensions: z.int().positive(), stems: z.array(z.string()) })

const WEIGHTS = ['inQuestion', 'inText', 'alone', 'literal'] as const
/** Weights are kept in steps of this. */
const WEIGHT_STEP = 1 / 4096

/** That a file is damaged, and what makes it again. */
const damaged = (file: string, command = 'train'): Error =>
  new Error(`The file data/model/${file} is damaged. Run npm run ${command}, or install Pilcrow again.`)

/** The encoder as a file. */
export function encoderFile(stems: readonly string[], encoder: Omit<Encoder, 'rowOf'>): Uint8Array {
  const { dimensions, vectors } = encoder
  const head = Buffer.from(JSON.stringify({ dimensions, stems }))
  const start = Buffer.alloc(4)
  start.writeUInt32LE(head.length)
  const weights = Buffer.alloc(stems.length * 2 * WEIGHTS.length)
  for (const [which, name] of WEIGHTS.entries())
    for (let row = 0; row < stems.length; row++)
      weights.writeUInt16LE(
        Math.min(65535, Math.round((encoder[name][row] as number) / WEIGHT_STEP)),
        (which * stems.length + row) * 2,
      )
  const bytes = new Int8Array(vectors.length)
  for (let row = 0; row < stems.length; row++) {
    const own = vectors.subarray(row * dimensions, (row + 1) * dimensions)
    const most = Math.max(...own.map(Math.abs)) || 1
    for (let i = 0; i < dimensions; i++)
      bytes[row * dimensions + i] = Math.round((127 * (own[i] as number)) / most)
  }
  return Buffer.concat([start, head, weights, new Uint8Array(bytes.buffer)])
}

/**
 * The encoder of a file.
 * @throws Error saying that the file is damaged
 */
export function encoderIn(file: Buffer): Encoder & { readonly stems: readonly string[] } {
  const length = file.length < 4 ? 0 : file.readUInt32LE(0)
  const read = EncoderHead.safeParse(parsed(file.toString('utf8', 4, 4 + length)))
  if (!read.success) throw damaged(ENCODER_FILE)
  const { dimensions, stems } = read.data
  const from = 4 + length
  const rows = stems.length
  const bytesFrom = from + rows * 2 * WEIGHTS.length
  if (file.length !== bytesFrom + rows * dimensions) throw damaged(ENCODER_FILE)
  const weights = (which: number): Float32Array =>
    Float32Array.from(
      { length: rows },
      (_, row) => file.readUInt16LE(from + (which * rows + row) * 2) * WEIGHT_STEP,
    )
  const bytes = new Int8Array(file.buffer, file.byteOffset + bytesFrom, rows * dimensions)
  const encoder = encoderOf(stems, {
    dimensions,
    vectors: ofLengthOne(bytes, dimensions),
    inQuestion: weights(0),
    inText: weights(1),
    alone: weights(2),
    literal: weights(3),
  })
  return { ...encoder, stems }
}

function ofLengthOne(bytes: Int8Array, dimensions: number): Float32Array {
  const vectors = new Float32Array(bytes.length)
  for (let from = 0; from < bytes.length; from += dimensions) {
    let length = 0
    for (let at = from; at < from + dimensions; at++) length += (bytes[at] as number) ** 2
    const unit = 1 / (Math.sqrt(length) || 1)
    for (let at = from; at < from + dimensions; at++) vectors[at] = (bytes[at] as number) * unit
  }
  return vectors
}

const Numbers = z.array(z.number())
const NetworkFile = z.strictObject({
  mean: Numbers,
  deviation: Numbers,
  hidden: Numbers,
  output: Numbers,
  straight: Numbers,
})
const TreeFile = z.strictObject({
  sign: Numbers,
  cut: Numbers,
  below: Numbers,
  above: Numbers,
  leaves: Numbers,
})
const ForestFile = z.strictObject({ start: z.number(), trees: z.array(TreeFile) })
const BoundsFile = z.strictObject({ fact: z.number(), subject: z.number() })
const RankerFile = z.strictObject({
  sentence: NetworkFile,
  paragraph: NetworkFile,
  boosted: ForestFile,
  spoken: ForestFile,
  answerable: ForestFile,
  unprinted: z.record(z.string(), z.number()),
  near: z.number(),
  least: BoundsFile,
  onSubject: ForestFile,
})

const networkOf = (file: z.infer<typeof NetworkFile>): Network => ({
  mean: Float32Array.from(file.mean),
  deviation: Float32Array.from(file.deviation),
  hidden: Float32Array.from(file.hidden),
  output: Float32Array.from(file.output),
  straight: Float32Array.from(file.straight),
})

/**
 * The ranking of a file.
 * @throws Error saying that the file is damaged
 */
export function rankerIn(file: string): Ranker {
  const read = RankerFile.safeParse(parsed(file))
  if (!read.success) throw damaged(RANKER_FILE)
  const { sentence, paragraph, boosted, spoken, answerable, unprinted, near, least, onSubject } = read.data
  return {
    sentence: networkOf(sentence),
    paragraph: networkOf(paragraph),
    boosted,
    spoken,
    answerable,
    unprinted: unprintedIn(unprinted),
    near,
    least,
    onSubject,
  }
}

const rounded = (list: Float32Array): number[] => Array.from(list, (value) => Number(value.toPrecision(6)))

const inFile = (network: Network): z.infer<typeof NetworkFile> => ({
  mean: rounded(network.mean),
  deviation: rounded(network.deviation),
  hidden: rounded(network.hidden),
  output: rounded(network.output),
  straight: rounded(network.straight),
})

/** A network as it comes back from its file. */
export const asKept = (network: Network): Network => networkOf(inFile(network))

/** The ranking as a file. */
export const rankerFile = ({
  sentence,
  paragraph,
  boosted,
  spoken,
  answerable,
  unprinted,
  near,
  least,
  onSubject,
}: Ranker): string =>
  JSON.stringify({
    sentence: inFile(sentence),
    paragraph: inFile(paragraph),
    boosted,
    spoken,
    answerable,
    unprinted: unprinted.weights,
    near,
    least,
    onSubject,
  })

const ToneFile = z.strictObject({
  constant: z.tuple([z.number(), z.number()]),
  sure: z.strictObject({ praise: z.number(), criticism: z.number() }),
  weights: z.record(z.string(), z.tuple([z.number(), z.number()])),
})

/**
 * The tone of a file.
 * @throws Error saying that the file is damaged
 */
export function toneIn(file: string): ToneModel {
  const read = ToneFile.safeParse(parsed(file))
  if (!read.success) throw damaged(TONE_FILE)
  return tonedIn(read.data)
}

/** The tone as a file. */
export const toneFile = (tone: ToneWeights): string => JSON.stringify(tone)

/**
 * Of a file what tells how likely a passage says of its council what is asked.
 * @throws Error saying that the file is damaged
 */
function sayingIn(file: string): Forest {
  const read = ForestFile.safeParse(parsed(file))
  if (!read.success) throw damaged(SAYING_FILE, 'train:saying')
  return read.data
}

/** The same as a file. */
export const sayingFile = (saying: Forest): string => JSON.stringify(saying)

const StrengthFile = z.strictObject({ constant: z.number(), weights: z.record(z.string(), z.number()) })
const StrengthsFile = z.strictObject({ praise: StrengthFile, criticism: StrengthFile })

/**
 * How strong sentences are, of a file.
 * @throws Error saying that the file is damaged
 */
function strengthsIn(file: string): Strengths {
  const read = StrengthsFile.safeParse(parsed(file))
  if (!read.success) throw damaged(STRENGTHS_FILE, 'train:strengths')
  return read.data
}

/** The same as a file. */
export const strengthsFile = (strengths: Strengths): string => JSON.stringify(strengths)

/** A classifier as it stands at the head of a file: all of it but its features and their weights, and how many those are. */
export const ClassifierHead = z.strictObject({
  classes: z.array(z.string()),
  features: z.int().nonnegative(),
  bias: z.array(z.number()),
  step: z.number(),
  chain: z.array(z.array(z.number())).optional(),
})
type ClassifierHead = z.infer<typeof ClassifierHead>

/** What stands at the head of a file of a classifier. */
export const classifierHead = ({ classes, features, bias, step, chain }: Classifier) => ({
  classes,
  features: features.length,
  bias,
  step,
  ...(chain ? { chain } : {}),
})

const HASH_BYTES = 4

/** How many bytes the features and weights of a classifier take. */
export const classifierSize = ({ features, classes }: ClassifierHead): number =>
  features * (HASH_BYTES + classes.length)

/** Its features' hashes (32 bits each, the smallest byte first), then their weights. */
export function classifierBytes({ features, weights }: Classifier): Uint8Array {
  const hashes = Buffer.alloc(features.length * HASH_BYTES)
  for (const [row, hash] of features.entries()) hashes.writeUInt32LE(hash, row * HASH_BYTES)
  return Buffer.concat([hashes, new Uint8Array(weights.buffer, weights.byteOffset, weights.length)])
}

/** The classifier whose features and weights stand in a file from a place on. */
export function classifierAt(head: ClassifierHead, file: Buffer, at: number): Classifier {
  const { classes, features: known, bias, step, chain } = head
  const features = Uint32Array.from({ length: known }, (_, row) => file.readUInt32LE(at + row * HASH_BYTES))
  const weights = new Int8Array(
    file.buffer,
    file.byteOffset + at + known * HASH_BYTES,
    known * classes.length,
  )
  return { classes, features, bias, step, weights, ...(chain ? { chain } : {}) }
}

/** What tells sections as a file: the length of the head (four bytes), the head as JSON, then the classifier's bytes. */
export function sectionsFile(sections: Classifier): Uint8Array {
  const head = Buffer.from(JSON.stringify(classifierHead(sections)))
  const start = Buffer.alloc(4)
  start.writeUInt32LE(head.length)
  return Buffer.concat([start, head, classifierBytes(sections)])
}

/**
 * What tells sections, of a file.
 * @throws Error saying that the file is damaged
 */
function sectionsIn(file: Buffer): Classifier {
  const length = file.length < 4 ? 0 : file.readUInt32LE(0)
  const read = ClassifierHead.safeParse(parsed(file.toString('utf8', 4, 4 + length)))
  const from = 4 + length
  if (!read.success || file.length !== from + classifierSize(read.data))
    throw damaged(SECTIONS_FILE, 'train:sections')
  return classifierAt(read.data, file, from)
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
