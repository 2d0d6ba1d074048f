import { type Share, shareOf } from '../../learnt/models.js'
import { byNewestInspection } from '../../library/library.js'
import {
  ANY_TIME,
  type Asked,
  type AskedFor,
  EVERYWHERE,
  isDated,
  isPeriodNamed,
  type JudgementAsked,
  NEWEST_OF_EACH,
  type Period,
  type Where,
} from '../../model/query.js'
import { isSendReport, type Report } from '../../model/report.js'
import { matchesYear, yearOf } from '../../model/year.js'
import { isOverallAsked, judgementOf, namesSend } from '../entities/grades.js'
import { councilsAsked } from '../over-councils/councils.js'
import { numberNamed } from '../over-councils/wording.js'
import { passagesAsked, passagesOn, unclear } from '../passages.js'
import type { ReadMessage } from '../read-message.js'
import { namesRecommended } from '../slots.js'
import type { Understanding } from '../understanding.js'
import { councilsBefore, withoutDenied } from './conversation.js'
import { askedAgain, isAlsoOfOthers, mergedWith } from './merge.js'
import { mergedWhere } from './place-and-conditions.js'
import { judgementAfter } from './pointed.js'
import { PLEASANT_INTENTS } from './reaction.js'
import {
  askedBefore,
  heldReportsShown,
  inWhere,
  ofReport,
  type Previous,
  reportAt,
  reportSpokenOf,
  subjectBefore,
  whereOf,
} from './shown.js'
import { ownSubject, subjectAfter } from './survival.js'

/** A time that a message names is kept to, whatever else it asks, and that nothing of then is held is said. */

/** Words of a message that names a time and says nothing else. */
const MOST_BESIDE_A_TIME = 10

/** So sure of what else it asks, a message asks that: 'who led the one in 2016'. */
const SURE_OF_ANOTHER = 0.8
const OF_ANOTHER_KIND: ReadonlySet<string> = new Set(['report', 'recommendations', 'library', 'comparison'])

/** 'In 2016, I mean', 'so better by 2023 then?': what is said of the same subject, at the time that is named; null for anything else. */
export function sameThen(
  read: ReadMessage,
  follows: Share,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const before = askedBefore(previous)
  // 'That's from 2023, is there anything newer' asks of no time that it names.
  if (follows.label === 'other-inspection' && follows.share >= SURE_OF_ANOTHER) return null
  const { entities, slots, intention } = read
  const { councils, regions, kinds, period } = slots.where
  if (subjectBefore(before) === '' || !isDated(period)) return null
  const isElsewhere =
    regions.length + kinds.length > 0 || councils.some((slug) => !whereOf(before).councils.includes(slug))
  const isOfGrades = entities.grades.length + entities.judged.judgements.length > 0
  if (isElsewhere || isOfGrades || entities.tokens.length > MOST_BESIDE_A_TIME) return null
  if (OF_ANOTHER_KIND.has(intention.intent) && intention.share >= SURE_OF_ANOTHER) return null
  // 'Quote the recommendations of the 2023 report'
  if (intention.intent === 'recommendations' && namesRecommended(entities)) return null
  // 'How was Bradford in 2014', after what was recommended, asks of the council as a whole.
  if (follows.label === 'new') {
    const { label, share } = subjectAfter(read, previous, understanding)
    if (label === 'left' && share >= SURE_OF_ANOTHER) return null
  }
  if (ownSubject(read, 'again', understanding).says.length > 0) return null
  // After a word that was explained, what is said of it then.
  if (before.intent === 'definition')
    return passagesOn(before.term, { where: mergedWhere(before.where, slots.where) })
  const then = mergedWith(read, previous, understanding, 'again')
  return thenAndNow(then, read, previous, understanding) ?? then
}

/**
 * 'And the years in between': the same of the inspections between those that were asked about or shown; where one alone was, of the one before it. Null
 * where nothing of the kind is asked, or none lies between.
 */
export function thoseBetween(
  { entities: { tokens, councils }, slots: { wording } }: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  if (understanding.recogniser.names.in('in-between', tokens).length === 0 || councils.length > 0) return null
  // 'Has it changed between the two' asks of both.
  if (wording.directions.length + wording.moves.length > 0) return null
  const before = askedBefore(previous)
  const where = whereOf(before)
  const [council, ...others] = where.councils
  if (council === undefined || others.length > 0) return null
  const held = understanding.ofCouncil(council).filter((report) => !isSendReport(report))
  const shown = new Set(heldReportsShown(previous.shown, understanding))
  const isSpokenOf = (report: Report): boolean =>
    shown.has(report) || where.period.years.some((year) => matchesYear(report, year))
  const places = held.flatMap((report, at) => (isSpokenOf(report) ? [at] : []))
  const [newest, oldest] = [Math.min(...places), Math.max(...places)]
  const between = newest === oldest ? held.slice(newest + 1, newest + 2) : held.slice(newest + 1, oldest)
  return between.length === 0
    ? null
    : inWhere(before, { ...where, reports: between.map(({ id }) => id), period: ANY_TIME })
}

/**
 * 'And two years later': the same of the inspection so many years from the one that was asked about or shown; null where no number of years is
 * named, or none was then.
 */
export function soManyYearsOn(
  { entities: { tokens, councils } }: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const [said] = understanding.recogniser.names.in('years-on', tokens)
  if (!said || councils.length > 0) return null
  const count = numberNamed(tokens[said.from - 1]?.word ?? '')
  const before = askedBefore(previous)
  const where = whereOf(before)
  const [council, ...others] = where.councils
  if (count === 0 || council === undefined || others.length > 0) return null
  const shown = reportAt(previous.shown, null, understanding)
  const from = where.period.years.at(-1) ?? (shown ? yearOf(shown) : null)
  if (from === null) return null
  const year = said.value[0] === 'earlier' ? from - count : from + count
  const isHeld = understanding.ofCouncil(council).some((report) => matchesYear(report, year))
  return isHeld ? inWhere(before, { ...where, reports: [], period: { ...ANY_TIME, years: [year] } }) : null
}

/** So likely it is asked how two times compare. */
const COMPARING = 0.4

/** 'Is that better than in 2015': what was said then beside what was shown; null where nothing is compared, or nothing of another time was shown. */
function thenAndNow(
  then: Asked,
  { shares }: ReadMessage,
  { shown }: Previous,
  understanding: Understanding,
): Asked | null {
  const report = reportAt(shown, null, understanding)
  const { years, from, to } = whereOf(then).period
  const isComparing = shareOf(shares, 'comparison') + shareOf(shares, 'history') >= COMPARING
  if (then.intent !== 'passages' || !isComparing || !report || from !== null || to !== null) return null
  const isOfOther = years.length === 1 && !years.some((year) => matchesYear(report, year))
  // How care leavers were graded then and now says which is better.
  if (isOfOther && then.where.councils.length === 1 && then.judgement !== null) {
    const where = { ...then.where, reports: [], period: { ...ANY_TIME, years: [yearOf(report), ...years] } }
    return { intent: 'history', where, judgement: then.judgement }
  }
  return isOfOther && then.where.councils.length === 1
    ? {
        ...then,
        isOverTime: true,
        tone: 'neither',
        where: { ...then.where, reports: [], period: { ...ANY_TIME, years: [yearOf(report), ...years] } },
      }
    : null
}

/** What is told by the inspection of a time. */
const OF_A_TIME: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'passages',
  'recommendations',
  'reasons',
  'grade',
  'mentions',
])

/** The same asked of the time that a message names, where it would be asked of another. */
export function keptToTime(asked: Asked, { slots }: ReadMessage): Asked {
  const { period } = slots.where
  const where = whereOf(asked)
  return OF_A_TIME.has(asked.intent) &&
    isDated(period) &&
    !isPeriodNamed(where.period) &&
    where.reports.length === 0
    ? inWhere(asked, { ...where, period })
    : asked
}

/**
 * 'And what did they say needed to improve last time', after what the newest must improve: a question that has words enough of its own, asked
 * of the inspection before the one that was shown.
 */
export function keptToOneBefore(
  asked: Asked,
  read: ReadMessage,
  { label }: Share,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { where, wording } = read.slots
  const { councils, reports, period } = whereOf(asked)
  const isComparing =
    label === 'change' ||
    wording.moves.length + wording.beside.length + wording.directions.length > 0 ||
    'isAgain' in asked
  const isElsewhere = where.councils.some((slug) => !whereOf(askedBefore(previous)).councils.includes(slug))
  const isOpen = OF_A_TIME.has(asked.intent) && councils.length === 1 && reports.length === 0
  if (!isOpen || isComparing || isElsewhere || isDated(where.period) || period.order === 'previous')
    return asked
  // 'Before' alone may be of anything: 'before they are 18'.
  const isOfOneBefore =
    where.period.order === 'previous' ||
    understanding.recogniser.names.in('older', read.entities.tokens).some(({ from, to }) => to - from > 1)
  if (!isOfOneBefore) return asked
  const then = otherInspection(read, previous, understanding)
  if (then.intent === 'report' && then.instead !== null) return then
  return whereOf(then).councils.join() === councils.join()
    ? inWhere(asked, { ...whereOf(asked), reports: whereOf(then).reports, period: whereOf(then).period })
    : asked
}

/** Intents that are asked again of another inspection; after any other it is shown as a whole. */
const ASKED_AGAIN: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'grade',
  'passages',
  'recommendations',
  'reasons',
])

/** 'Is there a newer one', 'the one before', 'any older reports': of the council that was shown, by its place in their order. */
export function otherInspection(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const { asked: last } = previous.query
  const others = newestOfSeveral(read, previous) ?? ofOtherYears(read, previous)
  if (others) return others
  // 'Who led it' – 'and the one before?': its front page, though it was passed over.
  const isOfFrontPage = last.intent === 'report' && last.part === 'front-page' && last.instead === null
  const asked = isOfFrontPage ? last : askedBefore(previous)
  const [named] = last.intent === 'report' ? last.where.reports : whereOf(asked).reports
  const shown =
    (asksForOlder(read, understanding)
      ? newestOfFirst(asked, previous, understanding)
      : reportAt(previous.shown, null, understanding)) ??
    (named === undefined ? undefined : understanding.byId(named))
  const { councils: now, framework } = read.slots.where
  const [slug = shown?.authority.slug ?? ''] = now.length > 0 ? now : whereOf(asked).councils
  const held = understanding.ofCouncil(slug)
  // A council's services and area SEND are inspected apart: after the one, an older or a newer one is of that kind.
  const kind = kindNamed(read)
  const ofSend = kind === null ? shown && isSendReport(shown) : kind === 'send'
  const alike = held.filter((one) => ofSend === undefined || isSendReport(one) === ofSend)
  const inOrder = alike.length > 0 ? alike : held
  const isTold = now.length === 0 && ASKED_AGAIN.has(asked.intent) && whereOf(asked).councils.includes(slug)
  const seen =
    shown ??
    (last.intent === 'report'
      ? ofPeriod(inOrder, last.where.period)
      : isTold
        ? ofPeriod(inOrder, whereOf(asked).period)
        : undefined)
  // 'That is one report, the others were dreadful': all of them.
  if (inOrder.length > 1 && isOfOthers(read, asked))
    return { intent: 'history', where: { ...EVERYWHERE, councils: [slug] }, judgement: null }
  const itsReports: Asked = {
    intent: 'library',
    where: { ...EVERYWHERE, councils: [slug], framework },
    page: 0,
  }
  if (inOrder.length === 0) {
    // 'Whats the newest one', after how many reports there are.
    if (OF_THE_LIBRARY.has(asked.intent)) return endOfLibrary(read)
    return slug === '' ? unclear('no-place', '', whereOf(asked)) : itsReports
  }
  const { period } = read.slots.where
  if (asked.intent === 'recommendations' && inOrder.length > 1 && isAlsoOfOthers(read, understanding))
    return askedAgain({ ...EVERYWHERE, councils: [slug] })
  // 'Any social care one?' after one on area SEND asks for the newest of the other kind.
  const isOfOtherKind =
    kind !== null && shown !== undefined && isSendReport(shown) !== ofSend && alike.length > 0
  // 'Is there a later inspection of Bury', where none of its reports was seen: those that there are.
  if (seen === undefined ? now.length > 0 : seen.authority.slug !== slug) return itsReports
  // 'That is from 2014! Anything newer?' names the year of what was seen.
  const isOfShown = seen !== undefined && matchesYear(seen, period.years[0] ?? period.from ?? 0)
  // 'And the one before that, in 2015': the year says which is meant.
  const isOfTime = isPeriodNamed(period) && (period.order === null || period.years.length > 0)
  const isAsOfOlder = period.order === 'previous' && period.years.length > 0
  if (isOfTime && (!isOfShown || isAsOfOlder))
    return again(asked, { ...ANY_TIME, ...period, order: null }, slug)
  const target = isOfOtherKind ? inOrder[0] : besides(read, seen, inOrder, understanding)
  // 'In the newest only', of what several inspections say; 'is there a newer one' asks for none of these.
  const isOneOfSeveral =
    asked.intent === 'passages' &&
    !(read.intention.intent === 'up-to-date' && read.intention.share >= SURELY_UP_TO_DATE) &&
    heldReportsShown(previous.shown, understanding).length > 1
  if (target === undefined || (target === seen && !isOneOfSeveral))
    return {
      intent: 'report',
      where: ofReport(seen ?? (inOrder[0] as Report)),
      part: 'front-page',
      instead: (seen ?? inOrder[0])?.id ?? null,
    }
  // 'Who wrote the latest one' asks for its front page, and for nothing that it says.
  const { intention, slots } = read
  if (intention.intent === 'report' && intention.share >= SURE_OF_PART && slots.part !== 'whole')
    return { intent: 'report', where: ofReport(target), part: slots.part, instead: null }
  // Named by its year, so that no newer inspection is said to be silent that nobody asked.
  const there = asked.intent === 'passages' ? ofYearOf(target) : ofReport(target)
  return ASKED_AGAIN.has(asked.intent)
    ? inWhere({ ...asked, ...('page' in asked ? { page: 0 } : {}) } as Asked, there)
    : {
        intent: 'report',
        where: ofReport(target),
        part: asked.intent === 'report' ? asked.part : 'whole',
        instead: null,
      }
}

/** 'Not the SEND one, the social care one': the same of the council's own services; null where area SEND is not denied, or a council is named. */
export function servicesInstead(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const left = withoutDenied(read, understanding)
  const isOfServices = left !== read && left.slots.where.framework !== null && kindNamed(left) === 'services'
  if (!isOfServices || read.slots.where.councils.length > 0) return null
  const [council = '', ...others] = councilsBefore(previous, understanding)
  const held = others.length > 0 ? [] : understanding.ofCouncil(council)
  const [newest] = held
  return newest && held.every(isSendReport)
    ? { intent: 'report', where: ofReport(newest), part: 'front-page', instead: newest.id }
    : otherInspection(left, previous, understanding)
}

/** 'And the year before', 'what did the earlier report say on it', after what one council's say: the same of the inspection before; null where anything else is asked. */
export function oneBefore(
  read: ReadMessage,
  { label }: Share,
  previous: Previous,
  understanding: Understanding,
): AskedFor<'passages'> | null {
  const before = askedBefore(previous)
  const { where, wording } = read.slots
  const isAsked =
    where.period.order === 'previous' || (label === 'other-inspection' && asksForOlder(read, understanding))
  const isComparing =
    label === 'change' || wording.moves.length + wording.beside.length + wording.extremes.length > 0
  if (!isAsked || isComparing || read.entities.tokens.length > MOST_BESIDE_A_TIME) return null
  if (before.intent !== 'passages' || before.isByCouncil || before.where.councils.length !== 1) return null
  if (where.councils.length + where.regions.length > 0 || isDated(where.period)) return null
  if (subjectAfter(read, previous, understanding).label !== 'kept') return null
  const asked = otherInspection(read, previous, understanding)
  return asked.intent === 'passages' ? asked : null
}

/** 'Just the most recent ones', after what is said of several councils: the same of the newest report of each. */
function newestOfSeveral({ slots: { where } }: ReadMessage, previous: Previous): Asked | null {
  const before = askedBefore(previous)
  const isOfSeveral = before.intent === 'passages' && before.where.councils.length > 1
  return isOfSeveral && where.councils.length === 0 && where.period.order === 'latest'
    ? inWhere({ ...before, page: 0 }, { ...before.where, reports: [], period: NEWEST_OF_EACH })
    : null
}

/** 'Any other year', after what is said of a subject at one council: what each of its inspections says of it. */
function ofOtherYears(
  { entities: { tokens }, slots: { where } }: ReadMessage,
  previous: Previous,
): Asked | null {
  const before = askedBefore(previous)
  const isAsked = tokens.some(({ word }, at) => OTHER_YEARS.has(word) && tokens[at - 1]?.word === 'other')
  const isOfOne = before.intent === 'passages' && before.where.councils.length === 1
  return isOfOne && isAsked && where.councils.length === 0 && !isPeriodNamed(where.period)
    ? inWhere({ ...before, isOverTime: true, page: 0 }, { ...before.where, reports: [], period: ANY_TIME })
    : null
}

const OTHER_YEARS = new Set(['year', 'years', 'inspections', 'reports'])

/** The report that was shown first; where no time was asked for, the newest that was shown of its council and kind. */
function newestOfFirst(asked: Asked, { shown }: Previous, understanding: Understanding): Report | undefined {
  const first = reportAt(shown, null, understanding)
  const { period, reports } = whereOf(asked)
  if (!first || isPeriodNamed(period) || reports.length > 0) return first
  const isAlike = (one: Report): boolean =>
    one.authority.slug === first.authority.slug && isSendReport(one) === isSendReport(first)
  return heldReportsShown(shown, understanding).filter(isAlike).toSorted(byNewestInspection)[0]
}

const ofYearOf = (report: Report): Where => ({
  ...ofReport(report),
  period: { ...ANY_TIME, years: [yearOf(report)] },
})

/** What is said of a council as a whole; of the others of its inspections the grades tell. */
const TOLD_AS_A_WHOLE: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>(['grade', 'reasons', 'report'])
const OTHER_ONES = new Set(['others', 'ones', 'reports', 'inspections'])

const isOfOthers = ({ entities: { tokens, councils } }: ReadMessage, asked: Asked): boolean =>
  TOLD_AS_A_WHOLE.has(asked.intent) &&
  councils.length === 0 &&
  tokens.some(({ word }) => OTHER_ONES.has(word))

/** The report of a council, newest first, that a question without its id was answered by. */
export const ofPeriod = (inOrder: readonly Report[], { years: [year] }: Period): Report | undefined =>
  year === undefined ? inOrder[0] : inOrder.find((report) => matchesYear(report, year))

/** How what asks for a newer one, or whether it is still so, may follow. */
const OF_NOW_INSTEAD: ReadonlySet<string> = new Set(['still', 'other-inspection', 'that-year'])

/** 'That's 2018 though, what about now': the year is what the answer before is taken to be of, and how things are now is asked. */
export function withoutYearSupposed(read: ReadMessage, { label }: Share): ReadMessage {
  const { entities, slots } = read
  const isNow = entities.period.now.some(({ from }) => entities.tokens[from]?.word !== 'still')
  return OF_NOW_INSTEAD.has(label) && isNow && isDated(slots.where.period)
    ? { ...read, slots: { ...slots, where: { ...slots.where, period: NEWEST_OF_EACH } } }
    : read
}

/** 'And for Walsall in the same year': the year that was asked about, or is of the report shown. */
export function withYearOfBefore(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): ReadMessage {
  const { entities, slots } = read
  const isSame = understanding.recogniser.names.in('same-year', entities.tokens).length > 0
  if (!isSame || slots.where.councils.length === 0 || isPeriodNamed(slots.where.period)) return read
  const shown = reportAt(previous.shown, null, understanding)
  const { years } = whereOf(askedBefore(previous)).period
  const [year = shown && yearOf(shown), ...others] = years
  if (year === undefined || others.length > 0) return read
  return { ...read, slots: { ...slots, where: { ...slots.where, period: { ...ANY_TIME, years: [year] } } } }
}

/** What kind of inspection a message names: 'a social care one', 'the SEND one'. */
export function kindNamed({ entities: { judged, tokens }, slots }: ReadMessage): 'send' | 'services' | null {
  const { framework } = slots.where
  if (framework !== null) return framework === 'SEND' ? 'send' : 'services'
  if (judged.all.some(namesSend)) return 'send'
  const words = tokens.map(({ word }) => word).join(' ')
  return words.includes('social care') || words.includes('childrens services') ? 'services' : null
}

/** The same asked of how things are now, by the newest inspection; that there is none newer than what was shown. */
export function askedStill(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const asked = otherInspection(read, previous, understanding)
  const [id] = whereOf(asked).reports
  const [slug = ''] = whereOf(asked).councils
  const isNewest = id !== undefined && understanding.ofCouncil(slug)[0]?.id === id
  return ASKED_AGAIN.has(asked.intent) && isNewest
    ? inWhere(asked, { ...whereOf(asked), reports: [], period: NEWEST_OF_EACH })
    : asked
}

/** 'Did they ever sort the care leavers out', after what was recommended: what the newest inspection says of them; null where no subject is named. */
export function saidNowOf(
  read: ReadMessage,
  about: ReadMessage,
  before: Asked,
  understanding: Understanding,
): Asked | null {
  if (before.intent !== 'recommendations' || ownSubject(read, 'again', understanding).says.length === 0)
    return null
  const asked = passagesAsked(about, understanding)
  return inWhere(asked, { ...EVERYWHERE, councils: before.where.councils, period: NEWEST_OF_EACH })
}

/** Whether the newest inspection may tell whether something is still so: of one council's words or grades, where no other time or place is named. */
export const mayBeStill = ({ entities: { grades }, slots: { where } }: ReadMessage, before: Asked): boolean =>
  OF_NOW.has(before.intent) &&
  whereOf(before).councils.length === 1 &&
  // 'And still inadequate today' asks for a grade.
  grades.length === 0 &&
  where.councils.length === 0 &&
  (where.period.order === 'latest' || !isPeriodNamed(where.period))

const OF_NOW: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'passages',
  'reasons',
  'recommendations',
  'grade',
  'report',
])
/** So surely it is asked whether there is anything newer. */
const SURELY_UP_TO_DATE = 0.6

/** So sure of it, a message asks for a part of the other report. */
const SURE_OF_PART = 0.6

const again = (asked: Asked, period: typeof ANY_TIME, slug: string): Asked => {
  const where = { ...whereOf(asked), councils: [slug], reports: [], period }
  return ASKED_AGAIN.has(asked.intent)
    ? inWhere(asked, where)
    : { intent: 'report', where, part: 'whole', instead: null }
}

const OF_THE_LIBRARY: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'figures',
  'library',
  'councils',
])

const asksForOldest = ({ slots }: ReadMessage): boolean =>
  slots.where.period.order === 'first' || slots.extreme === 'oldest'

/** The newest report of all, or the oldest. */
const endOfLibrary = (read: ReadMessage): Asked => {
  const asked = councilsAsked(read.entities, read.slots)
  return asksForOldest(read)
    ? { ...asked, where: { ...asked.where, period: { ...ANY_TIME, order: 'first' } }, extreme: 'oldest' }
    : { ...asked, extreme: 'newest' }
}

const asksForOlder = (
  { slots, entities }: ReadMessage,
  { recogniser }: Pick<Understanding, 'recogniser'>,
): boolean =>
  slots.where.period.order === 'previous' || recogniser.names.in('older', entities.tokens).length > 0

/** The inspection meant, of one council's newest first: the one before the one shown where older ones are asked for, else the newest. */
function besides(
  read: ReadMessage,
  shown: Report | undefined,
  inOrder: readonly Report[],
  { recogniser }: Understanding,
): Report | undefined {
  if (asksForOldest(read)) return inOrder.at(-1)
  const place = inOrder.indexOf(shown as Report)
  // 'The one after that', of an older one, is not the newest.
  if (recogniser.names.in('next-after', read.entities.tokens).length > 0 && place > 0)
    return inOrder[place - 1]
  if (!asksForOlder(read, { recogniser })) return inOrder[0]
  return inOrder[place + 1]
}

/** What asks after change over time: 'was it always like that', 'is that better than before'. */

/** How the grades of the council went; where one inspection is held, that there is no other. Null for what asks after no change. */
export function changeAfter(
  read: ReadMessage,
  { label: kind, share }: Share,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const { shares, slots, intention } = read
  const before = askedBefore(previous)
  const isChange = kind === 'change'
  // 'Going up?', 'grew from what': the sentences beside the number that was quoted.
  const overTime = kind === 'growth' ? 0 : Math.max(isChange ? share : 0, shareOf(shares, 'history'))
  const councils = whereOf(before).councils
  // 'Did it get better since', where nothing newer is held than what was quoted.
  if (
    overTime >= OVER_TIME &&
    // 'Put the two next to each other' is of two councils, 'show me the second one' of what was shown.
    kind !== 'compare-them' &&
    kind !== 'item' &&
    slots.where.councils.length === 0 &&
    mayBeOnly(read, previous, understanding)
  ) {
    const since = otherInspection(read, previous, understanding)
    if (since.intent === 'report' && since.instead !== null) return since
  }
  const isPleasant = PLEASANT_INTENTS.has(intention.intent)
  const ofBoth =
    overTime >= OVER_TIME && !isPleasant && judgementOf(read.entities) === null
      ? recommendedThenToo(slots.where.period, previous, understanding)
      : null
  if (ofBoth && slots.where.councils.length === 0) return ofBoth
  if (
    overTime >= OVER_TIME &&
    !isPleasant &&
    MAY_ASK_OVER_TIME.has(kind) &&
    !(kind === 'other-inspection' && (share > overTime || asksForOlder(read, understanding))) &&
    // 'And the one before' asks for that one, and 'better than last time' for both.
    (isChange || slots.where.period.order === null) &&
    slots.where.councils.length === 0 &&
    councils.length > 0
  )
    return {
      intent: 'history',
      where: {
        ...EVERYWHERE,
        councils: councils.slice(0, 1),
        period: { ...slots.where.period, order: null },
      },
      judgement: partsAfter(read, before),
    }
  return null
}

/** What a change is asked of: after the overall grade, of all that is judged. */
function partsAfter(read: ReadMessage, before: Asked): JudgementAsked | null {
  const judgement = judgementAfter(read, before)
  const isCarried = judgement !== null && judgementOf(read.entities) === null
  return isCarried && isOverallAsked(judgement) ? null : judgement
}

/** How what asks after change over time may follow. */
const MAY_ASK_OVER_TIME: ReadonlySet<string> = new Set(['new', 'again', 'other-inspection', 'change'])

/** Over time: 'was it always like that', 'is that better than before'. */
const OVER_TIME = 0.35

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
  if (!isOfCouncil || council === undefined) return false
  // Of area SEND and of children's services each has inspections of its own.
  const report = reportSpokenOf(previous, understanding)
  const alike = understanding
    .ofCouncil(council)
    .filter((one) => !report || isSendReport(one) === isSendReport(report))
  return alike.length === 1
}

const SINCE = new Set(['since', 'then', 'now'])

/** 'How do they compare to the ones from 2015', after what one council was recommended: what either report recommends; null after anything else. */
export function recommendedThenToo(
  { years }: Period,
  previous: Previous,
  understanding: Understanding,
): AskedFor<'recommendations'> | null {
  const before = askedBefore(previous)
  const shown = reportAt(previous.shown, null, understanding)
  if (before.intent !== 'recommendations' || before.where.councils.length > 1) return null
  if (!shown || years.length === 0) return null
  const period = { ...ANY_TIME, years: [...new Set([yearOf(shown), ...years])] }
  return { ...before, number: null, page: 0, where: { ...before.where, reports: [], period } }
}
