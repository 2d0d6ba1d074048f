import type { Asked, Tone } from '../../model/query.js'
import { isGoodAlone } from '../entities/grades.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'

/** Whether praise or criticism is asked for, after what was asked for before. */

/** 'Anything good there?' asks for praise, 'only the good ones' for councils that are graded so. */
export const isMereTone = ({ entities, slots: { wording } }: ReadMessage): boolean =>
  entities.grades.length > 0 &&
  isGoodAlone(entities.grades.flatMap(({ value }) => value.grades)) &&
  wording.groups.length === 0 &&
  entities.tokens.some(({ word }) => ANY.has(word)) &&
  entities.judged.judgements.length === 0 &&
  !entities.tokens.some(({ word }) => word === 'ones')

const ANY = new Set([
  ...['practice', 'practices', 'example', 'examples', 'news', 'points'],
  ...['anything', 'any', 'something', 'nothing', 'bits', 'things', 'side', 'stuff', 'what'],
])

const opposite = (tone: Tone): Tone => (tone === 'praise' ? 'criticism' : 'praise')

/** The other of praise and criticism, where 'the opposite' is asked for. */
export const toneAfter = (before: Tone, read: ReadMessage, understanding: Understanding): Tone => {
  const { tone } = read.slots
  if (isOppositeNamed(read, understanding)) return opposite(before)
  if (isMereTone(read)) return 'praise'
  // 'In outstanding councils' says where to look.
  if (read.entities.grades.length > 0) return before
  return tone === 'neither' ? before : tone
}

/** What was asked before in the other tone, where 'the opposite' of praise or of criticism is asked for; null where neither was. */
export function inOppositeTone(before: Asked, read: ReadMessage, understanding: Understanding): Asked | null {
  if (before.intent !== 'reasons' && before.intent !== 'passages') return null
  if (before.tone === 'neither' || !isOppositeNamed(read, understanding)) return null
  const tone = opposite(before.tone)
  return before.intent === 'passages' ? { ...before, tone, page: 0 } : { ...before, tone }
}

const isOppositeNamed = ({ entities: { tokens } }: ReadMessage, { recogniser }: Understanding): boolean =>
  recogniser.names.in('opposite', tokens).length > 0
