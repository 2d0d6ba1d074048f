import { type Encoder, meanOf, rowsOf } from '../../learnt/encoder.js'

/** What a question means, for the encoder. */
export interface Meaning {
  readonly encoder: Encoder
  /** Its words' rows, each once. */
  readonly rows: Int32Array
  /** How much each of them counts where it is held against a text alone; together 1. */
  readonly weights: Float32Array
  /** All of them together. */
  readonly vector: Float32Array
}

/** What a question of these stems means. */
export function meaningOf(stems: readonly string[], encoder: Encoder): Meaning {
  const counts = rowsOf(stems, encoder)
  const rows = Int32Array.from(counts.keys())
  const weights = Float32Array.from(rows, (row) => encoder.alone[row] as number)
  const all = weights.reduce((sum, weight) => sum + weight, 0) || 1
  return {
    encoder,
    rows,
    weights: weights.map((weight) => weight / all),
    vector: meanOf(counts, encoder, encoder.inQuestion),
  }
}

/** How much a text is like a question. */
export interface Likeness {
  /** For each word of the question the likeness of the word of the text that is most like it. */
  readonly best: Float32Array
  /** The mean of these, each by its weight. */
  readonly late: number
  /** How near the two are as a whole. */
  readonly whole: number
  /** How much of the text is like some word of the question. */
  readonly share: number
}

/** A word of a text, held against the question once. */
interface Word {
  readonly row: number
  readonly likeness: Float32Array
  readonly most: number
}

/** Holds texts against a question; each word is held against it once, however many texts it stands in. */
export function likenessTo({ encoder, rows, weights, vector }: Meaning): (terms: readonly string[]) => Likeness {
  const { dimensions, vectors, inText, alone } = encoder
  const known = new Map<string, Word | null>()

  function wordOf(term: string): Word | null {
    const row = encoder.rowOf(term)
    if (row === undefined) return null
    const likeness = new Float32Array(rows.length)
    const at = row * dimensions
    let most = 0
    for (let each = 0; each < rows.length; each++) {
      const other = (rows[each] as number) * dimensions
      let sum = 0
      for (let i = 0; i < dimensions; i++)
        sum += (vectors[at + i] as number) * (vectors[other + i] as number)
      likeness[each] = sum
      if (sum > most) most = sum
    }
    return { row, likeness, most }
  }

  return (terms) => {
    const best = new Float32Array(rows.length)
    const sum = new Float32Array(dimensions)
    let share = 0
    let weighed = 0
    for (const term of terms) {
      let word = known.get(term)
      if (word === undefined) {
        word = wordOf(term)
        known.set(term, word)
      }
      if (word === null) continue
      const { row, likeness, most } = word
      for (let each = 0; each < best.length; each++)
        if ((likeness[each] as number) > (best[each] as number)) best[each] = likeness[each] as number
      const weight = inText[row] as number
      const at = row * dimensions
      for (let i = 0; i < dimensions; i++)
        sum[i] = (sum[i] as number) + weight * (vectors[at + i] as number)
      share += most * (alone[row] as number)
      weighed += alone[row] as number
    }
    let late = 0
    for (let each = 0; each < best.length; each++)
      late += (weights[each] as number) * (best[each] as number)
    let length = 0
    let product = 0
    for (let i = 0; i < dimensions; i++) {
      const value = sum[i] as number
      length += value * value
      product += value * (vector[i] as number)
    }
    return {
      best,
      late,
      whole: length > 0 ? product / Math.sqrt(length) : 0,
      share: weighed > 0 ? share / weighed : 0,
    }
  }
}

/** Several texts as one: the best of each word of the question. */
export function together(likenesses: readonly Likeness[], { weights }: Meaning): { best: Float32Array; late: number } {
  const best = new Float32Array(weights.length)
  for (const one of likenesses)
    for (let each = 0; each < best.length; each++)
      if ((one.best[each] as number) > (best[each] as number)) best[each] = one.best[each] as number
  let late = 0
  for (let each = 0; each < best.length; each++) late += (weights[each] as number) * (best[each] as number)
  return { best, late }
}

/** Where the shares of a question's words are counted by how like their best counterparts are, softly. */
const KERNELS = [0.95, 0.75, 0.6, 0.45, 0.3]
const WIDTH = 0.1

/** How much of a question finds a counterpart that is so like, for each of some degrees of likeness. */
export const pooled = (best: Float32Array, { weights }: Meaning): number[] =>
  KERNELS.map((middle) => {
    let sum = 0
    for (let each = 0; each < best.length; each++) {
      const off = ((best[each] as number) - middle) / WIDTH
      sum += (weights[each] as number) * Math.exp(-0.5 * off * off)
    }
    return sum
  })
