import { inBytes } from '../../learnt/encoder.js'
import type { Report } from '../../model/report.js'
import type { SentenceEncoder } from '../../sentence-encoder/sentence-encoder.js'
import { type Document, paragraphsOf, recommendationsIn } from '../document.js'
import { type Indexed, inIndexOrder } from '../indexed.js'

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
