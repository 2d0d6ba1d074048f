import type { Asked } from '../../model/query.js'
import { bare, between, tellingIn } from '../carriers.js'
import { passagesOn } from '../passages.js'
import { type ReadMessage, readPart } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { councilsBefore } from './conversation.js'
import { ownSubject } from './own-subject.js'
import { askedBefore, inWhere, type Previous, subjectBefore, whereOf } from './shown.js'

/** 'That is not about foster carers', 'you didn't answer about exclusions': what an answer missed. */

/** What was missed, asked where the conversation is, and whether it is another subject; null where a message does not say what that was. */
export function missedAsked(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): { readonly asked: Asked; readonly isNew: boolean } | null {
  const before = askedBefore(previous)
  const { subject, says } = ownSubject(afterDenial(read, understanding), MISSED, understanding)
  if (says.length === 0) return null
  const known = [...new Set(tellingIn(subjectBefore(before), understanding.vocabulary))]
  const councils = [...councilsBefore(previous, understanding)]
  const where = { ...whereOf(before), councils, reports: [] }
  const isSame = known.length > 0 && known.every((word) => says.includes(word))
  if (isSame && says.length === known.length && before.intent === 'passages')
    return { asked: inWhere({ ...before, page: 0 }, where), isNew: false }
  return { asked: passagesOn(bare(subject, understanding.vocabulary.stopWords), { where }), isNew: true }
}

const MISSED = 'missed'

/** 'That is about schools, not placements': what stands behind the denial is what was wanted, where something stands before it. */
function afterDenial(read: ReadMessage, understanding: Understanding): ReadMessage {
  const { entities } = read
  const at = entities.tokens.findLastIndex(({ word }) => DENYING.has(word))
  const [before, after] = [between(entities, 0, at), between(entities, at + 1, entities.tokens.length)].map(
    (part) => readPart(part, understanding),
  )
  const isOf = (part: ReadMessage | undefined) =>
    part !== undefined && ownSubject(part, MISSED, understanding).says.length > 0
  return at > 0 && after && isOf(before) && isOf(after) ? after : read
}

const DENYING = new Set(['not', 'than'])
