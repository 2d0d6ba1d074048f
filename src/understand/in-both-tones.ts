import type { Asked, AskedFor } from '../model/query.js'
import type { ReadMessage } from './read-message.js'

type Passages = AskedFor<'passages'>

/** 'What is praised about supervision and what is criticised': one question for each; null for anything else. */
export const inBothTones = (
  asked: Asked,
  { slots }: ReadMessage,
): { readonly first: Passages; readonly second: Passages } | null =>
  slots.isOfBothTones && asked.intent === 'passages' && asked.subject !== '' && asked.page === 0
    ? { first: { ...asked, tone: 'praise' }, second: { ...asked, tone: 'criticism' } }
    : null
