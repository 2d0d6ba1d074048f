import lunr from 'lunr'
import { overParagraphs } from './contender.js'

/**
 * lunr, which leaves out stop words and stems by itself. The question goes in as words, for in lunr's own language of
 * queries a colon or a hyphen means something.
 */
export const lunrs = overParagraphs((entries) => {
  const index = lunr((builder) => {
    builder.field('text')
    for (const entry of entries) builder.add(entry)
  })
  return (question) =>
    index.query((query) => query.term(lunr.tokenizer(question), {})).map(({ ref }) => Number(ref))
})
