import MiniSearch, { type AsPlainObject } from 'minisearch'
import { stemOf } from '../terms.js'
import type { ReadDocument } from './read.js'

interface Entry {
  readonly id: number
  readonly text: string
  readonly heading: string
}

/**
 * Documents as MiniSearch indexes them, by their places in the list: its terms, how often each document holds each of
 * them in its text (field 0) and its heading (field 1), and how long the fields are.
 */
export function minisearchIndex(documents: readonly ReadDocument[]): AsPlainObject {
  const index = new MiniSearch<Entry>({
    fields: ['text', 'heading'],
    tokenize: (words) => (words === '' ? [] : words.split(' ')),
    processTerm: stemOf,
  })
  index.addAll(
    documents.map(({ sentences, heading }, id) => ({
      id,
      text: sentences.flatMap(({ words }) => words).join(' '),
      heading: heading.join(' '),
    })),
  )
  return index.toJSON()
}
