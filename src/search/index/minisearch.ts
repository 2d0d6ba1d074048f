import MiniSearch, { type AsPlainObject } from 'minisearch'
import { stemOf } from '../terms.js'
import type { ReadDocument } from './read.js'

/**
 * Documents as MiniSearch indexes them, by their places in the list: its terms, how often each document holds each of
 * them in its text (field 0) and its heading (field 1), and how long the fields are.
 */
export function minisearchIndex(documents: readonly ReadDocument[]): AsPlainObject {
  const wordsOf: Readonly<Record<string, (document: ReadDocument) => readonly string[]>> = {
    text: ({ sentences }) => sentences.flatMap(({ words }) => words),
    heading: ({ heading }) => heading,
  }
  // The words are known already: what MiniSearch is given to take apart is the document's number.
  const index = new MiniSearch({
    fields: ['text', 'heading'],
    extractField: ({ id }) => id,
    tokenize: (id, field = '') => [...(wordsOf[field]?.(documents[Number(id)] as ReadDocument) ?? [])],
    processTerm: stemOf,
  })
  index.addAll([...documents.keys()].map((id) => ({ id })))
  return index.toJSON()
}
