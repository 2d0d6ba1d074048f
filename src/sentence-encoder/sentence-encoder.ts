import { inBytes } from '../learnt/encoder.js'
import type { Complete } from '../library/complete.js'
import type { Report } from '../model/report.js'
import { type Document, paragraphsOf, recommendationsIn } from '../search/document.js'
import { type Indexed, inIndexOrder } from '../search/indexed.js'

/** An encoder of whole sentences that somebody has chosen in place of the mean of a text's words. */
export interface SentenceEncoder {
  /** Names it: vectors that another made do not compare. */
  readonly name: string
  readonly dimensions: number
  /** A vector of length 1 for each text. */
  vectorsOf(texts: readonly string[]): Promise<Float32Array[]>
}

/** Texts that are encoded at once. */
const BATCH = 16

/** An index with the vectors of such an encoder, of headings and texts, in place of those that it had. */
export async function withVectorsOf(
  encoder: SentenceEncoder,
  index: Indexed,
  reports: readonly Report[],
): Promise<Indexed> {
  const inOrder = inIndexOrder(reports)
  return {
    ...index,
    paragraphs: { ...index.paragraphs, vectors: await vectorsOf(encoder, paragraphsOf(inOrder)) },
    recommendations: {
      ...index.recommendations,
      vectors: await vectorsOf(encoder, recommendationsIn(inOrder)),
    },
  }
}

async function vectorsOf(encoder: SentenceEncoder, documents: readonly Document[]): Promise<Int8Array> {
  const all = new Int8Array(documents.length * encoder.dimensions)
  for (let from = 0; from < documents.length; from += BATCH) {
    const some = documents.slice(from, from + BATCH)
    const vectors = await encoder.vectorsOf(some.map((one) => `${one.heading}. ${one.text}`))
    for (const [at, vector] of vectors.entries()) all.set(inBytes(vector), (from + at) * encoder.dimensions)
  }
  return all
}

/** Thrown where an answer needs a question's vector that has not been made yet. */
class VectorLacking extends Error {
  constructor(readonly words: string) {
    super('The vector of a question is not at hand.')
  }
}

/** Questions' vectors, kept while they are likely to be needed again. */
export interface QuestionVectors {
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
