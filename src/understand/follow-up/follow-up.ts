import { isDeepStrictEqual } from 'node:util'
import { type Share, shareOf } from '../../learnt/models.js'
import { ANY_TIME, type Asked, type AskedFor, isPeriodNamed, type Where } from '../../model/query.js'
import { yearOf } from '../../model/year.js'
import { askedBy, FEW_FOLLOWING, reportsOfOneYear } from '../asked.js'
import { sameOfNeighbours, sameOfOthers } from '../council-meant.js'
import { type Entities, isTagged } from '../entities/entities.js'
import { isSendAsked } from '../entities/grades.js'
import { tokensOf } from '../entities/named.js'
import { gradedBeyond } from '../graded-asked.js'
import { numberNamed } from '../over-councils/wording.js'
import { askedElsewhere, OF_NO_FACT, passagesOn } from '../passages.js'
import { type Intention, type ReadMessage, standsAlone } from '../read-message.js'
import { namesRecommended } from '../slots.js'
import { contentWordsWithout } from '../subject.js'
import type { Understanding } from '../understanding.js'
import { askedInstead } from './after-passages.js'
import { ofTableShown } from './after-table.js'
import { askedAsLearnt, SURELY_ASKING } from './as-learnt.js'
import { servicesOfThose } from './beside-table.js'
import { checked } from './checked.js'
import {
  besideNeighbours,
  bestCompared,
  betterGraded,
  comparisonOf,
  setsBeside,
  whichIsNewer,
} from './compared.js'
import { councilsBefore, reportOfConversation } from './conversation.js'
import { ofWordExplained } from './explained.js'
import { factsTogether, gradesSo, leaderOf, noOpinionOn } from './facts.js'
import { goodAtIt, inPlace, judgedAsBefore } from './in-place.js'
import {
  askedStill,
  changeAfter,
  keptToOneBefore,
  keptToTime,
  kindNamed,
  mayBeStill,
  oneBefore,
  saidNowOf,
  sameThen,
  servicesInstead,
  soManyYearsOn,
  thoseBetween,
  withoutYearSupposed,
  withYearOfBefore,
} from './inspections.js'
import { holdersOf, latestListed, listByItself, listedNames, onTheList, recentListed } from './listed.js'
import { mentionedAgain, mentionedGraded, recommendedAmong } from './mentions-turned.js'
import { mergedWith } from './merge.js'
import { mergedWhere, withoutCouncils } from './place-and-conditions.js'
import {
  amongRecommended,
  asksForRestOfQuoted,
  citedOf,
  itemOf,
  newestShown,
  paragraphsBeside,
  saidOfRecommended,
} from './pointed.js'
import { heardFirst, namesNothing, SURELY_FOLLOWS } from './reaction.js'
import { behindEndOfHistory, exampleAsked, gradeOfQuoted, mayFallShort, shortfallOf } from './reasons.js'
import {
  askedBefore,
  councilsShown,
  fromFirstPage,
  inWhere,
  isPointing,
  ordinalIn,
  type Previous,
  subjectBefore,
  whereOf,
} from './shown.js'
import { inspectedBySame, placesOfShown } from './source.js'
import { countsNothing, isOfNewSubject, OF_ANOTHER_PLACE, ownSubject, withSubjectKept } from './survival.js'
import { endOfThose, ofThoseListed, tableAfter, turnsToTable } from './table.js'
import { ofThoseShown, ofTimeAlone } from './table-shown.js'
import { otherWay } from './table-turned.js'
import { inOneTone, recommendedOfIt, strongestSaid } from './tone-asked.js'
import { asksOfAll, speakingAmong, widened } from './widened.js'

/** A message after an answer. How it follows is told by a classifier; what it then asks is a merge of two queries. */

/** Where a conversation is, in the year that a message names, or else that was asked about, or is of the report shown. */
function yearSpokenOf(read: ReadMessage, previous: Previous, understanding: Understanding): Where {
  const where = mergedWhere(whereOf(askedBefore(previous)), read.slots.where)
  const councils = where.councils.length > 0 ? where.councils : [...councilsBefore(previous, understanding)]
  const shown = reportOfConversation(previous, understanding)
  const isOpen = where.period.years.length === 0 && shown !== undefined
  const period = isOpen ? { ...where.period, years: [yearOf(shown)] } : where.period
  return { ...where, councils, period }
}

/** So surely a message asks something of Pilcrow itself. */
const SURELY_OF_PILCROW = 0.95
const OF_PILCROW_ITSELF: ReadonlySet<string> = new Set([
  ...[
    'about',
    'trust',
    'privacy',
    'limits',
    'help',
    'up-to-date',
    'next-inspection',
    'how-inspected',
    'export',
  ],
])

/**
 * 'How up to date is it', after a word of Pilcrow's own, asks that of it too, and not for the same word once more; 'when will they be back', after
 * what a council was told to do, when it is inspected next.
 */
function ownAfterOther({ intention, slots }: ReadMessage, previous: Previous): Asked | null {
  const { intent, share } = intention
  const isOwn = OF_PILCROW_ITSELF.has(intent) && share >= SURELY_OF_PILCROW
  const { asked } = previous.query
  if (!isOwn) return null
  if (asked.intent === 'aside')
    return asked.aside === intent ? null : { intent: 'aside', aside: intent, where: slots.where }
  return intent === 'next-inspection'
    ? { intent: 'aside', aside: intent, where: mergedWhere(whereOf(askedBefore(previous)), slots.where) }
    : null
}

/** Whether a message points at the one council that a list showed. */
function isOfOneShown(
  { entities: { tokens, councils, grades }, slots: { alongside } }: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): boolean {
  const { intent } = askedBefore(previous)
  return (
    (intent === 'councils' || intent === 'figures') &&
    councils.length + grades.length + alongside.length === 0 &&
    tokens.some(({ word }) => ITS.has(word)) &&
    councilsShown(previous.shown, understanding).length === 1
  )
}

const ITS = new Set(['its', 'it', 'their', 'they'])

/**
 * @param said the message as it stands
 * @param there the same {@link readInPlace}
 * @param follows as {@link followsAs} of ./survival.ts tells
 */
export const askedAfter = (
  said: ReadMessage,
  there: ReadMessage,
  follows: Share,
  previous: Previous,
  understanding: Understanding,
): Asked => {
  const inItsYear = (one: ReadMessage): ReadMessage =>
    withYearOfBefore(withoutYearSupposed(one, follows), previous, understanding)
  const [read, about] = [inItsYear(said), inItsYear(there)]
  const asLabelled =
    betterGraded(read, previous, understanding) ??
    onTheList(read, follows, previous, understanding) ??
    latestListed(read, follows, previous) ??
    recentListed(read, previous, understanding) ??
    oneBefore(read, follows, previous, understanding) ??
    listedNames(read, follows, previous) ??
    askedInstead(read, follows, previous, understanding) ??
    holdersOf(read, follows, previous, understanding) ??
    strongestSaid(read, follows, previous, understanding) ??
    listByItself(read, previous, understanding)
  const before = askedBefore(previous)
  if (asLabelled) return ofKindNamed(ofThoseNumbered(asLabelled, read, previous, understanding), read, before)
  const ofTime = keptToTime(
    withSubjectKept(
      ofThoseListed(
        judgedAsBefore(
          followingAsked(read, about, heardElsewhere(follows, read), previous, understanding),
          read,
          askedBefore(previous),
        ),
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
  const merged = keptToOneBefore(ofTime, read, follows, previous, understanding)
  const ofShown = endOfThose(
    ofThoseNumbered(merged, read, previous, understanding),
    read,
    previous,
    understanding,
  )
  const asked = ofKindNamed(ofShown, read, before)
  // 'What changed', after how the grades went: what the newest report says of itself.
  if (
    asked.intent === 'history' &&
    follows.label !== 'widen' &&
    OF_NO_FACT.has(read.slots.answer) &&
    isDeepStrictEqual(asked, before)
  )
    return {
      intent: 'report',
      where: { ...asked.where, period: ANY_TIME },
      part: 'summary',
      instead: null,
    }
  return isToldAlready(asked, previous)
    ? (askedOfTable(read, previous, understanding) ?? behindGradeListed(read, before) ?? asked)
    : asked
}

/** 'What do they do', after those that are outstanding for care leavers: what is said behind that grade. */
function behindGradeListed({ intention, entities }: ReadMessage, before: Asked): AskedFor<'reasons'> | null {
  if (before.intent !== 'councils' || !OF_THEIR_WORDS.has(intention.intent)) return null
  if (!isPointing(entities)) return null
  const [condition, ...others] = before.having
  const isOfOne = condition && others.length === 0 && condition.grades.length > 0 && !condition.than
  return isOfOne && before.movement === null
    ? {
        intent: 'reasons',
        where: before.where,
        judgement: condition.judgement,
        grades: condition.grades,
        tone: 'neither',
      }
    : null
}

/** 'And in the one on their children's services', after what a report on area SEND says; 'what about SEND there', after another. */
function ofKindNamed(asked: Asked, read: ReadMessage, before: Asked): Asked {
  const where = whereOf(asked)
  const kind = kindNamed(read)
  const isOfSend = 'judgement' in asked && isSendAsked(asked.judgement)
  if (kind === 'send' && isOfSend && where.reports.length > 0)
    return inWhere(asked, { ...where, framework: 'SEND', reports: [] })
  if (kind !== 'services') return asked
  const there = where.framework === 'SEND' ? { ...where, framework: null, reports: [] } : where
  // What is called so is the report, and no subject of it.
  const isOfItAlone =
    asked.intent === 'passages' && asked.subject.split(' ').every((word) => OF_SERVICES.has(word))
  return isOfItAlone && subjectBefore(before) !== ''
    ? inWhere({ ...asked, subject: subjectBefore(before) }, there)
    : inWhere(asked, there)
}

/** Words of what a council's services as a whole are called. */
const OF_SERVICES = new Set(['children', 'childrens', 'social', 'care', 'service', 'services'])

/** 'Which of the three says most about kinship', after one council and then two more: of those three. */
function ofThoseNumbered(
  asked: Asked,
  { entities: { tokens }, slots }: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const words = tokens.map(({ word }) => word)
  const at = words.findIndex((word, place) => word === 'the' && words[place - 1] === 'of')
  const count = at < 0 ? 0 : numberNamed(words[at + 1] ?? '')
  const spoken = [...new Set([...councilsBefore(previous, understanding), ...previous.query.spokenOf])].slice(
    0,
    count,
  )
  const isOfThem = count > 1 && spoken.length === count && slots.where.councils.length === 0
  return isOfThem && whereOf(asked).councils.length < count
    ? inWhere(asked, { ...whereOf(asked), councils: spoken, reports: [] })
    : asked
}

/** As what a message is heard that asks of a list which none was: 'not Kent, Essex' asks the same again. */
const HEARD_ELSEWHERE: Readonly<Record<string, string>> = {
  names: 'narrow',
  holders: 'narrow',
  member: 'again',
  latest: 'other-inspection',
  'that-year': 'again',
  told: 'again',
  overall: 'again',
  harshest: 'again',
  kindest: 'again',
}

function heardElsewhere(
  follows: Share,
  { entities: { period }, slots: { where }, intention }: ReadMessage,
): Share {
  // 'Is Norfolk short of foster carers', after a list of councils, asks of Norfolk.
  const isOfOne = follows.label === 'widen' && where.councils.length > 0 && (where.except ?? []).length === 0
  if (isOfOne && intention.intent === 'passages' && intention.share >= SURELY_ASKING)
    return { ...follows, label: 'new' }
  // 'That's 2016 though, what about today' asks for the newest.
  const isOfNow = follows.label === 'that-year' && period.isNow
  const label = isOfNow ? 'other-inspection' : (HEARD_ELSEWHERE[follows.label] ?? follows.label)
  return { ...follows, label }
}

/** What a message may intend that asks for what councils do, and for no list or count of them. */
const OF_THEIR_WORDS: ReadonlySet<string> = new Set(['passages', 'reasons', 'definition', 'how-inspected'])

/** What is told of many councils at once. */
const OF_MANY_COUNCILS: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'councils',
  'figures',
  'mentions',
  'library',
])

/** Whether a message that asks something of an answer over councils would be given that answer once more. */
function isToldAlready(asked: Asked, previous: Previous): boolean {
  const before = askedBefore(previous)
  return OF_MANY_COUNCILS.has(before.intent) && isDeepStrictEqual(fromFirstPage(asked), fromFirstPage(before))
}

/** So sure a message asks by itself of many councils. */
const SURELY_OF_TABLE = 0.5

/** A message over councils as it stands, or on a subject that no table has, of those alone that were shown where it points at them; null where that is nothing new. */
function askedOfTable(read: ReadMessage, previous: Previous, understanding: Understanding): Asked | null {
  const { intent, share } = read.intention
  // 'How many', after who was graded so most often, is told by the same answer.
  if (read.entities.tokens.length <= FEW_FOLLOWING) return null
  const own = askedBy(read, understanding)
  const isSought = own.intent === 'passages' && isTagged(read.entities, understanding.vocabulary.stopWords)
  const isOfTable = OF_MANY_COUNCILS.has(own.intent) && own.intent === intent && share >= SURELY_OF_TABLE
  if ((!isSought && !isOfTable) || countsNothing(own)) return null
  const councils = isPointing(read.entities) ? councilsShown(previous.shown, understanding) : []
  const placed = councils.length > 1 ? inWhere(own, { ...whereOf(own), councils }) : own
  return isToldAlready(placed, previous) ? null : placed
}

function followingAsked(
  read: ReadMessage,
  about: ReadMessage,
  { label, share }: Share,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { intention, slots, entities, citations, shares } = read
  const kind = share < leastLikely(label, askedBefore(previous)) ? 'new' : label
  const before = askedBefore(previous)
  const ofYear = reportsOfOneYear(read, yearSpokenOf(read, previous, understanding), understanding)
  if (ofYear) return ofYear
  const atTime = thoseBetween(read, previous, understanding) ?? soManyYearsOn(read, previous, understanding)
  if (atTime) return atTime
  const ofServices = servicesInstead(read, previous, understanding)
  if (ofServices) return ofServices
  const ofPilcrow = ownAfterOther(read, previous)
  if (ofPilcrow) return ofPilcrow
  const heard = heardFirst(read, about, { label: kind, share }, previous, understanding)
  if (heard) return heard
  if (citations.length > 0 && entities.councils.length === 0) return citedOf(read, previous, understanding)
  const cited = paragraphsBeside(read, previous, understanding)
  if (cited) return cited
  const ofItem =
    saidOfRecommended(read, previous, understanding) ?? ofWordExplained(read, previous, understanding)
  if (ofItem) return ofItem
  const ofTone = recommendedOfIt(read, before) ?? inOneTone(read, before, understanding)
  if (ofTone) return ofTone
  const [spoken, ...besides] = councilsBefore(previous, understanding)
  const beyond = spoken === undefined || besides.length > 0 ? null : gradedBeyond(read, spoken, understanding)
  if (beyond) return beyond
  const end = behindEndOfHistory(read, before, understanding)
  if (end) return end
  const ofTable = ofTableShown(read, { label: kind, share }, previous, understanding)
  if (ofTable) return ofTable
  // 'Show me the second one again'
  const isOfItem = kind === 'item' && share >= SURELY_NEW && namesNothing(entities)
  if (isOfItem && ordinalIn(read, understanding) !== null) return itemOf(read, previous, understanding)
  // 'Quote me the bit about where they live, foster homes and family'
  // 'How many of those are about neglect' asks of what was recommended.
  const isOfRecommendedShown = before.intent === 'recommendations' && isPointing(entities)
  if (
    share < UNSURE &&
    !isOfRecommendedShown &&
    entities.tokens.length > FEW_FOLLOWING &&
    isOfNewSubject(read, about, SURELY_NEW, previous, understanding)
  )
    return inPlace(read, about, previous, understanding)
  // What asks nothing of the reports is looked for in none of them.
  if (kind === 'opinion' && share >= SURELY_SO) return noOpinionOn(previous, read, understanding)
  if (kind === 'place' && share >= SURELY_SO) return placesOfShown(read, about, previous, understanding)
  // 'Quote from parents' asks of them.
  if (
    kind === 'example' &&
    share >= SURELY_SO &&
    namesNothing(entities) &&
    !isOfNewSubject(read, about, SURELY_ASKS, previous, understanding)
  )
    return exampleAsked(read, about, previous, understanding)
  if (kind === 'leader' && share >= SURELY_SO) return leaderOf(read, previous, understanding)
  const there = ofPlaceAlone(read, previous, understanding)
  if (there) return there
  const ofOtherCouncils =
    sameOfOthers(read, before, understanding) ??
    sameOfNeighbours(read, previous, understanding) ??
    otherWay(read, before)
  if (ofOtherCouncils) return ofOtherCouncils
  const telling = contentWordsWithout(entities, ['closer'], understanding)
  const best = bestCompared(read, previous, understanding) ?? besideNeighbours(read, previous)
  if (best) return best
  if (setsBeside(read, before)) return comparisonOf(read, previous, understanding)
  const newer = whichIsNewer(read, previous, understanding)
  if (newer) return newer
  const check = checked(read, about, { label: kind, share }, previous, understanding)
  if (check) return check
  if (kind === 'shortfall' && share >= SURELY_SO && mayFallShort(previous))
    return shortfallOf(read, previous, understanding)
  if (asksForRestOfQuoted(read, previous)) return itemOf(read, previous, understanding)
  if (asksInOtherWords(read, before)) return passagesOn(before.subject, before)
  if (kind === 'own-case' && share >= LIKELY_OWN && isAfterReports(previous)) {
    const { asked: last } = previous.query
    // 'I already did that, they ignored me'
    const isAgain = last.intent === 'aside' && last.aside === 'complaint'
    return { intent: 'aside', aside: isAgain ? 'complaint-unanswered' : 'complaint', where: slots.where }
  }
  if (asksSameElsewhere(read, telling, before)) {
    const there = mergedWith(read, previous, understanding, 'again')
    // What is set beside a time or a number is told in other words too: 'too long'.
    return there.intent === 'passages' ? { ...there, answer: 'topic' } : there
  }
  // 'Did they say anything about social workers leaving', after what was recommended.
  const isNewQuestion =
    kind === 'new' &&
    about.intention.intent === 'passages' &&
    about.intention.share >= SURELY_ASKING &&
    (entities.tokens.length > 2 * FEW_FOLLOWING ||
      (share >= SURELY_NEW &&
        entities.tokens.length > FEW_FOLLOWING &&
        isOfNewSubject(read, about, SURELY_NEW, previous, understanding)))
  // 'And what did they get for leadership', after what was recommended.
  const isOfGrade =
    entities.judged.judgements.length > 0 && intention.intent === 'grade' && intention.share >= SURELY_ASKING
  // 'Did they ever sort the care leavers out' asks how that is now, and for none of what was recommended.
  const isStill = kind === 'still' && share >= LIKELY_STILL
  const ofShown =
    factsTogether(read, previous, understanding) ??
    gradesSo(read, previous) ??
    goodAtIt(read, before, kind === 'widen') ??
    (isNewQuestion || isOfGrade || isStill ? null : amongRecommended(read, previous, understanding)) ??
    sameThen(read, { label: kind, share }, previous, understanding)
  if (ofShown) return ofShown
  // 'Did they get told to sort that out' asks what was recommended.
  const isOfTold = shareOf(shares, 'recommendations') >= SURELY_ASKS
  if (isStill && !isOfTold && mayBeStill(read, before))
    return saidNowOf(read, about, before, understanding) ?? askedStill(read, previous, understanding)
  const changed = changeAfter(read, { label: kind, share }, previous, understanding)
  if (changed) return changed
  const ofOthers =
    withoutCouncils(read, previous, understanding) ??
    (kind !== 'compare-them' && kind !== 'more' && asksOfAll(read, before, understanding)
      ? widened(read, previous, understanding, telling)
      : null)
  if (ofOthers) return ofOthers
  // 'Taking the newest report of each, which of those are inadequate' asks of all that were listed, and not of the newest.
  const areGraded = entities.grades.length > 0 ? mentionedGraded(read, before, understanding) : null
  if (areGraded) return areGraded
  const ofRecord =
    gradeOfQuoted(read, previous, understanding) ??
    inspectedBySame(read, previous, understanding) ??
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
    tableAfter(read, previous, understanding)
  if (narrowed) return narrowed
  if (kind !== 'narrow' && turnsToTable(read, before)) return askedBy(read, understanding)
  // 'Take the latest. Any areas for improvement?' asks of the council whose reports were listed.
  const isOfListed = whereOf(before).councils.length === 1 && about.intention.intent === 'recommendations'
  if (before.intent === 'library' && read.isOfTable && !isOfListed)
    return inWhere(askedBy(read, understanding), mergedWhere(before.where, slots.where))
  // '2015', 'no, 2024', 'before covid'
  const isYearAlone = isPeriodNamed(slots.where.period) && entities.tokens.length <= 2
  if ((isYearAlone && ('subject' in before || isOfGrades(before))) || isOfEraAlone(entities))
    return mergedWith(read, previous, understanding, 'again')
  // So unsure of how it follows, a message is what it surely asks.
  const isAsking =
    about.intention.share >= SURELY_ASKS &&
    about.intention.intent !== 'passages' &&
    !standsAlone(about.intention)
  if (
    share < UNSURE &&
    (isAsking || asksOfOwnSubject(read, about, kind, previous, understanding)) &&
    kind !== 'new'
  )
    return inPlace(read, about, previous, understanding)
  // 'Now the same topic for St Helens' sounds like change over time.
  const isElsewhere = kind === 'again' && share >= SURELY_FOLLOWS && slots.where.councils.length > 0
  // 'Quote the recommendations of the 2023 report in full' asks for no item of what was shown.
  const isOfRecommended =
    intention.intent === 'recommendations' &&
    ordinalIn(read, understanding) === null &&
    namesRecommended(entities)
  if (turnsTo(intention, before) && (isOfRecommended || !OF_WHAT_WAS_SHOWN.has(kind)) && !isElsewhere)
    return inPlace(read, about, previous, understanding)
  return askedAsLearnt(kind, read, about, previous, understanding)
}

/** A council's grades, or what is behind them: told of another year as well. */
const isOfGrades = ({ intent }: Asked): boolean => intent === 'grade' || intent === 'reasons'

/** 'Before covid', 'and since the pandemic': a span of years and nothing beside it. */
const isOfEraAlone = ({ relativeTimes, tokens }: Entities): boolean =>
  relativeTimes.some(({ from, to }) => tokens.length - (to - from) <= 1)

/** Intents that a message may turn a conversation to, in however few words: 'and what did they recommend'. */
const TURNS: ReadonlySet<string> = new Set(['recommendations', 'mentions', 'history'])

/** Less likely than this to follow in any way, a message is taken by itself. */
const LEAST_LIKELY = 0.35

/** Ways to follow that leave the subject, or the council that it was asked of: a message that may ask more of it leaves neither unless that is likelier than not. */
const LEAVING: ReadonlySet<string> = new Set(['widen', 'opinion', 'place', 'doubt'])
const LIKELY_LEAVING = 0.5

const leastLikely = (label: string, { intent }: Asked): number =>
  intent === 'passages' && LEAVING.has(label) ? LIKELY_LEAVING : LEAST_LIKELY

/** Less sure than this of how it follows, and so sure of what it asks by itself. */
const UNSURE = 0.5
const SURELY_ASKS = 0.8

/** So surely what is asked about is new, and what reports say of it asked for. */
const SURELY_NEW = 0.9

const turnsTo = ({ intent, share }: Intention, before: Asked): boolean =>
  TURNS.has(intent) && share >= SURELY_ASKING && before.intent !== intent

/** Ways to follow that point at what was shown, and at nothing beside it. */
const OF_WHAT_WAS_SHOWN: ReadonlySet<string> = new Set([
  'item',
  'source',
  'place',
  'other-inspection',
  'growth',
])

/** 'Quote from parents', after a grade: words of a subject of its own, and not where the answer before stands. */
function asksOfOwnSubject(
  read: ReadMessage,
  about: ReadMessage,
  kind: string,
  previous: Previous,
  understanding: Understanding,
): boolean {
  return (
    OF_WHAT_WAS_SHOWN.has(kind) &&
    isOfNewSubject(read, about, SURELY_ASKS, previous, understanding) &&
    ownSubject(read, 'again', understanding).says.length > 0
  )
}

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
/** So likely a message follows in a way that says by itself what is asked: for an example, for who led, where it stands, what fell short, an opinion. */
const SURELY_SO = 0.6
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

/** 'Ok Hull?', 'is Hull shorter? my sister lives there': what was asked, of a place that is named now and nothing beside it. */
function asksSameElsewhere(
  { entities: { tokens, grades, judged }, slots: { where } }: ReadMessage,
  telling: readonly string[],
  before: Asked,
): boolean {
  const [council] = where.councils
  if (before.intent !== 'passages' && before.intent !== 'recommendations') return false
  if (council === undefined || before.where.councils.includes(council) || before.subject === '') return false
  return (
    tokens.length <= MOST_BESIDE_A_PLACE &&
    grades.length + judged.judgements.length === 0 &&
    telling.length > 0 &&
    telling.every((word) => OF_ANOTHER_PLACE.has(word))
  )
}

const MOST_BESIDE_A_PLACE = 10

/** A place, and little beside it, after an answer that was of no report: 'and Newham?' after when the next inspection is. */
function ofPlaceAlone(read: ReadMessage, previous: Previous, understanding: Understanding): Asked | null {
  const { slots, entities } = read
  const before = askedBefore(previous)
  // 'And Dundee?', of which no report is.
  const isNowhere = entities.elsewhere.length > 0 && entities.councils.length === 0
  if (isNowhere && entities.tokens.length <= FEW_FOLLOWING) return askedElsewhere(entities, slots.where)
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
  return null
}

/** Whether a message names a council in few words and asks nothing of it. */
const namesPlaceAlone = ({ entities: { councils, tokens, judged }, slots }: ReadMessage): boolean =>
  councils.length > 0 &&
  tokens.length <= 2 * FEW_FOLLOWING &&
  judged.judgements.length === 0 &&
  slots.answer === 'topic'
