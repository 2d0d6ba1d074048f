import { Index } from 'flexsearch'
import { overParagraphs, SHOWN, termOf } from './contender.js'

/**
 * FlexSearch with `suggest`: without it every word must stand in a paragraph, and questions find nothing. It weighs a word
 * by how early it stands and no field more than another, so a heading comes after its text. Its tags look through the first
 * hundred found alone, so all are found and those of other authorities left out.
 */
export const flexsearch = overParagraphs((entries) => {
  const encode = (text: string): string[] =>
    (text.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => termOf(word) ?? [])
  const index = new Index({ encode })
  const all = entries.length
  const authorities = new Map(entries.map(({ id, authority }) => [id, authority]))
  for (const { id, text, heading } of entries) index.add(id, `${text} ${heading}`)
  return (question, authority) => {
    const limit = authority === null ? SHOWN : all
    const found = index.search(question, { suggest: true, limit }).map(Number)
    return authority === null ? found : found.filter((id) => authorities.get(id) === authority)
  }
})
