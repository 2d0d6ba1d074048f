import MiniSearch from 'minisearch'
import { type Entry, HEADING, overParagraphs, termOf } from './contender.js'

/** MiniSearch: any term of the question. */
export const minisearch = overParagraphs((entries) => {
  const index = new MiniSearch<Entry>({
    fields: ['text', 'heading'],
    storeFields: ['authority'],
    processTerm: termOf,
    searchOptions: { boost: { heading: HEADING } },
  })
  index.addAll(entries)
  return (question, authority) =>
    index
      .search(question, authority === null ? {} : { filter: ({ authority: its }) => its === authority })
      .map(({ id }) => id)
})
