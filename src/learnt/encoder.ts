/**
 * Words as vectors: words that people use of the same things lie near each other. Made by `npm run train` from questions
 * that people asked and the paragraphs that answer them.
 */
export interface Encoder {
  readonly dimensions: number
  /** The row of a stem; undefined for one that nothing was learnt of. */
  rowOf(stem: string): number | undefined
  /** The rows' vectors, one after another, each of length 1. */
  readonly vectors: Float32Array
  /** How much each row says in a question, in a text, and where a question is held against a text word by word. */
  readonly inQuestion: Float32Array
  readonly inText: Float32Array
  readonly alone: Float32Array
  /** How likely a text that answers a question holds a word of it as this very row. */
  readonly literal: Float32Array
}

/** Of a word that no question and no text has used yet, how literally it is meant nobody can tell. */
export const NOVEL = 0.5

/** Figures are one word each to the encoder, for which of them it is says nothing of what a text is about. */
const YEAR_STEM = '#year'
const NUMBER_STEM = '#number'

/** The stem under which a term is learnt. */
export const learntAs = (term: string): string => {
  const first = term.charCodeAt(0)
  if (first > 57 || !/^\d+$/.test(term)) return term
  return /^(?:19|20)\d\d$/.test(term) ? YEAR_STEM : NUMBER_STEM
}

/** The encoder over a table of stems. */
export function encoderOf(
  stems: readonly string[],
  table: Pick<Encoder, 'dimensions' | 'vectors' | 'inQuestion' | 'inText' | 'alone' | 'literal'>,
): Encoder {
  const rows = new Map(stems.map((stem, row) => [stem, row]))
  return { ...table, rowOf: (stem) => rows.get(learntAs(stem)) }
}

/** The rows of some terms, each once, with how often it is among them. */
export function rowCounts(terms: Iterable<string>, { rowOf }: Pick<Encoder, 'rowOf'>): Map<number, number> {
  const counts = new Map<number, number>()
  for (const term of terms) {
    const row = rowOf(term)
    if (row !== undefined) counts.set(row, (counts.get(row) ?? 0) + 1)
  }
  return counts
}

/** A text as one vector of length 1: the mean of its words, each by its weight; all 0 where nothing is known of them. */
export function meanOf(
  rows: ReadonlyMap<number, number>,
  { dimensions, vectors }: Encoder,
  weights: Float32Array,
): Float32Array {
  const mean = new Float32Array(dimensions)
  for (const [row, count] of rows) {
    const weight = (weights[row] as number) * Math.sqrt(count)
    const at = row * dimensions
    for (let i = 0; i < dimensions; i++) mean[i] = (mean[i] as number) + weight * (vectors[at + i] as number)
  }
  let length = 0
  for (const each of mean) length += each * each
  if (length > 0) for (let i = 0; i < dimensions; i++) mean[i] = (mean[i] as number) / Math.sqrt(length)
  return mean
}

/** One number in this many bytes' worth of a vector of length 1 that is kept in bytes; what is larger is rare and cut. */
export const BYTES_OF_ONE = 254

/** A vector of length 1 in bytes. */
export const inBytes = (vector: Float32Array): Int8Array =>
  Int8Array.from(vector, (value) => Math.max(-127, Math.min(127, Math.round(value * BYTES_OF_ONE))))
