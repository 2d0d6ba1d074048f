import lunr from 'lunr'
import { overParagraphs } from './contender.js'

/**
 * lunr by its defaults; told which authority by a field that must hold it. The question goes in as words, for in
 * lunr's own language of queries a colon or a hyphen means something.
 */
export const lunrs = overParagraphs((entries) => {
  const index = lunr((builder) => {
    builder.field('text')
    builder.field('authority', {
      extractor: (entry) => [(entry as { authority: string }).authority] as never,
    })
    for (const entry of entries) builder.add(entry)
  })
  return (question, authority) =>
    index
      .query((query) => {
        query.term(lunr.tokenizer(question), { fields: ['text'] })
        if (authority !== null)
          query.term(authority, { fields: ['authority'], presence: lunr.Query.presence.REQUIRED })
      })
      .map(({ ref }) => Number(ref))
})
