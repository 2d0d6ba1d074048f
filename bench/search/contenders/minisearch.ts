import MiniSearch from 'minisearch'
import { type Entry, overParagraphs } from './contender.js'

function indexOf(entries: readonly Entry[]): MiniSearch<Entry> {
  const index = new MiniSearch<Entry>({ fields: ['text'], storeFields: ['authority'] })
  index.addAll(entries)
  return index
}

const idsOf = (results: readonly { id: number }[]): number[] => results.map(({ id }) => id)

/** MiniSearch by its defaults: any word of the question, the authority's name among them. */
export const minisearch = overParagraphs((entries) => {
  const index = indexOf(entries)
  return (question) => idsOf(index.search(question))
})

/** The same, told by its own option which authority's paragraphs are asked for. */
export const minisearchTold = overParagraphs((entries) => {
  const index = indexOf(entries)
  return (question, authority) =>
    idsOf(
      authority === null
        ? index.search(question)
        : index.search(question, { filter: (result) => result.authority === authority }),
    )
})
