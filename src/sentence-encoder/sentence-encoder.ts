import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { reasonOf } from '../files/files.js'
import type { Complete } from '../library/library.js'

/** An encoder of whole sentences that somebody has chosen in place of the mean of a text's words. */
export interface SentenceEncoder {
  /** Names it: vectors that another made do not compare. */
  readonly name: string
  readonly dimensions: number
  /** A vector of length 1 for each text. */
  vectorsOf(texts: readonly string[]): Promise<Float32Array[]>
}

/** Thrown where an answer needs a question's vector that has not been made yet. */
class VectorLacking extends Error {
  constructor(readonly words: string) {
    super('The vector of a question is not at hand.')
  }
}

/** Questions' vectors, kept while they are likely to be needed again. */
interface QuestionVectors {
  /** @throws VectorLacking, which `complete` knows what to do with */
  of(words: string): Float32Array
  readonly complete: Complete
}

/** An answer asks for a handful; these are of the last some hundred questions. */
const KEPT = 1000

export function questionVectors(encoder: SentenceEncoder): QuestionVectors {
  const known = new Map<string, Float32Array>()
  return {
    of(words) {
      const vector = known.get(words)
      if (!vector) throw new VectorLacking(words)
      return vector
    },
    async complete(make) {
      for (;;)
        try {
          return make()
        } catch (error) {
          if (!(error instanceof VectorLacking)) throw error
          const [vector] = await encoder.vectorsOf([error.words])
          const [oldest] = known.keys()
          if (known.size >= KEPT && oldest !== undefined) known.delete(oldest)
          known.set(error.words, vector as Float32Array)
        }
    },
  }
}

/** What runs encoders in ONNX; who wants one installs it, for it weighs some hundred times what Pilcrow does. */
const PACKAGE = '@huggingface/transformers'

/** Of that package what is used here: https://huggingface.co/docs/transformers.js/api/pipelines */
export interface Transformers {
  readonly env: { allowRemoteModels: boolean; localModelPath: string }
  pipeline(
    task: 'feature-extraction',
    model: string,
    options: { dtype: string; local_files_only: true },
  ): Promise<Extractor>
}

type Extractor = (
  texts: string[],
  options: { pooling: 'mean'; normalize: true },
) => Promise<{ readonly dims: readonly number[]; readonly data: ArrayLike<number> }>

/** What the files of a model are called by how its numbers are kept, the most exact first. */
const MODEL_FILES: readonly (readonly [string, string])[] = [
  ['model.onnx', 'fp32'],
  ['model_fp16.onnx', 'fp16'],
  ['model_quantized.onnx', 'q8'],
]

/** Vectors are held against each other four numbers at a time. */
const LANES = 4

/**
 * The sentence encoder in a folder, as that package reads them: config.json, tokenizer.json, onnx/model.onnx. Nothing is fetched
 * from anywhere.
 * @param load stands for the package
 * @throws Error with a sentence where the folder, the package or the model is missing or of no use
 */
export async function openSentenceEncoder(
  folder: string,
  load: () => Promise<unknown> = () => import(PACKAGE),
): Promise<SentenceEncoder> {
  const path = resolve(folder)
  const found = MODEL_FILES.find(([file]) => existsSync(join(path, 'onnx', file)))
  if (!found)
    throw new Error(
      `PILCROW_ENCODER names ${folder}, and no sentence encoder in ONNX stands there (config.json, tokenizer.json, onnx/model.onnx). Name another folder, or leave it unset.`,
    )
  const { env, pipeline } = await packageFrom(load)
  env.allowRemoteModels = false
  env.localModelPath = dirname(path)
  const cannot = (error: unknown) =>
    new Error(`The sentence encoder in ${folder} could not be used: ${reasonOf(error)}`)
  try {
    const extract = await pipeline('feature-extraction', basename(path), {
      dtype: found[1],
      local_files_only: true,
    })
    const vectorsOf: SentenceEncoder['vectorsOf'] = async (texts) => {
      if (texts.length === 0) return []
      const { dims, data } = await extract([...texts], { pooling: 'mean', normalize: true })
      const width = dims.at(-1) ?? 0
      return texts.map((_, at) =>
        Float32Array.from({ length: width }, (_, i) => data[at * width + i] as number),
      )
    }
    const [tried] = await vectorsOf(['A sentence.'])
    const dimensions = tried?.length ?? 0
    if (dimensions === 0 || dimensions % LANES !== 0 || tried?.some((value) => !Number.isFinite(value)))
      throw new Error(`it makes vectors of ${dimensions} numbers, and a multiple of ${LANES} is needed.`)
    return { name: await encoderName(path), dimensions, vectorsOf }
  } catch (error) {
    throw cannot(error)
  }
}

async function packageFrom(load: () => Promise<unknown>): Promise<Transformers> {
  try {
    return (await load()) as Transformers
  } catch {
    throw new Error(
      `PILCROW_ENCODER needs a package that does not come with Pilcrow. Install it with npm install ${PACKAGE}, or leave PILCROW_ENCODER unset.`,
    )
  }
}

/** A name that changes with any of the model's files. */
async function encoderName(folder: string): Promise<string> {
  const hash = createHash('sha256')
  const files = await readdir(folder, { recursive: true })
  for (const file of files.sort()) {
    if (!/\.(?:json|onnx|onnx_data)$/.test(file) || !(await stat(join(folder, file))).isFile()) continue
    hash.update(file)
    for await (const part of createReadStream(join(folder, file))) hash.update(part)
  }
  return hash.digest('hex')
}
