import { type Asked, EVERYWHERE } from '../../model/query.js'
import { askedBy } from '../asked.js'
import { tellingIn } from '../carriers.js'
import { type Share, sharesOf } from '../classify/classifier.js'
import { subjectFeaturesOf } from '../classify/features.js'
import { type Entities, subjectOf } from '../entities/entities.js'
import { type Intention, standsAlone } from '../intention.js'
import type { ReadMessage, Understanding } from '../read-message.js'
import { unclear } from '../unclear.js'
import { ABOUT_COUNCILS, inPlace, readInPlace } from './in-place.js'
import { otherInspection } from './inspections.js'
import { mergedWith } from './merge.js'
import { citedOf, comparisonOf, itemOf, judgementAfter, moreOf, reasonsOf, sourceOf } from './pointed.js'
import { askedBefore, isPeriodNamed, type Previous, whereOf } from './shown.js'
import { ofThoseListed, tableAfter, turnsToTable } from './table.js'

/** A message after an answer. How it follows is told by a classifier; what it then asks is a merge of two queries. */

/** Councils that a conversation keeps in mind. */
const MOST_SPOKEN_OF = 10

/** The councils that a query is about, then those spoken of before. */
export function spokenOf(asked: Asked, previous: Previous | undefined): string[] {
  const before = previous ? [...whereOf(previous.query.asked).councils, ...previous.query.spokenOf] : []
  const now = new Set(whereOf(asked).councils)
  return [...new Set(before)].filter((slug) => !now.has(slug)).slice(0, MOST_SPOKEN_OF)
}

/** What only follows an answer, and asks nothing by itself. */
const FOLLOWING: ReadonlySet<string> = new Set(['more', 'item', 'reaction', 'compare-them', 'why', 'source'])

/** So sure, and in so few words, something follows an answer where there is none. */
const SURE = 0.8
const SUREST = 0.97
const FEW_WORDS = 4

/** How a message follows the answer before it, by its words alone; `new` where it stands by itself. */
export const followsAs = ({ entities }: ReadMessage, { models, lexicon }: Understanding): Share =>
  sharesOf(models['follow-up'], subjectFeaturesOf(entities, lexicon))[0] ?? { label: 'new', share: 1 }

/** A message that follows nothing; one that can only follow an answer ('the second one', 'yes') is told so. */
export function askedFirst(read: ReadMessage, understanding: Understanding): Asked {
  const { entities, slots, citations } = read
  const { label, share } = followsAs(read, understanding)
  const words = entities.tokens.length
  const isShort = words > 0 && (words <= FEW_WORDS || (words <= 2 * FEW_WORDS && share >= SUREST))
  const names = [
    entities.councils,
    entities.judged.judgements,
    entities.grades,
    entities.elsewhere,
    citations,
  ]
  const isCry = read.intention.intent === 'danger' || read.intention.isConcern
  return isShort &&
    !isCry &&
    FOLLOWING.has(label) &&
    share >= SURE &&
    !read.isOfTable &&
    names.every(({ length }) => length === 0)
    ? unclear('nothing-before', entities.message.slice(0, 60), slots.where)
    : askedBy(read, understanding)
}

/** So sure that it follows an answer, a message is no cry for help that is not surer still. */
const SURELY_FOLLOWS = 0.85
const SURELY_CRIES = 0.75
const CRIES = 0.5

/** Words that only pass the time of day, whatever they follow. */
const PLEASANTRIES: ReadonlySet<string> = new Set(['thanks', 'greeting'])
const PLEASANT = 0.5
const SURELY_PLEASANT = 0.8

const namesNothing = ({ councils, regions, judged, grades }: Entities): boolean =>
  councils.length + regions.length + judged.judgements.length + grades.length === 0

/** Over time: 'was it always like that', 'is that better than before'. */
const OVER_TIME = 0.35

/**
 * @param read the message as it stands
 * @param about the same {@link readInPlace}
 */
export const askedAfter = (
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked => ofThoseListed(followingAsked(read, about, previous, understanding), read, askedBefore(previous))

function followingAsked(
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { intention, slots, entities, citations, shares } = read
  const { label: kind, share } = followsAs(read, understanding)
  const before = askedBefore(previous)
  const isSureToFollow = kind !== 'new' && share >= SURELY_FOLLOWS
  // A cry for help is heard before all else, whatever it follows; what comes after one belongs to it.
  if (intention.intent === 'danger' && intention.share >= (isSureToFollow ? SURELY_CRIES : CRIES))
    return askedBy(read, understanding)
  const isBrief = entities.tokens.length <= FEW_WORDS && slots.where.councils.length === 0
  if (
    !(kind !== 'new' && kind !== 'reaction' && share >= PLEASANT) &&
    PLEASANTRIES.has(intention.intent) &&
    intention.share >= PLEASANT &&
    (isBrief ? slots.tone === 'neither' : intention.share >= SURELY_PLEASANT && namesNothing(entities))
  )
    return { intent: 'aside', aside: intention.intent, where: slots.where }
  if (isStillInDanger(read, previous)) return { intent: 'aside', aside: 'danger', where: slots.where }
  if (citations.length > 0 && entities.councils.length === 0) return citedOf(read, previous, understanding)
  const overTime = shares.find(({ label }) => label === 'history')?.share ?? 0
  const councils = whereOf(before).councils
  const isPleasant = PLEASANTRIES.has(intention.intent)
  if (overTime >= OVER_TIME && !isPleasant && slots.where.councils.length === 0 && councils.length > 0)
    return {
      intent: 'history',
      where: { ...EVERYWHERE, councils: councils.slice(0, 1) },
      judgement: judgementAfter(read, before),
    }
  const ofTable = tableAfter(read, before, understanding)
  if (ofTable) return ofTable
  if (turnsToTable(read, before)) return askedBy(read, understanding)
  if (turnsTo(intention, before) && !OF_WHAT_WAS_SHOWN.has(kind))
    return inPlace(read, about, previous, understanding)
  switch (kind) {
    case 'more':
      return moreOf(before, read, about, previous, understanding)
    case 'item':
      return itemOf(read, previous, understanding)
    case 'narrow':
    case 'again': {
      const isOlder = understanding.recogniser.names.in('older', entities.tokens).length > 0
      return isOlder && slots.where.councils.length === 0 && !isPeriodNamed(slots.where.period)
        ? otherInspection(read, previous, understanding)
        : mergedWith(read, previous, understanding, kind)
    }
    case 'compare-them':
      return comparisonOf(read, previous, understanding)
    case 'source':
      return sourceOf(read, about, previous, understanding)
    case 'other-inspection':
      return otherInspection(read, previous, understanding)
    case 'why':
      return reasonsOf(read, previous, understanding)
    case 'closer':
      return closerTo(before, read, about, previous, understanding)
    case 'reaction':
      return reactionTo(read, about, previous, understanding)
    default:
      return inPlace(read, about, previous, understanding)
  }
}

/** Intents that a message may turn a conversation to, in however few words: 'and what did they recommend'. */
const TURNS: ReadonlySet<string> = new Set(['recommendations', 'mentions', 'history'])

/** So sure of what it asks, a message asks that, however it follows. */
const ASKING = 0.6

const turnsTo = ({ intent, share }: Intention, before: Asked): boolean =>
  TURNS.has(intent) && share >= ASKING && before.intent !== intent

/** Ways to follow that point at what was shown, and at nothing beside it. */
const OF_WHAT_WAS_SHOWN: ReadonlySet<string> = new Set(['item', 'source', 'other-inspection'])

/** 'We are in Preston', after somebody was told where to turn, asks for no report. */
const isStillInDanger = ({ entities, slots }: ReadMessage, { query: { asked } }: Previous): boolean =>
  asked.intent === 'aside' &&
  asked.aside === 'danger' &&
  slots.where.councils.length > 0 &&
  entities.judged.judgements.length + entities.grades.length === 0 &&
  entities.tokens.length <= FEW_WORDS + 2

/**
 * 'How many is that?' asks of the same subject for another kind of words, 'by when?' what the answer tells already; with
 * words of its own it is a question where the conversation is: 'is anyone checking that they do it'.
 */
function closerTo(
  before: Asked,
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const own = tellingIn(subjectOf(read.entities), understanding.vocabulary)
  const { answer } = read.slots
  const isOfKind = answer !== 'topic' && answer !== 'yes-no'
  if (own.length >= OWN_WORDS && !isOfKind) return inPlace(read, about, previous, understanding)
  if (before.intent !== 'passages') return before
  return {
    ...before,
    subject: `${before.subject} ${subjectOf(read.entities)}`,
    answer: isOfKind ? answer : before.answer,
    page: 0,
  }
}

/** Words that make a closer question one of its own. */
const OWN_WORDS = 2

/** What stands alone and is no word of Pilcrow's own. */
const OVER_ALL: ReadonlySet<string> = new Set(['councils', 'figures', 'mentions', 'library', 'export'])

/** What 'that's not what I asked' is nearest to, and is not. */
const DOUBTED: ReadonlySet<string> = new Set(['privacy', 'orders', 'off-topic'])

/** Yes, no, thanks; 'no, I meant Leeds' asks the same again; 'Really? What about waiting times?' asks. */
function reactionTo(
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { intent, share } = read.intention
  const { where } = read.slots
  if (where.councils.length > 0 || where.regions.length > 0)
    return mergedWith(read, previous, understanding, 'again')
  if (ABOUT_COUNCILS.has(intent as Asked['intent']) && share >= ASKING)
    return inPlace(read, about, previous, understanding)
  const isOfPilcrow = standsAlone(read.intention) && !OVER_ALL.has(intent) && !DOUBTED.has(intent)
  const aside = isOfPilcrow || PLEASANTRIES.has(intent) ? intent : 'reaction'
  return { intent: 'aside', aside, where }
}
