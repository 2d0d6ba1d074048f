import { type Finding, findingOf } from '../../model/finding.js'
import { type Asked, type AskedFor, EVERYWHERE, type JudgementAsked } from '../../model/query.js'
import { paragraphsAsked } from '../citation.js'
import { judgementAsked, judgementOf } from '../entities/judgements.js'
import type { ReadMessage, Understanding } from '../read-message.js'
import { unclear } from '../unclear.js'
import { definedBeside } from './after-definition.js'
import { behind } from './explained.js'
import { inPlace } from './in-place.js'
import { MOST_COUNCILS, mergedWhere, mergedWith, withoutWhole } from './merge.js'
import {
  askedBefore,
  at,
  citationOf,
  councilsShown,
  isPeriodNamed,
  ofReport,
  ordinalIn,
  type Place,
  type Previous,
  reportAt,
  reportsShown,
  type Shown,
  whereOf,
} from './shown.js'
import { wordsAt } from './words-shown.js'

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
  if (last.intent === 'citation') {
    const [place] = last.places
    const key = place?.keys.at(-1)
    if (place && typeof key === 'number') return { ...last, places: [{ ...place, keys: [key + 1] }] }
  }
  if (asked.intent === 'passages' && asked.isWhole) return withoutWhole(asked)
  if ('page' in asked) return { ...asked, page: asked.page + 1 }
  const report = reportAt(previous.shown, null, understanding)
  if (report && (asked.intent === 'grade' || asked.intent === 'reasons'))
    return { intent: 'report', where: ofReport(report), part: 'whole', instead: null }
  return asked.intent === 'aside'
    ? inPlace(read, about, previous, understanding)
    : unclear('no-item', 'more', whereOf(asked))
}

/** The paragraph or report in a place of what was shown; the first where none is named. */
export function itemOf(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const { query, shown } = previous
  const { councils } = read.slots.where
  const isMeant = ({ report }: Place) =>
    councils.length === 0 || councils.includes(understanding.byId(report)?.authority.slug ?? '')
  const quoted = [...shown.excerpts, ...shown.recommendations].filter(isMeant)
  const ordinal = ordinalIn(read, understanding)
  const isOfEach = understanding.recogniser.names.in('each', read.entities.tokens).length > 0
  if (ordinal === null && isOfEach && quoted.length > 1) return citationsOf(quoted, understanding)
  const place = ordinal ?? 1
  const chosen = at(quoted, place)
  if (chosen) return citationOf(chosen, understanding)
  if (councils.length > 0) return mergedWith(read, previous, understanding, 'again')
  const report = reportAt(shown, place, understanding)
  return report
    ? { intent: 'report', where: ofReport(report), part: 'whole', instead: null }
    : unclear('no-item', read.entities.message.slice(0, 60), whereOf(query.asked))
}

/** All of what was shown, each paragraph once. */
function citationsOf(places: readonly Place[], understanding: Understanding): Asked {
  const distinct = new Map(places.map((place) => [`${place.report} ${place.key}`, place]))
  const cited = [...distinct.values()].map((place) => citationOf(place, understanding))
  return { intent: 'citation', places: cited.flatMap(({ places }) => places), isWhole: true }
}

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

/** Side by side: the councils named now, those shown, and as far as these are one alone, those spoken of before. */
export function comparisonOf(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const before = askedBefore(previous)
  if (before.intent === 'definition') return definedBeside(before, read, understanding)
  const quoted = councilsShown(previous.shown, understanding)
  const asked = whereOf(before).councils
  const known = [...new Set([...read.slots.where.councils, ...(quoted.length > 0 ? quoted : asked)])]
  const councils = (
    known.length > 1 ? known : [...new Set([...known, ...asked, ...previous.query.spokenOf])].slice(0, 2)
  ).slice(0, MOST_COUNCILS)
  const judgement = judgementAfter(read, before)
  const { period } = read.slots.where
  const [council, ...others] = councils
  // 'Compare with the 2016 report': one council from inspection to inspection.
  if (council !== undefined && others.length === 0 && isPeriodNamed(period))
    return { intent: 'history', where: { ...EVERYWHERE, councils, period }, judgement }
  const isOf = (words: ReadonlySet<string>) => read.entities.tokens.some(({ word }) => words.has(word))
  // 'Which of those is newer': when each was inspected.
  if (councils.length > 1 && isOf(OF_AGE)) return datedOf(councils, previous, understanding)
  // What the reports say is set side by side, not a grade that nobody asked for; which is worse, grades alone tell.
  if (before.intent === 'passages' && judgement === null && !(councils.length > 1 && isOf(OF_RANK)))
    return { ...before, where: { ...before.where, councils }, page: 0 }
  return {
    intent: 'comparison',
    where: { ...EVERYWHERE, councils, period: read.slots.where.period },
    judgement: judgement ?? (isOfSend(previous, understanding) ? areaSend(understanding) : null),
  }
}

const OF_AGE = new Set(['newer', 'older', 'newest', 'oldest', 'recent', 'latest', 'earlier'])
const OF_RANK = new Set(['worse', 'better', 'worst', 'best', 'stronger', 'weaker'])

/** Whether all that was shown is of inspections of area SEND. */
const isOfSend = ({ shown }: Previous, { byId }: Understanding): boolean => {
  const reports = reportsShown(shown).flatMap((id) => byId(id) ?? [])
  return reports.length > 0 && reports.every(({ framework }) => framework === 'SEND')
}

/** What area SEND inspections judge. */
function areaSend({ vocabulary }: Understanding): JudgementAsked | null {
  const made = vocabulary.judgements.filter(({ framework }) => framework === 'SEND')
  return made[0] ? judgementAsked(made, null) : null
}

/** 'Which one is more recent', of the councils that a conversation was about: when each was inspected. */
export function whichIsNewer(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): AskedFor<'library'> | null {
  const words = new Set(read.entities.tokens.map(({ word }) => word))
  const before = askedBefore(previous)
  const isAsked = (words.has('which') || words.has('whichs')) && [...OF_AGE].some((word) => words.has(word))
  if (!isAsked || before.intent === 'councils' || before.intent === 'figures') return null
  if (read.slots.where.councils.length > 0) return null
  const councils = [
    ...new Set([
      ...councilsShown(previous.shown, understanding),
      ...whereOf(before).councils,
      ...previous.query.spokenOf,
    ]),
  ].slice(0, Math.max(2, whereOf(before).councils.length))
  return councils.length > 1 ? datedOf(councils, previous, understanding) : null
}

/** The reports of some councils that were shown, else their newest, with their dates. */
function datedOf(
  councils: readonly string[],
  { shown }: Previous,
  { byId, ofCouncil }: Understanding,
): AskedFor<'library'> {
  const reports = councils.flatMap((slug) => {
    const quoted = reportsShown(shown).flatMap((id) => byId(id) ?? [])
    return quoted.find(({ authority }) => authority.slug === slug) ?? ofCouncil(slug)[0] ?? []
  })
  const inOrder = reports.toSorted((one, other) => other.inspected.to.localeCompare(one.inspected.to))
  const where = { ...EVERYWHERE, councils: [...councils], reports: inOrder.map(({ id }) => id) }
  return { intent: 'library', where, page: 0 }
}

/** Who wrote it, when, where it stands: the front page of the report that was shown in that place. */
export function sourceOf(
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  // What is quoted beside a definition is an example, and nobody's source.
  if (askedBefore(previous).intent === 'definition') return inPlace(read, about, previous, understanding)
  const { asked: last } = previous.query
  const isOfReports = last.intent === 'report' || last.intent === 'library'
  const listed = isOfReports ? at(last.where.reports, ordinalIn(read, understanding) ?? 1) : undefined
  const pointed = understanding.byId(listed ?? '')
  const report = reportAt(previous.shown, ordinalIn(read, understanding), understanding) ?? pointed
  const before = report ? ofReport(report) : whereOf(askedBefore(previous))
  const { where: now } = read.slots
  const isOfAnother = now.councils.length > 0 || isPeriodNamed(now.period)
  const isOfSend =
    now.framework === 'SEND' ||
    read.entities.judged.all.some(({ value }) => value.some(({ framework }) => framework === 'SEND'))
  const merged = isOfAnother ? mergedWhere(before, now) : before
  // 'I want the SEND report': the council's other inspection.
  const where = isOfSend ? { ...merged, reports: [], framework: 'SEND' as const } : merged
  if (where.councils.length === 0) return unclear('no-item', '', where)
  const isOfFile = read.entities.tokens.some(({ word }) => FILES.has(word))
  const part = read.slots.part === 'link' && isOfFile ? 'link' : 'front-page'
  const quoted = at(previous.shown.excerpts, ordinalIn(read, understanding) ?? 1)
  const isOfQuoted = quoted !== undefined && where.reports.length === 1 && quoted.report === where.reports[0]
  return { intent: 'report', where, part, instead: null, ...(isOfQuoted ? { quoted: quoted.key } : {}) }
}

/** Words for the file of a report, and where it is to be had; 'what page is that' asks for neither. */
const FILES = new Set([
  'link',
  'links',
  'pdf',
  'url',
  'file',
  'download',
  'website',
  'site',
  'online',
  'copy',
  'web',
])

/** What asks of an inspector asks which inspections were theirs. */
const OF_INSPECTIONS: ReadonlySet<string> = new Set([
  'next-inspection',
  'library',
  'councils',
  'report',
  'history',
])

/** 'What else has she inspected', after who led an inspection was told: the others that the same person led. */
export function inspectedBySame(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const { asked: before } = previous.query
  const { intention, entities } = read
  const named = leadNamed(read, previous, understanding)
  if (named) return ledBy(named)
  // 'Has he done others'
  const isOfLead =
    before.intent === 'report' && before.part === 'front-page' && entities.tokens.length <= FEW_WORDS
  const isOfPerson = understanding.recogniser.names.in('that-inspector', entities.tokens).length > 0
  if (before.intent !== 'report' || !isOfPerson || !(OF_INSPECTIONS.has(intention.intent) || isOfLead))
    return null
  const [id] = before.where.reports
  const [council] = before.where.councils
  const report = understanding.byId(id ?? '') ?? understanding.ofCouncil(council ?? '')[0]
  return report?.leadInspector ? ledBy(report.leadInspector) : null
}

const FEW_WORDS = 7

const ledBy = (inspector: string): AskedFor<'councils'> => ({
  intent: 'councils',
  where: { ...EVERYWHERE, inspector },
  having: [],
  movement: null,
  judgement: null,
  extreme: null,
  page: 0,
})

/** 'Did Metcalfe lead any elsewhere': a lead inspector of the council that the conversation is about, by the last name alone. */
function leadNamed(
  { entities: { tokens, councils, inspectors } }: ReadMessage,
  previous: Previous,
  { ofCouncil }: Understanding,
): string | undefined {
  if (inspectors.length + councils.length > 0 || !tokens.some(({ word }) => LEADING.has(word)))
    return undefined
  const { asked } = previous.query
  const leads = [...whereOf(asked).councils, ...whereOf(askedBefore(previous)).councils]
    .flatMap((slug) => ofCouncil(slug))
    .flatMap(({ leadInspector }) => leadInspector ?? [])
  return leads.find((name) => {
    const last = name.split(' ').at(-1)?.toLowerCase() ?? ''
    return last.length >= SHORTEST_NAME && tokens.some(({ word }) => word === last)
  })
}

const SHORTEST_NAME = 4
const LEADING = new Set([
  'lead',
  'led',
  'leads',
  'inspect',
  'inspected',
  'wrote',
  'write',
  'did',
  'done',
  'inspections',
])

/** 'Which is the most recent one', 'the earliest', after a list: the newest or the oldest of the reports that it showed. */
export function newestShown(
  read: ReadMessage,
  { query, shown }: Previous,
  { byId }: Understanding,
): Asked | null {
  const { intent } = query.asked
  const { period, tokens, councils } = read.entities
  const [extreme] = read.slots.wording.extremes.map(({ value }) => value)
  const { order } = period.period
  const isOldest = extreme === 'oldest' || order === 'first'
  const isOfOne =
    isOldest || extreme === 'newest' || (order === 'latest' && tokens.some(({ word }) => word === 'one'))
  if (!isOfOne || (intent !== 'councils' && intent !== 'figures') || councils.length > 0) return null
  const inOrder = reportsShown(shown)
    .flatMap((id) => byId(id) ?? [])
    .sort((one, other) => other.inspected.to.localeCompare(one.inspected.to))
  const newest = inOrder.at(isOldest ? -1 : 0)
  return newest ? { intent: 'report', where: ofReport(newest), part: 'whole', instead: null } : null
}

/** What is behind the grades that were shown, or those that the message names; of words, their paragraph whole. */
export function reasonsOf(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const before = askedBefore(previous)
  const { shown } = previous
  const place = ordinalIn(read, understanding)
  const isOfList = before.intent === 'councils' || before.intent === 'figures'
  const isUnnamed = isOfList && read.slots.where.councils.length === 0
  const numbered = place === null && !isUnnamed ? undefined : reportAt(shown, place, understanding)
  const where = numbered ? ofReport(numbered) : mergedWhere(whereOf(before), read.slots.where)
  const quoted = councilsShown(shown, understanding)
  const judgement = judgementOf(read.entities)
  const grades = gradesGiven(read, shown, understanding)
  const [named] = where.reports.flatMap((id) => understanding.byId(id) ?? [])
  // 'Why was it inadequate', of a report that gives no such grade, asks of the one that does.
  const isOfAnother =
    named !== undefined &&
    read.entities.grades.length > 0 &&
    !named.judgements.some((one) => (grades as (Finding | null)[]).includes(findingOf(one)))
  const recommended = wordsAt(shown, place ?? 1, understanding)
  const recommends = understanding.byId(at(shown.recommendations, place ?? 1)?.report ?? '')
  if (before.intent === 'recommendations' && recommended && recommends)
    return behind(recommended, ofReport(recommends), understanding)
  const [first] = shown.excerpts
  const namesCouncil = read.slots.where.councils.length > 0
  const isOfWords = !namesCouncil && shown.grades.length === 0 && grades.length === 0 && judgement === null
  if (first && isOfWords && !numbered && !isPeriodNamed(read.slots.where.period))
    return citationOf(first, understanding)
  return {
    intent: 'reasons',
    where: isOfAnother
      ? { ...where, reports: [] }
      : where.councils.length > 0
        ? where
        : { ...where, councils: quoted.length === 1 ? quoted : [] },
    judgement: judgementAfter(read, before),
    grades,
    // What is behind a grade that was shown is neither praise nor criticism alone; 'what is still wrong' is criticism.
    tone: shown.grades.length > 0 && !read.entities.period.isNow ? 'neither' : read.slots.tone,
  }
}

/** Grades that reasons are asked for; 'what was so good about it' names none, where nothing shown was graded so. */
function gradesGiven({ entities }: ReadMessage, shown: Shown, { byId }: Understanding): Finding[] {
  const named = entities.grades.flatMap(({ value }) => value.grades)
  const given = shown.grades.flatMap(({ report, judgement }) =>
    (byId(report)?.judgements ?? []).filter((one) => one.judgement === judgement).map(findingOf),
  )
  const isMerePraise = named.every((grade) => grade === 'Good') && !given.includes('Good')
  return isMerePraise ? [] : named
}
