import type { Asked } from '../model/query.js'
import { mentionsOfSubject } from './counted-asked.js'
import type { Entities } from './entities/entities.js'
import type { Mention } from './entities/named.js'
import { passagesAsked } from './passages.js'
import { type ReadMessage, readPart } from './read-message.js'
import { isRecommending } from './slots.js'
import { picked, tellingWithout } from './subject.js'
import type { Understanding } from './understanding.js'

/** The topic that says that it is not reckoned which recommendation or criticism comes most often. */
const COMMONEST = 'commonest-recommendation'

/** 'The commonest recommendation', 'most often criticised': the words that ask for it; undefined where none do. */
export const commonestIn = (
  { tokens }: Entities,
  { names }: Understanding['recogniser'],
): Mention<unknown> | undefined =>
  names.in('not-reckoned', tokens).find(({ value: [aside] }) => aside === COMMONEST)

/**
 * 'The commonest recommendation about missing children', 'what is most often criticised in supervision': which comes most often is
 * not reckoned, but what is recommended or criticised on a subject is there. Null where no subject is named.
 */
export function commonestOnSubject(read: ReadMessage, understanding: Understanding): Asked | null {
  const { entities, slots } = read
  const said = commonestIn(entities, understanding.recogniser)
  if (!said || slots.where.councils.length + slots.where.reports.length > 0) return null
  const rest = picked(entities, [
    { from: 0, to: said.from },
    { from: said.to, to: entities.tokens.length },
  ])
  const telling = tellingWithout(rest, ['recommendations', 'mentions', 'councils', 'figures'], understanding)
  if (telling.every(isRecommending)) return null
  const part = readPart(rest, understanding)
  if (entities.tokens.some(({ word }) => isRecommending(word))) {
    const asked = mentionsOfSubject(part, understanding)
    return asked.intent === 'mentions' && asked.subject !== '' ? { ...asked, of: 'recommendations' } : null
  }
  const asked = passagesAsked(part, understanding)
  const tone = slots.tone === 'neither' ? 'criticism' : slots.tone
  return asked.intent === 'passages' ? { ...asked, tone } : null
}
