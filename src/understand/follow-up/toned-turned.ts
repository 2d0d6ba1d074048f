import { isPraise } from '../../model/finding.js'
import type { Asked, AskedFor, ToneNamed } from '../../model/query.js'
import { asksByYear } from '../over-councils/mentions-by.js'
import { oneSide } from '../over-councils/on-subject.js'
import type { ReadMessage } from '../read-message.js'
import { isRecommending } from '../slots.js'
import type { Understanding } from '../understanding.js'
import { ownSubject } from './own-subject.js'

/** What follows an answer on a subject over many reports, and asks for one tone of it, or for what was recommended of it. */

/** Words of a message that leaves all else to the answer before it. */
const MOST_AFTER = 11

/** 'Only the critical ones', 'give me one from a bad one': what was told of a subject, in that tone alone; null for what asks otherwise. */
export function inOneTone(read: ReadMessage, before: Asked, understanding: Understanding): Asked | null {
  const { entities, slots } = read
  const { where } = slots
  const isPlaced = where.councils.length + where.regions.length + where.kinds.length > 0
  // 'Is that going down' asks how it went over the years.
  if (before.intent === 'mentions' && asksByYear(entities, understanding)) return null
  const { moves, directions } = slots.wording
  const isOfElse =
    moves.length + directions.length > 0 || entities.tokens.some(({ word }) => isRecommending(word))
  if (isOfElse || isPlaced || entities.tokens.length > MOST_AFTER || slots.isOfBothTones) return null
  const isBeside = before.intent === 'passages' && before.beside !== undefined
  const tone = isBeside ? sideNamed(read) : entities.grades.length > 0 ? null : toneNamed(read)
  if (tone === null || ownSubject(read, 'narrow', understanding).says.length > 0) return null
  if (before.intent === 'mentions')
    return before.isAgain || before.of === 'recommendations' ? null : { ...before, tone, page: 0 }
  if (before.intent !== 'passages') return null
  if (isBeside) return { ...oneSide(before, tone), isByCouncil: true }
  return before.isByCouncil ? { ...before, tone, page: 0 } : null
}

const toneNamed = ({ slots: { tone } }: ReadMessage): ToneNamed | null => (tone === 'neither' ? null : tone)

/** 'A good one', 'the inadequate ones': of which of two grades. */
function sideNamed(read: ReadMessage): ToneNamed | null {
  const [grade] = read.entities.grades
  if (!grade) return toneNamed(read)
  return grade.value.grades.every(isPraise) ? 'praise' : 'criticism'
}

/** 'How many had it as a recommendation', after what reports mention: the same, of their recommendations. */
export function recommendedOfIt(
  { entities: { tokens, councils, quoted }, slots }: ReadMessage,
  before: Asked,
): AskedFor<'mentions'> | null {
  if (before.intent !== 'mentions' || before.isAgain || before.of === 'recommendations') return null
  const isOfIt = tokens.some(({ word }) => word === 'it') && tokens.some(({ word }) => isRecommending(word))
  const isAsked =
    slots.wording.figures.length + slots.wording.groups.length > 0 || tokens.length <= MOST_AFTER
  if (!isOfIt || !isAsked || councils.length + quoted.length > 0 || tokens.length > MOST_AFTER) return null
  const { tone: _, by: __, graded: ___, ...rest } = before
  return { ...rest, of: 'recommendations', page: 0 }
}
