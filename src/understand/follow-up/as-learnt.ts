import { type Asked, isPeriodNamed } from '../../model/query.js'
import { subjectMarked } from '../counted-asked.js'
import { namesGrading } from '../passages.js'
import type { ReadMessage } from '../read-message.js'
import { contentWordsIn, contentWordsWithout } from '../subject.js'
import type { Understanding } from '../understanding.js'
import { closerTo } from './closer.js'
import { comparisonOf } from './compared.js'
import { withoutDenied } from './conversation.js'
import { explained } from './explained.js'
import { leaderOf, noOpinionOn } from './facts.js'
import { inPlace } from './in-place.js'
import { otherInspection } from './inspections.js'
import { mergedWith, recommendedBeside } from './merge.js'
import { TOO_OLD } from './objection.js'
import { itemOf, moreOf } from './pointed.js'
import { askedOnDoubt, namesNothing, reactionTo } from './reaction.js'
import { exampleAsked, reasonsOf, shortfallOf } from './reasons.js'
import { askedBefore, citationOf, type Previous } from './shown.js'
import { placesOfShown, sourceOf } from './source.js'
import { isOfNewSubject, ownSubject, subjectAfter } from './survival.js'
import { inOppositeTone } from './tone-asked.js'
import { widened } from './widened.js'

/** A message that no rule is for is merged with the answer before as it was learnt to follow it. */

/**
 * @param kind how the message follows
 * @param about the message as it is read where the conversation is
 */
export function askedAsLearnt(
  kind: string,
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { entities, slots, intention } = read
  const before = askedBefore(previous)
  switch (kind) {
    case 'more':
      return moreOf(before, read, about, previous, understanding)
    case 'item':
      return itemOf(read, previous, understanding)
    case 'narrow':
    case 'again': {
      const opposite = inOppositeTone(before, read, understanding)
      if (opposite) return opposite
      // 'Not just Reading, everywhere'
      const isOfAll = understanding.recogniser.names.in('everywhere', entities.tokens).length > 0
      const everywhere =
        isOfAll && contentWordsWithout(entities, ['closer'], understanding).length === 0
          ? widened(read, previous, understanding)
          : null
      if (everywhere) return everywhere
      // 'About older children' narrows what was asked.
      const isOlder =
        understanding.recogniser.names.in('older', entities.tokens).length > 0 &&
        subjectAfter(read, previous, understanding).label !== 'joined'
      return isOlder && slots.where.councils.length === 0 && !isPeriodNamed(slots.where.period)
        ? otherInspection(read, previous, understanding)
        : mergedWith(withoutDenied(read, understanding), previous, understanding, kind)
    }
    case 'compare-them': {
      const asked = comparisonOf(read, previous, understanding)
      // 'Compared to others', where one council was spoken of alone: what is said of them.
      const isOfOne = asked.intent === 'passages' && !asked.isOverTime && asked.where.councils.length === 1
      return (isOfOne ? widened(read, previous, understanding) : null) ?? asked
    }
    case 'source':
      return sourceOf(read, about, previous, understanding)
    case 'place':
      return placesOfShown(read, about, previous, understanding)
    case 'opinion':
      return noOpinionOn(previous, read, understanding)
    case 'recurring':
    case 'other-inspection': {
      const beside = kind === 'recurring' ? recommendedBeside(read, previous) : null
      if (beside) return beside
      // 'Did the senior managers come and go as well' asks of something else.
      if (
        asksAnew(read, about, previous, understanding) ||
        asksForGradeOfNewest(read, previous, understanding)
      )
        return inPlace(read, about, previous, understanding)
      return otherInspection(read, previous, understanding)
    }
    case 'why':
      return reasonsOf(read, previous, understanding)
    case 'shortfall':
      return shortfallOf(read, previous, understanding)
    case 'leader':
      return leaderOf(read, previous, understanding)
    case 'growth': {
      const [quoted] = previous.shown.excerpts
      return before.intent === 'passages' && quoted
        ? citationOf(quoted, understanding)
        : closerTo(read, about, previous, understanding)
    }
    case 'closer':
    case 'dates':
    case 'still':
      return closerTo(read, about, previous, understanding)
    case 'example':
      // 'Quote me something on the leadership'
      return asksAnew(read, about, previous, understanding)
        ? inPlace(read, about, previous, understanding)
        : exampleAsked(read, about, previous, understanding)
    case 'explain':
      // 'So were they inadequate' asks whether.
      if (entities.grades.length > 0 && intention.intent === 'grade' && intention.share >= SURELY_ASKING)
        return inPlace(read, about, previous, understanding)
      // 'So who is the director'
      if (slots.answer === 'person' && about.intention.intent === 'passages')
        return inPlace(read, about, previous, understanding)
      return explained(read, previous, understanding) ?? inPlace(read, about, previous, understanding)
    case 'widen':
      return (
        widened(read, previous, understanding, subjectOfItsOwn(read, previous, understanding)) ??
        mergedWith(read, previous, understanding, 'again')
      )
    case 'doubt':
      return slots.where.councils.length + slots.where.regions.length > 0
        ? reactionTo(read, about, previous, understanding)
        : askedOnDoubt(read, about, previous, understanding)
    case 'reaction':
    case 'missed':
    case 'own-case':
      return reactionTo(read, about, previous, understanding)
    default:
      return isOfWhatWasSaid(read, about, before)
        ? closerTo(read, about, previous, understanding)
        : inPlace(read, about, previous, understanding)
  }
}

/** 'How do I get a new one', 'who must be there': so unlike anything else, a message is about what was spoken of. */
const isOfWhatWasSaid = (read: ReadMessage, about: ReadMessage, before: Asked): boolean =>
  about.intention.share < UNLIKE &&
  !about.isOfTable &&
  about.intention.intent !== 'passages' &&
  namesNothing(read.entities) &&
  (before.intent === 'definition' || before.intent === 'passages')

const UNLIKE = 0.35

/** 'And what is the newest grade there', after what is said of a subject: of the council, and not of that subject. */
function asksForGradeOfNewest(
  { intention, entities, slots }: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): boolean {
  const isOfNewest = slots.where.period.order === 'latest'
  const isOfGrades = intention.intent === 'grade' && namesGrading(entities, understanding)
  return isOfNewest && isOfGrades && askedBefore(previous).intent === 'passages'
}

/** Whether a message has a subject of its own, and names no other inspection. */
function asksAnew(
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): boolean {
  const isOfWords = about.intention.intent === 'passages' && about.intention.share >= LIKELY_PASSAGES
  if (!isOfWords || isPeriodNamed(read.slots.where.period)) return false
  const own = ownSubject(read, 'again', understanding).says.filter((word) => !TOO_OLD.has(word))
  const isNew = isOfNewSubject(read, about, SURELY_ASKING, previous, understanding)
  return own.length >= (isNew ? 1 : WORDS_OF_A_SUBJECT)
}

const WORDS_OF_A_SUBJECT = 2
/** So likely what reports say is asked for: not in 'that is ancient, nothing later?' */
const LIKELY_PASSAGES = 0.5

/** So sure of what it asks, a message asks that, however it follows. */
export const SURELY_ASKING = 0.6

/** So surely a subject is another than the one before. */
const SURELY_OF_ITS_OWN = 0.9

/** 'Which other councils have unregistered homes', after what is said of neglect: the words of that subject; none where it goes on from the one before. */
function subjectOfItsOwn(read: ReadMessage, previous: Previous, understanding: Understanding): string[] {
  const { label, share } = subjectAfter(read, previous, understanding)
  return label === 'new' && share >= SURELY_OF_ITS_OWN
    ? contentWordsIn(subjectMarked(read.entities, understanding), understanding.vocabulary)
    : []
}
