import type { Asked, Where } from '../model/query.js'
import type { ReadMessage } from './read-message.js'
import type { Understanding } from './understanding.js'

export const unclear = (
  why: Extract<Asked, { intent: 'unclear' }>['why'],
  said: string,
  where: Where,
  country: string | null = null,
): Asked => ({ intent: 'unclear', why, said, country, where })

/** Letters of a message that are repeated to whoever typed it. */
export const MOST_REPEATED = 60

/** 'asdkjfh lskdjf': no word of it is one, and it names nothing. */
export function isNoLanguage(
  { entities, citations, intention }: ReadMessage,
  { recogniser }: Understanding,
): boolean {
  const { tokens, councils, elsewhere, judged, grades, frameworks, inspectors, reports } = entities
  const names = [councils, elsewhere, judged.judgements, grades, frameworks, inspectors, reports, citations]
  return (
    intention.intent === 'passages' &&
    names.every(({ length }) => length === 0) &&
    tokens.every(({ word }) => !recogniser.isWord(word) && !/^\d+$/.test(word))
  )
}
