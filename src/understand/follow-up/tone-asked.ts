import type { Share } from '../../learnt/models.js'
import {
  ANY_TIME,
  type Asked,
  type AskedFor,
  EVERYWHERE,
  type Tone,
  type ToneNamed,
} from '../../model/query.js'
import { isPraise } from '../../model/report.js'
import { subjectMarked } from '../counted-asked.js'
import { isGoodAlone, judgementOf } from '../entities/grades.js'
import { asksByYear } from '../over-councils/mentions.js'
import { oneSide } from '../over-councils/on-subject.js'
import { passagesOn } from '../passages.js'
import type { ReadMessage } from '../read-message.js'
import { namesRecommended } from '../slots.js'
import type { Understanding } from '../understanding.js'
import { councilsBefore } from './conversation.js'
import { mergedWhere } from './place-and-conditions.js'
import { askedBefore, type Previous, subjectBefore, whereOf } from './shown.js'
import { ownSubject } from './survival.js'

/** Whether praise or criticism is asked for, after what was asked for before: of one council, or of what was told over many. */

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
  const isOfElse = moves.length + directions.length > 0 || namesRecommended(entities)
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
  const isOfIt = tokens.some(({ word }) => word === 'it') && namesRecommended({ tokens })
  const isAsked =
    slots.wording.figures.length + slots.wording.groups.length > 0 || tokens.length <= MOST_AFTER
  if (!isOfIt || !isAsked || councils.length + quoted.length > 0 || tokens.length > MOST_AFTER) return null
  const { tone: _, by: __, graded: ___, ...rest } = before
  return { ...rest, of: 'recommendations', page: 0 }
}

/** What is asked for at its strongest, by how a message follows: 'quote me the worst bit', 'the highest praise in there'. */
const AT_ITS_STRONGEST = { harshest: 'criticism', kindest: 'praise' } as const satisfies Record<
  string,
  ToneNamed
>

const isAtItsStrongest = (label: string): label is keyof typeof AT_ITS_STRONGEST => label in AT_ITS_STRONGEST

const SURELY_STRONGEST = 0.5

/** Quotations shown of what is asked for at its strongest: which of them is that its reader decides. */
const OF_THE_STRONGEST = 3

/** The worst, or the best, that the report says which a conversation is about: on the subject that was asked about, or on all; null for what asks otherwise. */
export function strongestSaid(
  read: ReadMessage,
  { label, share }: Share,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  if (!isAtItsStrongest(label) || share < SURELY_STRONGEST) return null
  const tone = AT_ITS_STRONGEST[label]
  const before = askedBefore(previous)
  // 'And the worst', after the best councils, are councils.
  if (before.intent === 'councils' && before.extreme !== null && read.slots.extreme !== null) return null
  const named = read.slots.where
  const councils =
    named.councils.length > 0 ? named.councils : [...councilsBefore(previous, understanding)].slice(0, 1)
  if (councils.length === 0) return null
  // How a grade went is no time of which the best is asked.
  const period = before.intent === 'history' ? ANY_TIME : whereOf(before).period
  const where = mergedWhere({ ...EVERYWHERE, councils, period }, named)
  const own = subjectMarked(read.entities, understanding)
  const isElsewhere = !whereOf(before).councils.includes(councils[0] ?? '')
  const subject = own === '' && !isElsewhere ? subjectBefore(before) : own
  if (subject !== '') return passagesOn(subject, { where }, { tone, most: OF_THE_STRONGEST })
  const judgement = judgementOf(read.entities) ?? ('judgement' in before ? before.judgement : null)
  return { intent: 'reasons', where, judgement, grades: [], tone, isStrongest: true }
}

/** The worst, or the best, of all that the report says, in place of that on a subject; null for what asks for neither. */
export const strongestOfAll = ({ most, tone, where }: AskedFor<'passages'>): AskedFor<'reasons'> | null =>
  most === undefined || tone === 'neither'
    ? null
    : { intent: 'reasons', where, judgement: null, grades: [], tone, isStrongest: true }
