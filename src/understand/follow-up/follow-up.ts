import { type Asked, type AskedFor, EVERYWHERE } from '../../model/query.js'
import { askedBy } from '../asked.js'
import { subjectWithout, tellingIn } from '../carriers.js'
import { type Share, shareOf } from '../classify/classifier.js'
import type { ReadMessage } from '../definitions.js'
import type { Entities } from '../entities/entities.js'
import { tokensOf } from '../entities/named.js'
import { type Intention, standsAlone } from '../intention.js'
import { passagesOn, unclear } from '../passages.js'
import type { Understanding } from '../understanding.js'
import { checked } from './checked.js'
import { closerTo } from './closer.js'
import { comparisonOf, whichIsNewer } from './compared.js'
import { cryIn, readInPlace, withoutDenied } from './conversation.js'
import { explained } from './explained.js'
import { factsTogether, gradesSo } from './facts.js'
import { goodAtIt, inPlace } from './in-place.js'
import { askedStill, keptToTime, mayBeStill, otherInspection, sameThen } from './inspections.js'
import { withoutCouncils } from './left-out.js'
import { asksSameElsewhere, mergedWhere, mergedWith, ownSubject } from './merge.js'
import { TOO_OLD } from './objection.js'
import {
  amongRecommended,
  asksForRestOfQuoted,
  citedOf,
  itemOf,
  judgementAfter,
  moreOf,
  newestShown,
} from './pointed.js'
import { reactionTo } from './reaction.js'
import { gradeOfQuoted, reasonsOf } from './reasons.js'
import { servicesOfThose } from './services-of-those.js'
import {
  askedBefore,
  citationOf,
  councilsShown,
  inWhere,
  isPeriodNamed,
  type Previous,
  whereOf,
} from './shown.js'
import { inspectedBySame, sourceOf } from './source.js'
import { withSubjectKept } from './survival.js'
import { ofThoseListed, tableAfter, turnsToTable } from './table.js'
import {
  mentionedAgain,
  mentionedGraded,
  ofThoseShown,
  ofTimeAlone,
  recommendedAmong,
} from './table-shown.js'
import { asksOfAll, speakingAmong, widened } from './widened.js'

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
const FOLLOWING: ReadonlySet<string> = new Set([
  'more',
  'item',
  'reaction',
  'compare-them',
  'why',
  'source',
  'explain',
])

/** So sure, and in so few words, something follows an answer where there is none. */
const SURE_TO_FOLLOW = 0.8
const SUREST = 0.97
const FEW_FOLLOWING = 4

/** A message that follows nothing; one that can only follow an answer ('the second one', 'yes') is told so. */
export function askedFirst(read: ReadMessage, { label, share }: Share, understanding: Understanding): Asked {
  const { entities, slots, citations } = read
  const words = entities.tokens.length
  const isShort = words > 0 && (words <= FEW_FOLLOWING || (words <= 2 * FEW_FOLLOWING && share >= SUREST))
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
    // A word of the glossary is explained whatever came before.
    read.intention.intent !== 'definition' &&
    FOLLOWING.has(label) &&
    share >= SURE_TO_FOLLOW &&
    !read.isOfTable &&
    names.every(({ length }) => length === 0)
    ? unclear('nothing-before', entities.message.slice(0, 60), slots.where)
    : askedBy(read, understanding)
}

/** So sure that it follows an answer, a message is no cry for help that is not surer still. */
const SURELY_FOLLOWS = 0.85
const CRY_BY_ITSELF = 0.75
const CRY_FOLLOWING = 0.5

/** Words that only pass the time of day, whatever they follow. */
const PLEASANT_INTENTS: ReadonlySet<string> = new Set(['thanks', 'greeting'])
const PLEASANT = 0.5
const SURELY_PLEASANT = 0.8

const namesNothing = ({ councils, regions, judged, grades }: Entities): boolean =>
  councils.length + regions.length + judged.judgements.length + grades.length === 0

/** Words that only pass the time of day, and name nothing: 'thank you, that is the first straight answer'. */
function isPleasantry({ intention, entities, slots }: ReadMessage, { label, share }: Share): boolean {
  // 'And now' asks how things are.
  if (entities.period.isNow) return false
  if (label === 'thanks' && share >= PLEASANT) return namesNothing(entities)
  const isBrief = entities.tokens.length <= FEW_FOLLOWING && slots.where.councils.length === 0
  return (
    (label === 'new' || share < (label === 'reaction' ? SURELY_FOLLOWS : PLEASANT)) &&
    PLEASANT_INTENTS.has(intention.intent) &&
    intention.share >= PLEASANT &&
    (isBrief ? slots.tone === 'neither' : intention.share >= SURELY_PLEASANT && namesNothing(entities))
  )
}

/**
 * Whether a message asks what became of words that were quoted, or how long it has been so, where there is no other inspection
 * to tell.
 */
function mayBeOnly(
  { entities: { tokens } }: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): boolean {
  const before = askedBefore(previous)
  if (before.intent === 'passages' && tokens.some(({ word }) => SINCE.has(word))) return true
  const [council] = whereOf(before).councils
  const isOfCouncil = before.intent === 'passages' || before.intent === 'reasons'
  return isOfCouncil && council !== undefined && understanding.ofCouncil(council).length === 1
}

const SINCE = new Set(['since', 'then', 'now'])

/** Whether a message names a council in few words and asks nothing of it. */
const namesPlaceAlone = ({ entities: { councils, tokens, judged }, slots }: ReadMessage): boolean =>
  councils.length > 0 &&
  tokens.length <= 2 * FEW_FOLLOWING &&
  judged.judgements.length === 0 &&
  slots.answer === 'topic'

/** Whether a message points at the one council that a list showed. */
function isOfOneShown(
  { entities: { tokens, councils, grades } }: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): boolean {
  const { intent } = askedBefore(previous)
  return (
    (intent === 'councils' || intent === 'figures') &&
    councils.length + grades.length === 0 &&
    tokens.some(({ word }) => ITS.has(word)) &&
    councilsShown(previous.shown, understanding).length === 1
  )
}

const ITS = new Set(['its', 'it', 'their', 'they'])

/** How what asks after change over time may follow. */
const MAY_ASK_OVER_TIME: ReadonlySet<string> = new Set(['new', 'again', 'other-inspection'])

/** Over time: 'was it always like that', 'is that better than before'. */
const OVER_TIME = 0.35

/**
 * @param read the message as it stands
 * @param about the same {@link readInPlace}
 * @param follows as {@link followsAs} of ./survival.ts tells
 */
export const askedAfter = (
  read: ReadMessage,
  about: ReadMessage,
  follows: Share,
  previous: Previous,
  understanding: Understanding,
): Asked =>
  keptToTime(
    withSubjectKept(
      ofThoseListed(
        followingAsked(read, about, follows, previous, understanding),
        read,
        askedBefore(previous),
      ),
      read,
      about,
      previous,
      understanding,
    ),
    read,
  )

function followingAsked(
  read: ReadMessage,
  about: ReadMessage,
  { label, share }: Share,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { intention, slots, entities, citations, shares } = read
  const kind = share < LEAST_LIKELY ? 'new' : label
  const before = askedBefore(previous)
  const isSureToFollow = kind !== 'new' && share >= SURELY_FOLLOWS
  // A cry for help is heard before all else, whatever it follows; what comes after one belongs to it.
  if (
    intention.intent === 'danger' &&
    cryIn(read, kind !== 'new', understanding) >= (isSureToFollow ? CRY_BY_ITSELF : CRY_FOLLOWING)
  )
    return askedBy(read, understanding)
  if (isPleasantry(read, { label: kind, share }))
    return { intent: 'aside', aside: kind === 'thanks' ? kind : intention.intent, where: slots.where }
  if (isStillInDanger(read, previous)) return { intent: 'aside', aside: 'danger', where: slots.where }
  if (citations.length > 0 && entities.councils.length === 0) return citedOf(read, previous, understanding)
  // 'And Newham?', after when the next inspection is.
  const { asked: last } = previous.query
  if (last.intent === 'aside' && last.aside === 'next-inspection' && namesPlaceAlone(read))
    return { ...last, where: slots.where }
  // 'No, we moved to Preston', after a place that is not in England: the same, asked of Preston.
  const isOfNowhere = previous.query.asked.intent === 'unclear' && previous.query.asked.why === 'elsewhere'
  if (isOfNowhere && before.intent === 'passages' && namesPlaceAlone(read))
    return inWhere(before, mergedWhere(before.where, slots.where))
  // 'And Stockton was which', after how inspections differ: which its own were.
  const isOfFramework =
    before.intent === 'definition' &&
    (before.where.framework !== null ||
      understanding.recogniser.names.in('framework', tokensOf(before.term)).length > 0)
  if (isOfFramework && slots.where.councils.length > 0 && entities.tokens.length <= 2 * FEW_FOLLOWING)
    return { intent: 'library', where: slots.where, page: 0 }
  const telling = tellingIn(subjectWithout(entities, ['closer'], understanding), understanding.vocabulary)
  const check = checked(read, { label: kind, share }, previous, understanding)
  if (check) return check
  if (asksForRestOfQuoted(read, previous)) return itemOf(read, previous, understanding)
  if (asksInOtherWords(read, before)) return passagesOn(before.subject, before)
  if (kind === 'own-case' && share >= LIKELY_OWN && isAfterReports(previous))
    return { intent: 'aside', aside: 'complaint', where: slots.where }
  if (asksSameElsewhere(read, telling, before)) {
    const there = mergedWith(read, previous, understanding, 'again')
    // What is set beside a time or a number is told in other words too: 'too long'.
    return there.intent === 'passages' ? { ...there, answer: 'topic' } : there
  }
  const isNewQuestion =
    kind === 'new' &&
    entities.tokens.length > 2 * FEW_FOLLOWING &&
    about.intention.intent === 'passages' &&
    about.intention.share >= SURELY_ASKING
  // 'And what did they get for leadership', after what was recommended.
  const isOfGrade =
    entities.judged.judgements.length > 0 && intention.intent === 'grade' && intention.share >= SURELY_ASKING
  const ofShown =
    factsTogether(read, previous, understanding) ??
    gradesSo(read, previous) ??
    goodAtIt(read, before) ??
    (isNewQuestion || isOfGrade ? null : amongRecommended(read, previous, understanding)) ??
    sameThen(read, previous, understanding)
  if (ofShown) return ofShown
  // 'Did they get told to sort that out' asks what was recommended.
  const isOfTold = shareOf(shares, 'recommendations') >= SURELY_ASKS
  if (kind === 'still' && share >= LIKELY_STILL && !isOfTold && mayBeStill(read, before))
    return askedStill(read, previous, understanding)
  // 'Going up?', 'grew from what': the sentences beside the number that was quoted.
  const overTime = kind === 'growth' ? 0 : shareOf(shares, 'history')
  const councils = whereOf(before).councils
  // 'Did it get better since', where nothing newer is held than what was quoted.
  if (
    overTime >= OVER_TIME &&
    slots.where.councils.length === 0 &&
    mayBeOnly(read, previous, understanding)
  ) {
    const since = otherInspection(read, previous, understanding)
    if (since.intent === 'report' && since.instead !== null) return since
  }
  const isPleasant = PLEASANT_INTENTS.has(intention.intent)
  if (
    overTime >= OVER_TIME &&
    !isPleasant &&
    MAY_ASK_OVER_TIME.has(kind) &&
    // 'And the one before' asks for that one.
    slots.where.period.order === null &&
    slots.where.councils.length === 0 &&
    councils.length > 0
  )
    return {
      intent: 'history',
      where: { ...EVERYWHERE, councils: councils.slice(0, 1), period: slots.where.period },
      judgement: judgementAfter(read, before),
    }
  const ofOthers =
    withoutCouncils(read, previous, understanding) ??
    (kind !== 'compare-them' && asksOfAll(read, before, understanding)
      ? widened(read, previous, understanding, telling)
      : null)
  if (ofOthers) return ofOthers
  // 'Taking the newest report of each, which of those are inadequate' asks of all that were listed, and not of the newest.
  const areGraded = entities.grades.length > 0 ? mentionedGraded(read, before, understanding) : null
  if (areGraded) return areGraded
  const ofRecord =
    gradeOfQuoted(read, previous, understanding) ??
    inspectedBySame(read, previous, understanding) ??
    whichIsNewer(read, previous, understanding) ??
    newestShown(read, previous, understanding)
  if (ofRecord) return ofRecord
  // 'And its overall?' after a list of one council is about that council.
  if (isOfOneShown(read, previous, understanding)) return inPlace(read, about, previous, understanding)
  const narrowed =
    servicesOfThose(read, previous, understanding) ??
    mentionedGraded(read, before, understanding) ??
    recommendedAmong(read, before) ??
    speakingAmong(read, previous, understanding) ??
    mentionedAgain(read, before) ??
    ofTimeAlone(read, before) ??
    ofThoseShown(read, previous, kind, understanding) ??
    tableAfter(read, before, understanding)
  if (narrowed) return narrowed
  if (kind !== 'narrow' && turnsToTable(read, before)) return askedBy(read, understanding)
  if (before.intent === 'library' && read.isOfTable)
    return inWhere(askedBy(read, understanding), mergedWhere(before.where, slots.where))
  // '2015', after what is said of a subject.
  const isYearAlone = isPeriodNamed(slots.where.period) && entities.tokens.length <= 2
  if (isYearAlone && 'subject' in before) return mergedWith(read, previous, understanding, 'again')
  // So unsure of how it follows, a message is what it surely asks.
  const isAsking =
    about.intention.share >= SURELY_ASKS &&
    about.intention.intent !== 'passages' &&
    !standsAlone(about.intention)
  if (share < UNSURE && isAsking && kind !== 'new') return inPlace(read, about, previous, understanding)
  // 'Now the same topic for St Helens' sounds like change over time.
  const isElsewhere = kind === 'again' && isSureToFollow && slots.where.councils.length > 0
  if (turnsTo(intention, before) && !OF_WHAT_WAS_SHOWN.has(kind) && !isElsewhere)
    return inPlace(read, about, previous, understanding)
  switch (kind) {
    case 'more':
      return moreOf(before, read, about, previous, understanding)
    case 'item':
      return itemOf(read, previous, understanding)
    case 'narrow':
    case 'again': {
      // 'Not just Reading, everywhere'
      const isOfAll = understanding.recogniser.names.in('everywhere', entities.tokens).length > 0
      const everywhere = isOfAll && telling.length === 0 ? widened(read, previous, understanding) : null
      if (everywhere) return everywhere
      const isOlder = understanding.recogniser.names.in('older', entities.tokens).length > 0
      return isOlder && slots.where.councils.length === 0 && !isPeriodNamed(slots.where.period)
        ? otherInspection(read, previous, understanding)
        : mergedWith(withoutDenied(read, understanding), previous, understanding, kind)
    }
    case 'compare-them':
      return comparisonOf(read, previous, understanding)
    case 'source':
      return sourceOf(read, about, previous, understanding)
    case 'recurring':
    case 'other-inspection':
      // 'Did the senior managers come and go as well' asks of something else.
      if (asksAnew(read, about, understanding)) return inPlace(read, about, previous, understanding)
      return otherInspection(read, previous, understanding)
    case 'why':
      return reasonsOf(read, previous, understanding)
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
    case 'explain':
      // 'So were they inadequate' asks whether.
      if (entities.grades.length > 0 && intention.intent === 'grade' && intention.share >= SURELY_ASKING)
        return inPlace(read, about, previous, understanding)
      return explained(read, previous, understanding) ?? inPlace(read, about, previous, understanding)
    case 'widen':
      return widened(read, previous, understanding) ?? mergedWith(read, previous, understanding, 'again')
    case 'reaction':
    case 'doubt':
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

/** Whether a message has a subject of its own, and names no other inspection. */
const asksAnew = (read: ReadMessage, about: ReadMessage, understanding: Understanding): boolean =>
  about.intention.intent === 'passages' &&
  about.intention.share >= LIKELY_PASSAGES &&
  !isPeriodNamed(read.slots.where.period) &&
  ownSubject(read, 'again', understanding).says.filter((word) => !TOO_OLD.has(word)).length >=
    WORDS_OF_A_SUBJECT

const WORDS_OF_A_SUBJECT = 2
/** So likely what reports say is asked for: not in 'that is ancient, nothing later?' */
const LIKELY_PASSAGES = 0.5

/** Intents that a message may turn a conversation to, in however few words: 'and what did they recommend'. */
const TURNS: ReadonlySet<string> = new Set(['recommendations', 'mentions', 'history'])

/** Less likely than this to follow in any way, a message is taken by itself. */
const LEAST_LIKELY = 0.35

/** Less sure than this of how it follows, and so sure of what it asks by itself. */
const UNSURE = 0.5
const SURELY_ASKS = 0.8

/** So sure of what it asks, a message asks that, however it follows. */
const SURELY_ASKING = 0.6

const turnsTo = ({ intent, share }: Intention, before: Asked): boolean =>
  TURNS.has(intent) && share >= SURELY_ASKING && before.intent !== intent

/** Ways to follow that point at what was shown, and at nothing beside it. */
const OF_WHAT_WAS_SHOWN: ReadonlySet<string> = new Set(['item', 'source', 'other-inspection', 'growth'])

/** 'The same thing in other words', after words were counted as they stand: what is said of it, in whatever words. */
const asksInOtherWords = (
  { entities: { tokens } }: ReadMessage,
  before: Asked,
): before is AskedFor<'mentions'> =>
  before.intent === 'mentions' &&
  before.subject !== '' &&
  tokens.some(({ word }, at) => OTHER.has(word) && OF_WORDS.has(tokens[at + 1]?.word ?? ''))
const OTHER = new Set(['other', 'different', 'another', 'similar'])
const OF_WORDS = new Set(['words', 'word', 'wording', 'terms', 'term', 'name', 'names', 'phrase', 'phrases'])

/** So likely somebody tells of their own case, no report speaks of it: who can look into it is what helps. */
const LIKELY_OWN = 0.5
/** So likely it is asked whether what was said is still so. */
const LIKELY_STILL = 0.5

/** After what somebody may say how it went with them: what reports say, and where to complain. */
const TOLD_BY_REPORTS: ReadonlySet<string> = new Set([
  ...['passages', 'recommendations', 'reasons', 'grade', 'report', 'mentions'],
])
const isAfterReports = (previous: Previous): boolean => {
  const { asked } = previous.query
  return (
    TOLD_BY_REPORTS.has(askedBefore(previous).intent) ||
    (asked.intent === 'aside' && asked.aside === 'complaint')
  )
}

/** 'We are in Preston', after somebody was told where to turn, asks for no report. */
const isStillInDanger = ({ entities, slots }: ReadMessage, { query: { asked } }: Previous): boolean =>
  asked.intent === 'aside' &&
  asked.aside === 'danger' &&
  slots.where.councils.length > 0 &&
  entities.judged.judgements.length + entities.grades.length === 0 &&
  entities.tokens.length <= FEW_FOLLOWING + 2
