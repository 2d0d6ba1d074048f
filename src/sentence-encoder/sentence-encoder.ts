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
