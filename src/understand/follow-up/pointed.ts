import { byNewestInspection } from '../../library/library.js'
import {
  type Asked,
  type AskedFor,
  EVERYWHERE,
  isPeriodNamed,
  type JudgementAsked,
} from '../../model/query.js'
import type { Report } from '../../model/report.js'
import { termsOf } from '../../text/tokens.js'
import { askedAs, askedBy } from '../asked.js'
import { paragraphsAsked } from '../citation.js'
import { judgementOf } from '../entities/grades.js'
import { numberNamed } from '../over-councils/wording.js'
import { passagesOn, unclear } from '../passages.js'
import type { ReadMessage } from '../read-message.js'
import { contentWordsIn, subjectWithout } from '../subject.js'
import type { Understanding } from '../understanding.js'
import { councilsToldSo, inPlace } from './in-place.js'
import { mergedWith, withoutWhole } from './merge.js'
import { mergedWhere } from './place-and-conditions.js'
import {
  askedBefore,
  at,
  citationOf,
  councilsShown,
  heldReportsShown,
  inWhere,
  isPointing,
  ofReport,
  ordinalIn,
  type Place,
  type Previous,
  placesCited,
  reportAt,
  reportsShown,
  textAt,
  whereOf,
  wordsAt,
} from './shown.js'
import { asList } from './table-ends.js'

/** Messages that point at what an answer showed: the next of it, one of its places, its source, what is behind it. */

/** The judgement that a message names; where it names none, the one that was asked about before. */
export const judgementAfter = ({ entities }: ReadMessage, before: Asked): JudgementAsked | null =>
  judgementOf(entities) ?? ('judgement' in before ? before.judgement : null)

/** The next page of what is paged, or the next paragraph; of grades the whole report that gives them. */
export function moreOf(
  asked: Asked,
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { asked: last } = previous.query
  if (last.intent === 'citation' && !last.isOfPlace && !last.isOfDates) {
    const [place] = last.places
    const key = place?.keys.at(-1)
    if (place && typeof key === 'number') return { ...last, places: [{ ...place, keys: [key + 1] }] }
  }
  if (asked.intent === 'passages' && asked.isWhole) return withoutWhole(asked)
  const listed = councilsToldSo(askedBy(read, understanding), asked)
  if (listed) return listed
  if ('page' in asked) return { ...asked, page: asked.page + 1 }
  const report = reportAt(previous.shown, null, understanding)
  if (report && OF_GRADES_SHOWN.has(asked.intent))
    return { intent: 'report', where: ofReport(report), part: 'whole', instead: null }
  // 'And Gateshead? Did they do any more' names a place beside.
  if (read.slots.where.councils.length > 0 && asked.intent !== 'aside')
    return inWhere(asked, mergedWhere(whereOf(asked), read.slots.where))
  return asked.intent === 'aside'
    ? inPlace(read, about, previous, understanding)
    : unclear('no-more', '', whereOf(asked))
}

/** Of which the whole report tells more. */
const OF_GRADES_SHOWN: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'grade',
  'reasons',
  'history',
])

/** The paragraph or report in a place of what was shown; the first where none is named. */
export function itemOf(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const { query, shown } = previous
  const { councils } = read.slots.where
  const isMeant = ({ report }: Place) =>
    councils.length === 0 || councils.includes(understanding.byId(report)?.authority.slug ?? '')
  const quoted = [...shown.excerpts, ...shown.recommendations].filter(isMeant)
  const ordinal = ordinalIn(read, understanding)
  const isOfRest = asksForRestOfQuoted(read, previous)
  const own = ordinal === null && !isOfRest ? subjectOfItem(read, understanding) : []
  if (own.length > 0 && councils.length === 0) {
    const named = quoted.filter((one) => holds(one, own, understanding))
    const [only] = named
    // 'Where does it say firefighting' names words that were not shown.
    return only
      ? citationOf(only, understanding)
      : passagesOn(own.join(' '), whereShown(previous, understanding))
  }
  const isOfEach = understanding.recogniser.names.in('each', read.entities.tokens).length > 0
  if (ordinal === null && isOfEach && quoted.length > 1) return citationsOf(quoted, understanding)
  // 'The paragraph for the most recent one', of councils of which something is said.
  const before = askedBefore(previous)
  const isOfList = before.intent === 'passages' && before.isByCouncil === true
  if (isOfList && ordinal === null && read.slots.where.period.order === 'latest')
    return { ...before, extreme: 'newest', page: 0 }
  const place = ordinal ?? 1
  const chosen = at(quoted, place)
  // Newer reports list all that must improve in one passage.
  const isOneOfPassage =
    before.intent === 'recommendations' &&
    before.subject === '' &&
    quoted.filter(({ report, key }) => report === chosen?.report && key === chosen.key).length > 1
  const recommending = chosen && understanding.byId(chosen.report)
  if (isOneOfPassage && recommending && place > 0)
    return { ...before, where: ofReport(recommending), number: place, page: 0 }
  // 'And the third'
  if (before.intent === 'recommendations' && before.number !== null && ordinal !== null && ordinal > 0)
    return { ...before, number: ordinal }
  if (chosen) return citationOf(chosen, understanding)
  if (councils.length > 0)
    return ofOneListed(read, before) ?? mergedWith(read, previous, understanding, 'again')
  const report = inLineOfList(previous, place, understanding) ?? reportAt(shown, place, understanding)
  return report
    ? { intent: 'report', where: ofReport(report), part: 'whole', instead: null }
    : unclear('no-item', read.entities.message.slice(0, 60), whereOf(query.asked))
}

/** 'The third one, what does the report say about that', after what was recommended: what is said of what that one is about. */
export function saidOfRecommended(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): AskedFor<'passages'> | null {
  const ordinal = ordinalIn(read, understanding)
  const words = read.entities.tokens.map(({ word }) => word)
  const isSaid =
    words.some((word) => ASKING_WHAT_IS_SAID.has(word)) &&
    words.some((word) => word === 'that' || word === 'it')
  if (ordinal === null || !isSaid || askedBefore(previous).intent !== 'recommendations') return null
  const ofItsOwn = subjectOfItem(read, understanding).filter((word) => numberNamed(word) === 0)
  const named = understanding.recogniser.names
    .in('ordinal', read.entities.tokens)
    .flatMap(({ from, to }) => read.entities.tokens.slice(from, to).map(({ word }) => word))
  const text = wordsAt(previous.shown, ordinal, understanding)
  if (text === undefined || ofItsOwn.some((word) => !named.includes(word))) return null
  return passagesOn(
    contentWordsIn(text, understanding.vocabulary).join(' '),
    whereShown(previous, understanding),
  )
}

const ASKING_WHAT_IS_SAID = new Set(['say', 'says', 'said', 'tell', 'tells', 'write', 'writes'])

/** 'Show me the Walsall paragraph', after councils of which something is said: what is said there, whatever conditions the list had. */
function ofOneListed({ slots }: ReadMessage, before: Asked): AskedFor<'passages'> | null {
  if (before.intent !== 'passages' || !before.isByCouncil) return null
  const { isByCouncil: _, isNamesOnly: __, extreme: ___, ...rest } = before
  return { ...rest, having: [], where: { ...EVERYWHERE, ...slots.where }, page: 0 }
}

/** The newest report in a line of a list over councils, which may tell of several of one council. */
function inLineOfList(previous: Previous, place: number, understanding: Understanding): Report | undefined {
  const { intent } = askedBefore(previous)
  if (intent !== 'councils' && intent !== 'figures') return undefined
  const slug = at(councilsShown(previous.shown, understanding), place)
  return heldReportsShown(previous.shown, understanding)
    .filter(({ authority }) => authority.slug === slug)
    .toSorted(byNewestInspection)[0]
}

/** What a message that points at words says that they are about: 'the one about police'. */
export const subjectOfItem = ({ entities }: ReadMessage, understanding: Understanding): string[] =>
  contentWordsIn(
    subjectWithout(
      entities,
      ['item', 'source', 'place', 'explain', 'closer', 'citation', 'reaction'],
      understanding,
    ),
    understanding.vocabulary,
  ).filter((word) => word.length > 1 && !understanding.vocabulary.toneWords.has(word))

/** Whether a paragraph has all of some words, in any form. */
function holds(place: Place, words: readonly string[], understanding: Understanding): boolean {
  const stems = new Set(termsOf(textAt(place, understanding)))
  return words.every((word) => termsOf(word).every((stem) => stems.has(stem)))
}

/** Where a conversation is: the one report that was shown, else where it was asked. */
function whereShown(previous: Previous, { byId }: Understanding): Pick<AskedFor<'passages'>, 'where'> {
  const [only, ...others] = reportsShown(previous.shown)
  const report = only === undefined || others.length > 0 ? undefined : byId(only)
  return { where: report ? ofReport(report) : { ...whereOf(askedBefore(previous)), reports: [] } }
}

/** 'Which were about care leavers', 'the one about management': of what was recommended what has those words, where some has and some has not. */
export function amongRecommended(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const { asked } = previous.query
  const { where } = read.slots
  if (asked.intent !== 'recommendations' || where.councils.length > 0 || isPeriodNamed(where.period))
    return null
  // 'And how long did people wait' asks what is said.
  const { intention, slots } = read
  if (slots.answer === 'duration' && intention.intent === 'passages' && intention.share >= SURELY_OF_WORDS)
    return null
  const own = contentWordsIn(
    subjectWithout(
      read.entities,
      ['narrow', 'item', 'closer', 'mentions', 'recommendations', 'reaction'],
      understanding,
    ),
    understanding.vocabulary,
  ).filter((word) => word.length > 1)
  const texts = previous.shown.recommendations.map(
    (_, at) => new Set(termsOf(wordsAt(previous.shown, at + 1, understanding) ?? '')),
  )
  const isIn = (word: string) => (stems: ReadonlySet<string>) =>
    termsOf(word).every((stem) => stems.has(stem))
  const choosing = own.filter((word) => texts.some(isIn(word)))
  const chosen = texts.filter((stems) => choosing.every((word) => isIn(word)(stems)))
  // 'Which of those mention neglect', 'read me the one about care leavers', and none does.
  const { tokens } = read.entities
  const isOfOne = tokens.some(({ word }, at) => OF_ONE.has(word) && tokens[at - 1]?.word === 'the')
  if (choosing.length === 0 && own.length > 0 && (isPointing(read.entities) || isOfOne))
    return { ...asked, subject: own.join(' '), number: null, page: 0 }
  // Words that no recommendation has ask for something else.
  return 2 * choosing.length >= own.length && chosen.length > 0 && chosen.length < texts.length
    ? { ...asked, subject: choosing.join(' '), number: null, isOfOneReport: true, page: 0 }
    : null
}

const OF_ONE = new Set(['one', 'ones'])

/** So sure that what reports say is asked for. */
export const SURELY_OF_WORDS = 0.6

/** 'What else does that paragraph say', 'the rest of the quote', 'why did you cut it': what was quoted, whole. */
export function asksForRestOfQuoted(
  { entities: { tokens, councils } }: ReadMessage,
  { shown }: Previous,
): boolean {
  if (shown.excerpts.length === 0 || councils.length > 0 || tokens.length > MOST_OF_REST) return false
  const isOf = (words: ReadonlySet<string>) => tokens.some(({ word }) => words.has(word))
  return isOf(OF_CUTTING) || (isOf(OF_REST) && isOf(OF_QUOTED))
}

const MOST_OF_REST = 10
const OF_CUTTING = new Set(['trimmed', 'trim', 'truncated', 'abridged', 'unabridged', 'ellipsis', 'snipped'])
const OF_REST = new Set([
  'rest',
  'else',
  'whole',
  'full',
  'entire',
  'complete',
  'remainder',
  'missing',
  'cut',
])
const OF_QUOTED = new Set([
  ...['paragraph', 'para', 'passage', 'quote', 'quotation', 'excerpt', 'sentence', 'sentences'],
])

/** All of what was shown, each paragraph once. */
const citationsOf = (places: readonly Place[], understanding: Understanding): Asked => ({
  intent: 'citation',
  places: placesCited(places, understanding),
  isWhole: true,
})

/** 'Paragraph 12' after an answer is of the report that it showed first, or of the council that it was about. */
export function citedOf(
  { citations, slots }: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { period } = slots.where
  const report = reportAt(previous.shown, null, understanding)
  const where =
    period.years.length > 0 || !report
      ? { ...whereOf(askedBefore(previous)), reports: [], period }
      : ofReport(report)
  const keys = citations.flatMap(({ paragraphs }) => paragraphsAsked(paragraphs) ?? [])
  return { intent: 'citation', places: [{ where, keys, heading: null }], isWhole: true }
}

/** 'And 15', 'what about 20 and 21', after a paragraph was read: others of the same report; null for anything else. */
export function paragraphsBeside(
  { entities: { tokens } }: ReadMessage,
  { query: { asked } }: Previous,
  { vocabulary: { stopWords } }: Understanding,
): Asked | null {
  if (asked.intent !== 'citation') return null
  const [place] = asked.places
  const numbers = tokens.filter(({ word }) => !stopWords.has(word)).map(({ word }) => word)
  const keys = paragraphsAsked(numbers.join(', ')) ?? []
  const areNumbers = keys.length === numbers.length && keys.every((key) => typeof key === 'number')
  return place && keys.length > 0 && areNumbers ? { ...asked, places: [{ ...place, keys }] } : null
}

/** 'Which is the most recent one', 'the earliest', after a list: the newest or the oldest of the reports that it showed. */
export function newestShown(
  read: ReadMessage,
  { query, shown }: Previous,
  understanding: Understanding,
): Asked | null {
  const { asked: before } = query
  const { period, tokens, councils } = read.entities
  if ((before.intent !== 'councils' && before.intent !== 'figures') || councils.length > 0) return null
  const [extreme] = read.slots.wording.extremes.map(({ value }) => value)
  const { order } = period.period
  const isOldest = extreme === 'oldest' || order === 'first'
  const isOfOne =
    isOldest || extreme === 'newest' || (order === 'latest' && tokens.some(({ word }) => word === 'one'))
  if (!isOfOne) return null
  // 'And the newest', after the oldest of all, is of all as well.
  const isAtOtherEnd =
    before.intent === 'councils' &&
    before.extreme === (isOldest ? 'newest' : 'oldest') &&
    !isPointing(read.entities)
  // 'The next oldest' is one more of them.
  const isNext =
    before.intent === 'councils' &&
    before.extreme === (isOldest ? 'oldest' : 'newest') &&
    tokens[0]?.word === 'next'
  if (isAtOtherEnd || isNext) return null
  // 'Which are the most recent three', after a list or how many there are.
  const most = Math.max(...tokens.map(({ word }) => numberNamed(word)))
  if (most > 1) return { ...asList(before), extreme: isOldest ? 'oldest' : 'newest', most }
  const inOrder = heldReportsShown(shown, understanding).toSorted(byNewestInspection)
  const newest = inOrder.at(isOldest ? -1 : 0)
  if (!newest) return null
  const where = ofReport(newest)
  // 'What was the reason in the most recent one', 'what do they say about leadership in it'
  const { intention } = read
  if (intention.share >= SURELY_OF_WORDS && intention.intent === 'reasons')
    return {
      intent: 'reasons',
      where,
      judgement: judgementAfter(read, before),
      grades: [],
      tone: 'neither',
    }
  if (intention.share >= SURELY_OF_WORDS && intention.intent === 'passages')
    return inWhere(askedAs('passages', read, understanding), where)
  return { intent: 'report', where, part: 'whole', instead: null }
}
