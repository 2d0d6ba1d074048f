import type { Tone } from '../../model/query.js'
import type { ReadMessage } from '../definitions.js'
import { isGoodAlone } from '../entities/grades.js'
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

/** The other of praise and criticism, where 'the opposite' is asked for. */
export const toneAfter = (before: Tone, read: ReadMessage, { recogniser }: Understanding): Tone => {
  const { tone } = read.slots
  if (recogniser.names.in('opposite', read.entities.tokens).length > 0)
    return before === 'praise' ? 'criticism' : 'praise'
  if (isMereTone(read)) return 'praise'
  // 'In outstanding councils' says where to look.
  if (read.entities.grades.length > 0) return before
  return tone === 'neither' ? before : tone
}
