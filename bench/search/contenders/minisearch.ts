import MiniSearch from 'minisearch'
import { type Entry, overParagraphs, termOf } from './contender.js'

/** MiniSearch: any term of the question. */
export const minisearch = overParagraphs((entries) => {
  const index = new MiniSearch<Entry>({ fields: ['text'], processTerm: termOf })
  index.addAll(entries)
  return (question) => index.search(question).map(({ id }) => id)
})
