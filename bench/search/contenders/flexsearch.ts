import { Index } from 'flexsearch'
import { overParagraphs, termOf } from './contender.js'

/** FlexSearch with `suggest`: without it every word must stand in a paragraph, and questions find nothing. */
export const flexsearch = overParagraphs((entries) => {
  const encode = (text: string): string[] =>
    (text.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => termOf(word) ?? [])
  const index = new Index({ encode })
  for (const { id, text } of entries) index.add(id, text)
  return (question) => index.search(question, { suggest: true }).map(Number)
})
