import { BYTES_OF_ONE, inBytes } from '../../learnt/encoder.js'
import type { Engine } from '../engine.js'
import type { FlatIndex } from './flat-index.js'

const UNIT_SQUARED = BYTES_OF_ONE * BYTES_OF_ONE

/** Finds documents by what their words mean, each held against the question: whole numbers in bytes, which is quick. */
export function nearestNeighbours({ vectors, textLengths }: FlatIndex): Pick<Engine, 'nearest' | 'nearness'> {
  const dimensions = textLengths.length === 0 ? 0 : vectors.length / textLengths.length

  function dotProduct(bytes: Int8Array, document: number): number {
    let at = document * dimensions
    let sum = 0
    for (let i = 0; i < dimensions; i += 4, at += 4)
      sum =
        (sum +
          (bytes[i] as number) * (vectors[at] as number) +
          (bytes[i + 1] as number) * (vectors[at + 1] as number) +
          (bytes[i + 2] as number) * (vectors[at + 2] as number) +
          (bytes[i + 3] as number) * (vectors[at + 3] as number)) |
        0
    return sum
  }

  return {
    nearest(vector, { from, to }, asked, most) {
      const bytes = inBytes(vector)
      const best: number[] = []
      const products: number[] = []
      let least = 0
      for (let document = from; document < to; document++) {
        if (asked !== null && asked[document - from] !== 1) continue
        const own = dotProduct(bytes, document)
        if (own <= least) continue
        let at = best.length
        while (at > 0 && own > (products[at - 1] as number)) at--
        best.splice(at, 0, document)
        products.splice(at, 0, own)
        if (best.length > most) {
          best.pop()
          products.pop()
        }
        if (best.length === most) least = products[most - 1] as number
      }
      return best.map((document, at) => ({ document, nearness: (products[at] as number) / UNIT_SQUARED }))
    },
    nearness(vector) {
      const bytes = inBytes(vector)
      return (document) => dotProduct(bytes, document) / UNIT_SQUARED
    },
  }
}
