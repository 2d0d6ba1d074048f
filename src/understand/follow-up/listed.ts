import type { Share } from '../../learnt/models.js'
import { type Asked, type AskedFor, EVERYWHERE, isDated } from '../../model/query.js'
import { FEW_FOLLOWING } from '../asked.js'
import type { Entities } from '../entities/entities.js'
import { judgementOf, overallAsked } from '../entities/grades.js'
import { lastYears, RECENT } from '../entities/period.js'
import { asCouncilList } from '../over-councils/councils.js'
import { mentionsOn } from '../over-councils/mentions.js'
import { onSubjectOver } from '../over-councils/on-subject.js'
import { namesGrading, passagesOn } from '../passages.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { namesNothing } from './reaction.js'
import { askedBefore, councilsShown, isPointing, type Previous, whereOf } from './shown.js'

/** Which councils are on a list, and who is on one that was not shown yet: 'was Surrey one of them', 'who has that grade'. */

/** So likely a message asks for one of these. */
const SURELY_ON_A_LIST = 0.5

/** 'Was Surrey one of them', after a list of councils: the same asked of those that are named now; null for what asks otherwise. */
export function onTheList(
  { slots, entities }: ReadMessage,
  { label, share }: Share,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  // 'Them' stands for those that were shown.
  const shown = new Set(councilsShown(previous.shown, understanding))
  const fresh = slots.where.councils.filter((slug) => !shown.has(slug))
  const councils = fresh.length > 0 ? fresh : slots.where.councils
  if (label !== 'member' || share < SURELY_ON_A_LIST || councils.length === 0) return null
  if (entities.grades.length + entities.judged.judgements.length > 0) return null
  const before = askedBefore(previous)
  switch (before.intent) {
    case 'councils':
      if (before.movement !== null) return movedOf(councils, before, understanding)
      // 'What's it say about Kent on that', after who is best for care leavers.
      if (before.judgement !== null && entities.tokens.some(({ word }) => OF_WHAT_IS_SAID.has(word)))
        return passagesOn(before.judgement.label, { where: { ...EVERYWHERE, councils } })
      return { ...before, where: { ...before.where, councils }, page: 0 }
    case 'figures':
      if (before.movement !== null) return movedOf(councils, before, understanding)
      return asCouncilList({ ...before, where: { ...before.where, councils } })
    case 'mentions':
      return { ...before, where: { ...before.where, councils }, page: 0 }
    case 'passages': {
      if (!before.isByCouncil && before.where.councils.length > 0) return null
      const { isNamesOnly: _, ...rest } = before
      return { ...rest, where: { ...before.where, councils }, page: 0 }
    }
    default:
      return null
  }
}

const OF_WHAT_IS_SAID = new Set(['say', 'says', 'said'])

/** Whether a grade went so its history tells. */
const movedOf = (
  councils: string[],
  { judgement }: AskedFor<'councils'> | AskedFor<'figures'>,
  { vocabulary }: Understanding,
): Asked => ({
  intent: 'history',
  where: { ...EVERYWHERE, councils },
  judgement: judgement ?? overallAsked(vocabulary.judgements),
})

/**
 * 'List them all', 'how many is that', after councils of which something is said: their names; 'list the councils', after what was recommended to
 * several: which they are. Null after what names its councils already.
 */
export function listedNames(
  { entities, slots }: ReadMessage,
  { label, share }: Share,
  previous: Previous,
): Asked | null {
  const before = askedBefore(previous)
  if (!('where' in before) || before.where.councils.length > 0 || !namesNothing(entities)) return null
  const isOfNames = label === 'names' && share >= SURELY_ON_A_LIST
  if (before.intent === 'recommendations') {
    const isOfCouncils =
      label === 'narrow' &&
      share >= SURELY_ON_A_LIST &&
      slots.wording.groups.some(({ value }) => value === 'council')
    const { where, having, subject } = before
    return (isOfNames || isOfCouncils) && subject !== ''
      ? mentionsOn(subject, { where, having }, 'recommendations')
      : null
  }
  const isOfNumber =
    slots.answer === 'number' && (entities.tokens.length <= FEW_FOLLOWING || asksHowManyThatIs(entities))
  return before.intent === 'passages' && before.isByCouncil && (isOfNames || isOfNumber)
    ? { ...before, isNamesOnly: true, page: 0 }
    : null
}

/** 'How many is that out of the reports you hold' */
const asksHowManyThatIs = ({ tokens }: Entities): boolean =>
  tokens.some(
    ({ word }, at) =>
      word === 'many' &&
      IS_THAT_MANY.has(tokens[at + 1]?.word ?? '') &&
      THOSE_LISTED.has(tokens[at + 2]?.word ?? ''),
  )
const IS_THAT_MANY = new Set(['is', 'are', 'was', 'were'])
const THOSE_LISTED = new Set(['that', 'those', 'they', 'these'])

/** 'Which is the most recent', 'and the oldest one', after councils of which something is said: they, by the days of their inspections. */
export function latestListed(
  { slots, entities }: ReadMessage,
  { label, share }: Share,
  previous: Previous,
): Asked | null {
  const before = askedBefore(previous)
  if (before.intent !== 'passages' || !before.isByCouncil) return null
  const isOldest =
    slots.wording.extremes.some(({ value }) => value === 'oldest') || entities.period.period.order === 'first'
  // 'Which of them were inspected since 2022' asks of those.
  if (isDated(slots.where.period)) return null
  const isLatest = label === 'latest' && share >= SURELY_ON_A_LIST
  if (!isLatest && !(label === 'other-inspection' && isOldest)) return null
  const { isNamesOnly: _, ...rest } = before
  return { ...rest, extreme: isOldest ? 'oldest' : 'newest', page: 0 }
}

/** 'Which ones are recent', 'just the recent ones', after councils of which something is said: by the inspections of the last years. */
export function recentListed(
  { slots, entities }: ReadMessage,
  previous: Previous,
  { recogniser }: Understanding,
): Asked | null {
  const before = askedBefore(previous)
  if (before.intent !== 'passages' || !before.isByCouncil || isDated(slots.where.period)) return null
  const isOfFew = entities.tokens.length <= 2 * FEW_FOLLOWING && namesNothing(entities)
  if (!isOfFew || recogniser.names.in('lately', entities.tokens).length === 0) return null
  const { isNamesOnly: _, ...rest } = before
  return { ...rest, where: { ...before.where, period: lastYears(RECENT, recogniser.thisYear()) }, page: 0 }
}

/** Words that stand for what was spoken of. */
const OF_BEFORE_IT = new Set(['there', 'here', 'it', 'its', 'their', 'that', 'this'])

/** Fewer words leave it to the answer before what is asked of the councils. */
const LEAST_OF_LIST = 5

/** 'And which councils are said to have manageable caseloads instead': asks by itself of which councils something is said, whatever was asked before. */
export function listByItself(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const { entities } = read
  if (entities.tokens.length < LEAST_OF_LIST || isPointing(entities)) return null
  // 'Who are the corporate parents there' stays where the conversation is.
  if (entities.tokens.some(({ word }) => OF_BEFORE_IT.has(word))) return null
  const own = onSubjectOver('passages', read, understanding)
  if (own?.intent !== 'passages' || !own.isByCouncil || own.subject === '') return null
  // 'Which other councils have that' are not the one that was spoken of.
  const isOfOthers = entities.tokens.some(({ word }) => OTHER_THAN_BEFORE.has(word))
  const except = isOfOthers ? whereOf(askedBefore(previous)).councils : []
  return except.length > 0 ? { ...own, where: { ...own.where, except } } : own
}

const OTHER_THAN_BEFORE = new Set(['other', 'others', 'else', 'elsewhere'])

/** 'Who has that one', 'how many got it', after what a grade means: the councils that have it now. */
export function holdersOf(
  read: ReadMessage,
  { label, share }: Share,
  previous: Previous,
  understanding: Understanding,
): AskedFor<'councils'> | null {
  const before = askedBefore(previous)
  if (before.intent !== 'definition' || share < SURELY_ON_A_LIST) return null
  // 'Which councils currently hold that grade' sounds like asking of others.
  const isOfGrade =
    label === 'widen' &&
    namesGrading(read.entities, understanding) &&
    read.entities.tokens.some(({ word }) => word === 'that' || word === 'it')
  if (label !== 'holders' && !isOfGrade) return null
  const { grades } = before
  if (!grades || grades.length === 0 || read.entities.grades.length > 0) return null
  // 'How many have that for children in care'
  const judgement = judgementOf(read.entities) ?? overallAsked(understanding.vocabulary.judgements)
  return asCouncilList({
    where: read.slots.where,
    having: [{ judgement, grades, period: null }],
    movement: null,
    judgement,
  })
}
