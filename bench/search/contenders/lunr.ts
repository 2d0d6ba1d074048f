import lunr from 'lunr'
import { type Entry, HEADING, overParagraphs, stopWords } from './contender.js'

const leaveOut = lunr.generateStopWordFilter([...stopWords])
lunr.Pipeline.registerFunction(leaveOut, 'stop words of every contender')

/** One word, whatever is in it. */
const asTerm = (slug: string): string => slug.replaceAll('-', '')

/**
 * lunr, which stems by itself. The question goes in as words, for in lunr's own language of queries a colon or a hyphen
 * means something.
 */
export const lunrs = overParagraphs((entries) => {
  const index = lunr((builder) => {
    builder.pipeline.remove(lunr.stopWordFilter)
    builder.pipeline.before(lunr.stemmer, leaveOut)
    builder.field('text')
    builder.field('heading', { boost: HEADING })
    builder.field('authority', { extractor: (entry) => asTerm((entry as Entry).authority) })
    builder.ref('id')
    for (const entry of entries) builder.add(entry)
  })
  return (question, authority) =>
    index
      .query((query) => {
        query.term(lunr.tokenizer(question), { fields: ['text', 'heading'] })
        if (authority === null) return
        const presence = lunr.Query.presence.REQUIRED
        query.term(asTerm(authority), { fields: ['authority'], presence, boost: 0 })
      })
      .map(({ ref }) => Number(ref))
})
