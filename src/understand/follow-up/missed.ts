import type { Asked } from '../../model/query.js'
import { passagesOn } from '../passages.js'
import { type ReadMessage, readPart } from '../read-message.js'
import { bare, between, tellingIn } from '../subject.js'
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
  const missed = missedPart(read, understanding)
  // Behind what leads to a subject no word is one of missing it.
  const { subject, says } = ownSubject(missed, missed === read ? MISSED : 'again', understanding)
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

/** 'That is about schools, not placements', 'you never said anything about pay': what stands behind the denial, or behind what leads to a subject, is what was wanted. */
function missedPart(read: ReadMessage, understanding: Understanding): ReadMessage {
  const { entities } = read
  const part = (from: number, to: number): ReadMessage => readPart(between(entities, from, to), understanding)
  const isOf = (one: ReadMessage): boolean => ownSubject(one, MISSED, understanding).says.length > 0
  const last = (words: ReadonlySet<string>): number =>
    entities.tokens.findLastIndex(({ word }) => words.has(word))
  const [denied, led] = [last(DENIED_BY), last(LEADING)]
  const end = entities.tokens.length
  const behind = part(denied + 1, end)
  if (denied > 0 && isOf(part(0, denied)) && isOf(behind)) return behind
  const subject = part(led + 1, end)
  return led > 0 && ownSubject(subject, 'again', understanding).says.length > 0 ? subject : read
}

const DENIED_BY = new Set(['not', 'than'])
const LEADING = new Set(['about', 'on'])
