import { create, type DefaultTokenizerConfig, insertMultiple, search } from '@orama/orama'
import { stemmer } from 'stemmer'
import { HEADING, overParagraphs, SHOWN, stopWords } from './contender.js'

/**
 * Orama finds every word that begins with one of the question's, rare ones above all; as each stem ends in a mark here, it
 * finds that stem alone. The nothing before and after a text's punctuation stays nothing.
 */
const wholeStem = (word: string): string => (word === '' ? '' : `${stemmer(word)}.`)

/**
 * Orama, with its tokeniser's own options. It counts a word as its share of a paragraph; were its weight then divided by the
 * paragraph's length again, which `b` does, the shortest would come first.
 */
export const orama = overParagraphs(async (entries) => {
  const tokenizer: DefaultTokenizerConfig = {
    language: 'english',
    stemming: true,
    stemmer: wholeStem,
    stopWords: [...stopWords],
  }
  const schema = { text: 'string', heading: 'string', authority: 'enum' } as const
  const index = create({ schema, components: { tokenizer } })
  await insertMultiple(
    index,
    entries.map((entry) => ({ ...entry, id: String(entry.id) })),
  )
  return async (question, authority) => {
    const { hits } = await search(index, {
      term: question,
      properties: ['text', 'heading'],
      boost: { heading: HEADING },
      relevance: { b: 0 },
      limit: SHOWN,
      ...(authority === null ? {} : { where: { authority: { eq: authority } } }),
    })
    return hits.map(({ id }) => Number(id))
  }
})
