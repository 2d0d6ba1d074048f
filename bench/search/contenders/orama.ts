import { create, type DefaultTokenizerConfig, insertMultiple, search } from '@orama/orama'
import { stemmer } from 'stemmer'
import { overParagraphs, stopWords } from './contender.js'

/** Orama, with its tokeniser's own options. */
export const orama = overParagraphs(async (entries) => {
  const tokenizer: DefaultTokenizerConfig = {
    language: 'english',
    stemming: true,
    stemmer,
    stopWords: [...stopWords],
  }
  const index = create({ schema: { text: 'string' } as const, components: { tokenizer } })
  await insertMultiple(
    index,
    entries.map(({ id, text }) => ({ id: String(id), text })),
  )
  return async (question) => {
    const { hits } = await search(index, { term: question, properties: ['text'] })
    return hits.map(({ id }) => Number(id))
  }
})
