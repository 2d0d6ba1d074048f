import { create, insertMultiple, search } from '@orama/orama'
import { overParagraphs } from './contender.js'

/** Orama by its defaults, told which authority by `where`. */
export const orama = overParagraphs(async (entries) => {
  const index = create({ schema: { text: 'string', authority: 'enum' } as const })
  await insertMultiple(
    index,
    entries.map(({ id, text, authority }) => ({ id: String(id), text, authority })),
  )
  return async (question, authority) => {
    const { hits } = await search(index, {
      term: question,
      properties: ['text'],
      ...(authority === null ? {} : { where: { authority: { eq: authority } } }),
    })
    return hits.map(({ id }) => Number(id))
  }
})
