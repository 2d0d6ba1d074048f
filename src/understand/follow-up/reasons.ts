import {
  type Asked,
  type AskedFor,
  EVERYWHERE,
  isPeriodNamed,
  type JudgementAsked,
  type Tone,
} from '../../model/query.js'
import {
  type Finding,
  findingOf,
  isPraise,
  type Judgement,
  placeInOrder,
  type Report,
} from '../../model/report.js'
import {
  includesOverall,
  judgementKey,
  judgementKeyIn,
  judgementOf,
  judgementsKeyed,
  judgementsMadeIn,
  overallAsked,
} from '../entities/grades.js'
import { namesGrading, passagesOn } from '../passages.js'
import { type ReadMessage, readMessage } from '../read-message.js'
import { movesBehind } from '../subject-over-time.js'
import type { Understanding } from '../understanding.js'
import { councilsBefore, reportOfConversation } from './conversation.js'
import { behind, explained } from './explained.js'
import { inPlace } from './in-place.js'
import { mergedWhere } from './place-and-conditions.js'
import { judgementAfter, moreOf } from './pointed.js'
import {
  askedBefore,
  at,
  citationOf,
  councilsShown,
  ofReport,
  ordinalIn,
  type Place,
  type Previous,
  reportAt,
  reportSpokenOf,
  type Shown,
  whereOf,
  wordsAt,
} from './shown.js'
import { subjectAfter } from './survival.js'

/**
 * 'What grade was that', after words that were quoted: the grade of what was asked about, where the same inspection grades
 * it, else of what the words stand under.
 */

/** So likely a grade is asked for. */
const LIKELY_GRADED = 0.5

/** What points at what was shown. */
const POINTING_AT_WORDS = new Set(['that', 'it', 'this', 'those'])
const POINTING_AT_SHOWN = new Set([...POINTING_AT_WORDS, 'them', 'they', 'there'])

/** The judgement of a report that a paragraph stands under. */
function judgementAbove({ report, key }: Place, held: Report): Judgement | undefined {
  const locator = held.id === report ? held.paragraphs.find((one) => one.key === key)?.locator : undefined
  const heading = locator?.toLowerCase()
  return held.judgements.find(
    ({ label, evidence }) =>
      heading !== undefined &&
      (label.toLowerCase() === heading || evidence.some(({ place }) => place.toLowerCase() === heading)),
  )
}

/** What a report judged, as it may be asked of another: with what is of its family alone under other frameworks. */
function asAsked(report: Report, judgement: Judgement, { vocabulary }: Understanding): JudgementAsked {
  const { label, strand } = judgement
  const key = judgementKeyIn(report, judgement)
  const [family, ...others] = vocabulary.judgements.find((one) => judgementKey(one) === key)?.families ?? []
  const kin = vocabulary.judgements.filter(
    (one) =>
      (one.strand === null || one.strand === strand) &&
      others.length === 0 &&
      family !== undefined &&
      one.families.includes(family),
  )
  return { label, keys: [...new Set([key, ...kin.map(judgementKey)])], strand }
}

/** Null where no grade is asked for, or a council, a judgement or a grade is named. */
export function gradeOfQuoted(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const { byId } = understanding
  const { intention, entities, slots } = read
  const { query, shown } = previous
  const before = askedBefore(previous)
  const isOfWords = before.intent === 'passages' || query.asked.intent === 'citation'
  const asksForGrade =
    intention.intent === 'grade' &&
    intention.share >= LIKELY_GRADED &&
    namesGrading(entities, understanding) &&
    entities.tokens.some(({ word }) => POINTING_AT_SHOWN.has(word))
  const isNamed = slots.where.councils.length + entities.grades.length + entities.judged.judgements.length > 0
  if (!isOfWords || !asksForGrade || isNamed) return null
  // 'And what is the newest grade there', 'what grade have they got' ask of the council, and not of what was quoted.
  const { label, share } = subjectAfter(read, previous, understanding)
  const isOfThem = !entities.tokens.some(({ word }) => POINTING_AT_WORDS.has(word))
  const isOfCouncil =
    slots.where.period.order === 'latest' || (isOfThem && label === 'left' && share >= SURELY_OF_COUNCIL)
  if (isOfCouncil) return null
  const place = ordinalIn(read, understanding)
  const quoted = at(shown.excerpts, place ?? 1)
  const report = quoted && byId(quoted.report)
  if (!report) return null
  const subject = 'subject' in before && place === null ? before.subject : ''
  const named = subject === '' ? null : judgementOf(readMessage(subject, understanding).entities)
  const [own] = named === null ? [] : judgementsMadeIn(report, named)
  const over = own ?? judgementAbove(quoted, report)
  return {
    intent: 'grade',
    where: ofReport(report),
    judgement: over ? asAsked(report, over, understanding) : null,
    grades: [],
  }
}

/** So surely of the council as a whole, a grade is asked for: 'what grade have they got'. */
const SURELY_OF_COUNCIL = 0.9

/** What is behind the grades that were shown, or those that the message names; of words, their paragraph whole. */
export function reasonsOf(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const before = askedBefore(previous)
  const { shown } = previous
  const moves = movesBehind(read, before)
  if (moves) return moves
  const place = ordinalIn(read, understanding)
  const isOfList = before.intent === 'councils' || before.intent === 'figures'
  const isUnnamed = isOfList && read.slots.where.councils.length === 0
  const quoted = councilsShown(shown, understanding)
  // 'How did they do it', after which went from one grade to another: what the newest report of each says.
  if (isUnnamed && place === null && before.movement !== null && quoted.length > 0)
    return {
      intent: 'reasons',
      where: { ...EVERYWHERE, councils: quoted.slice(0, MOST_REASONED) },
      judgement: before.judgement,
      grades: [],
      tone: 'neither',
    }
  const numbered = place === null && !isUnnamed ? undefined : reportAt(shown, place, understanding)
  const where = numbered ? ofReport(numbered) : mergedWhere(whereOf(before), read.slots.where)
  const judgement = judgementOf(read.entities)
  const grades = gradesToReason(read, shown, understanding)
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
        : // 'Why are they inadequate', after a list: of each, as far as one answer goes.
          { ...where, councils: isOfList || quoted.length === 1 ? quoted.slice(0, MOST_REASONED) : [] },
    judgement: judgementAfter(read, before),
    grades,
    // What is behind a grade that was shown is neither praise nor criticism alone; 'what is still wrong' is criticism.
    tone: shown.grades.length > 0 && !read.entities.period.isNow ? 'neither' : read.slots.tone,
  }
}

/** 'The year it got its worst one, why', after how one council's grades went: what is behind the newest that was so good, or so bad. */
export function behindEndOfHistory(
  { slots: { extreme, where }, intention }: ReadMessage,
  before: Asked,
  understanding: Understanding,
): AskedFor<'reasons'> | null {
  // 'Who is the worst' asks of all councils.
  if (intention.intent === 'councils' || intention.intent === 'figures') return null
  const [council, ...others] = before.intent === 'history' ? before.where.councils : []
  if (before.intent !== 'history' || council === undefined || others.length > 0) return null
  const isElsewhere = where.councils.length + where.regions.length + where.kinds.length > 0
  if ((extreme !== 'best' && extreme !== 'worst') || isElsewhere || isPeriodNamed(where.period)) return null
  const judgement = before.judgement ?? overallAsked(understanding.vocabulary.judgements)
  const graded = understanding.ofCouncil(council).flatMap((report) =>
    judgementsMadeIn(report, judgement).flatMap((one) => {
      const finding = findingOf(one)
      return finding === null ? [] : [{ report, place: placeInOrder(finding) }]
    }),
  )
  const places = graded.map(({ place }) => place)
  const end = extreme === 'worst' ? Math.max(...places) : Math.min(...places)
  const found = graded.find(({ place }) => place === end)
  return found === undefined
    ? null
    : { intent: 'reasons', where: ofReport(found.report), judgement, grades: [], tone: 'neither' }
}

/** Councils whose reasons are told together. */
export const MOST_REASONED = 5

/** After what one council was graded, or what is behind it. */
export const mayFallShort = (previous: Previous): boolean => {
  const before = askedBefore(previous)
  return isOfGradesOrReasons(before) && whereOf(before).councils.length === 1
}

/** Whether a council's grades were asked for, all or one of them, or what is behind them. */
const isOfGradesOrReasons = ({ intent }: Asked): boolean => OF_GRADES_AND_REASONS.has(intent)

const OF_GRADES_AND_REASONS: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'grade',
  'reasons',
  'report',
  'history',
  'judgements',
])

/** 'Why not higher', 'what held it back': what falls short in what was graded, whatever grade the message supposes. */
export function shortfallOf(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const before = askedBefore(previous)
  const councils = [...councilsBefore(previous, understanding)]
  // What stands beside what a grade means is another council's.
  if (before.intent === 'definition' && before.grades !== null && councils.length === 1)
    return {
      intent: 'reasons',
      where: { ...EVERYWHERE, councils },
      judgement: judgementOf(read.entities),
      grades: read.entities.grades.flatMap(({ value }) => value.grades),
      tone: 'criticism',
      isShort: true,
    }
  const asked = reasonsOf(read, previous, understanding)
  if (asked.intent !== 'reasons') return asked
  const { grades } = previous.shown
  const [shown] = grades
  const one = grades.length === 1 && shown ? understanding.byId(shown.report) : undefined
  const graded = one?.judgements.find(({ judgement }) => judgement === shown?.judgement)
  const judgement = asked.judgement ?? (one && graded ? asAsked(one, graded, understanding) : null)
  const { where: now } = read.slots
  // Of the inspection that was shown, though an older one alone may be graded as a whole.
  const isElsewhere = now.councils.length > 0 || isPeriodNamed(now.period)
  const report = reportOfConversation(previous, understanding)
  const there = report ? ofReport(report) : { ...EVERYWHERE, councils }
  const where = isElsewhere || councils.length !== 1 ? asked.where : there
  return { ...asked, where, judgement, tone: 'criticism', isShort: true }
}

/** Grades that reasons are asked for; 'what was so good about it' names none, where nothing shown was graded so. */
function gradesToReason({ entities }: ReadMessage, shown: Shown, { byId }: Understanding): Finding[] {
  const named = entities.grades.flatMap(({ value }) => value.grades)
  const given = shown.grades.flatMap(({ report, judgement }) =>
    (byId(report)?.judgements ?? []).filter((one) => one.judgement === judgement).map(findingOf),
  )
  const isMerePraise = named.every((grade) => grade === 'Good') && !given.includes('Good')
  return isMerePraise ? [] : named
}

/** 'Give me an example', 'anything more specific': single findings behind what was told of the whole. */

/** Of grades the findings that sound most so; of what was recommended what is said of it; of a subject the next that is said. */
export function exampleAsked(
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const before = askedBefore(previous)
  const report = reportSpokenOf(previous, understanding)
  const place = ordinalIn(read, understanding) ?? 1
  const recommended =
    before.intent === 'recommendations' ? at(previous.shown.recommendations, place) : undefined
  const text = recommended && wordsAt(previous.shown, place, understanding)
  const recommends = recommended && understanding.byId(recommended.report)
  if (text && recommends) return behind(text, ofReport(recommends), understanding)
  if (report && isOfGradesOrReasons(before)) {
    const where = ofReport(report)
    const judgement = 'judgement' in before ? before.judgement : null
    const tone = toneOf(before, report)
    const isOfWhole = judgement === null || includesOverall(judgement)
    return isOfWhole
      ? { intent: 'reasons', where, judgement: null, grades: [], tone }
      : passagesOn(judgement.label, { where }, { tone })
  }
  if (before.intent === 'definition')
    return explained(read, previous, understanding) ?? inPlace(read, about, previous, understanding)
  // 'Give me a quote about it from one of them', after a count of those that mention it.
  const [quoted] = previous.shown.excerpts
  if (before.intent === 'mentions' && quoted) return citationOf(quoted, understanding)
  return moreOf(before, read, about, previous, understanding)
}

/** The tone that was asked for, else that of the grade of the whole: of what is weak under a bad one. */
function toneOf(before: Asked, report: Report): Tone {
  if (before.intent === 'reasons' && before.tone !== 'neither') return before.tone
  const named = 'judgement' in before ? before.judgement : null
  const [graded] = report.judgements
    .filter((one) => named === null || judgementsKeyed(named).some(({ slug }) => slug === one.judgement))
    .flatMap((one) => findingOf(one) ?? [])
  return isPraise(graded ?? null) ? 'praise' : 'criticism'
}
