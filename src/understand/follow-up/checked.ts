import { type Share, shareOf } from '../../learnt/models.js'
import {
  ANY_TIME,
  type Asked,
  type AskedFor,
  EVERYWHERE,
  isDated,
  isPeriodNamed,
  type JudgementAsked,
} from '../../model/query.js'
import { isSendReport } from '../../model/report.js'
import { matchesYear, yearOf } from '../../model/year.js'
import { isGoodAlone, judgementOf, overallAsked } from '../entities/grades.js'
import { wordsTaken } from '../entities/named.js'
import { namesGrading, passagesOn } from '../passages.js'
import { type ReadMessage, readMessage } from '../read-message.js'
import { contentWordsIn, subjectWithout } from '../subject.js'
import type { Understanding } from '../understanding.js'
import { askedAgain, recommendedBeside } from './merge.js'
import { askedOnDoubt } from './reaction.js'
import {
  askedBefore,
  citationOf,
  ofReport,
  type Previous,
  placesCited,
  reportAt,
  reportSpokenOf,
  subjectBefore,
  whereOf,
} from './shown.js'
import { subjectAfter } from './survival.js'

/**
 * An answer checked against the reports: since when it is so and by when it must be done, whether it was always so or had come
 * up before, what stands in it word for word, and whether it can be true of somebody with whom it went otherwise.
 */

/** So likely, a message checks an answer in one of these ways. */
const SURELY_CHECKING = 0.5

const SURELY_DOUBTED = 0.7

/** So sure, words are asked for as they stand: not in 'does it name the hospital anywhere'. */
const SURELY_WORDING = 0.8
/** So sure of it, a message asks of the inspection before: 'and the inspection before that'. */
const SURELY_ANOTHER = 0.9

/** What of an answer is checked; null for a message that checks nothing, or names another council. */
export function checked(
  read: ReadMessage,
  about: ReadMessage,
  { label, share }: Share,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  if (read.slots.where.councils.length > 0) return null
  // 'I had them down as outstanding' tells of no fall.
  const fallen =
    label === 'doubt' && share >= SURELY_DOUBTED ? null : cameDownFrom(read, previous, understanding)
  if (fallen) return fallen
  if (share < SURELY_CHECKING) return askedOverTime(read, previous, understanding)
  switch (label) {
    case 'dates':
      return whenShown(previous, understanding)
    case 'doubt':
      return askedOnDoubt(read, about, previous, understanding)
    case 'recurring':
      // 'How many did they get in 2012' compares nothing.
      return read.slots.answer === 'number' ? null : cameUpBefore(read, previous, understanding)
    case 'change':
      return onSubjectOverTime(read, previous, understanding)
    case 'wording':
      return share < SURELY_WORDING && read.entities.quoted.length === 0
        ? null
        : wordingOf(read, previous, understanding)
    default:
      return label === 'still' || (label === 'other-inspection' && share >= SURELY_ANOTHER)
        ? null
        : askedOverTime(read, previous, understanding)
  }
}

/** 'Since when', 'by when': what the paragraphs that were shown say of it; deadlines stand beside recommendations already. */
function whenShown({ query, shown }: Previous, understanding: Understanding): Asked | null {
  const { asked } = query
  // Since when a grade stands its history tells.
  if (asked.intent === 'grade' && asked.where.councils.length === 1)
    return {
      intent: 'history',
      where: { ...EVERYWHERE, councils: asked.where.councils },
      judgement: asked.judgement ?? overallAsked(understanding.vocabulary.judgements),
    }
  if (!SHOWN_IN_WORDS.has(asked.intent)) return null
  const recommended = shown.recommendations.map(({ report, key }) => ({ report, key }))
  const isDue = recommended.some(({ report, key }) =>
    understanding.byId(report)?.recommendations.some((one) => one.key === key && one.deadline !== null),
  )
  if (asked.intent === 'recommendations' && isDue) return asked
  const places = placesCited([...shown.excerpts, ...recommended], understanding)
  return places.length === 0 ? null : { intent: 'citation', places, isWhole: false, isOfDates: true }
}

/** What is told in words. */
const SHOWN_IN_WORDS: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'passages',
  'recommendations',
  'citation',
  'mentions',
])

/** 'Had any of those come up before': of what was recommended what earlier reports asked for too; of a subject what they said. */
function cameUpBefore(read: ReadMessage, previous: Previous, understanding: Understanding): Asked | null {
  const beside = recommendedBeside(read, previous)
  if (beside) return beside
  const [first] = previous.shown.recommendations
  const { intent } = askedBefore(previous)
  const isOfRecommended = first !== undefined || intent === 'recommendations' || intent === 'reasons'
  const report = isOfRecommended ? reportAt(previous.shown, null, understanding) : undefined
  if (!report) return onSubjectOverTime(read, previous, understanding)
  // 'Are those the same as the ones in 2019': beside what that one asked for.
  const years = read.slots.where.period.years.filter((year) => !matchesYear(report, year))
  return askedAgain(
    years.length === 0
      ? ofReport(report)
      : {
          ...EVERYWHERE,
          councils: [report.authority.slug],
          period: { ...ANY_TIME, years: [yearOf(report), ...years] },
        },
  )
}

/** So likely to ask of change, a message does. */
const OF_CHANGE = 0.35

/** 'Was it always like that', 'has it changed since 2015', after what is said of a subject; null where it asks of the council as a whole. */
function askedOverTime(read: ReadMessage, previous: Previous, understanding: Understanding): Asked | null {
  const { shares, entities } = read
  const ofChange = shareOf(shares, 'history')
  // 'Is that better than in 2015' sets that year beside what was shown.
  if (ofChange < OF_CHANGE || 2 * shareOf(shares, 'comparison') > ofChange) return null
  // 'That's 2016 though, what about today' asks of today alone.
  if (entities.period.isNow && isDated(entities.period.period)) return null
  // 'Has it always been that good' names no grade.
  const isGraded =
    !isGoodAlone(entities.grades.flatMap(({ value }) => value.grades)) && entities.grades.length > 0
  if (isGraded || entities.judged.judgements.length > 0) return null
  if (namesGrading(entities, understanding)) return null
  const survives = subjectAfter(read, previous, understanding)
  return survives.label === 'left' && survives.share >= SURELY_LEFT
    ? null
    : onSubjectOverTime(read, previous, understanding)
}

const SURELY_LEFT = 0.8

/** What each inspection of the council says of the subject, where several of the kind that was shown are held. */
export function onSubjectOverTime(
  { slots }: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): AskedFor<'passages'> | null {
  const before = askedBefore(previous)
  const report = reportSpokenOf(previous, understanding)
  const subject = subjectBefore(before)
  if (before.intent !== 'passages' || subject === '' || !report) return null
  const { slug } = report.authority
  if (!whereOf(before).councils.includes(slug)) return null
  const alike = understanding.ofCouncil(slug).filter((one) => isSendReport(one) === isSendReport(report))
  const { period } = slots.where
  // One year that is named is the first of those that are compared.
  const [year] = period.years
  const since = year === undefined ? period : { ...period, years: [], from: year }
  return alike.length < 2
    ? null
    : {
        ...passagesOn(subject, {
          where: {
            ...EVERYWHERE,
            councils: [slug],
            framework: isSendReport(report) ? 'SEND' : null,
            ...(isPeriodNamed(period) && period.order === null ? { period: since } : {}),
          },
        }),
        isOverTime: true,
      }
}

/** 'The exact words about bed and breakfast': the paragraphs of the report that was shown which have them all; else what is said of it. */
function wordingOf(read: ReadMessage, previous: Previous, understanding: Understanding): Asked | null {
  const report = reportAt(previous.shown, null, understanding)
  const own = contentWordsIn(
    subjectWithout(read.entities, ['wording', 'item', 'source', 'place', 'citation'], understanding),
    understanding.vocabulary,
  )
  if (!report) return null
  const [first] = previous.shown.excerpts
  // 'Have you got the actual words', of what was shown.
  if (own.length === 0) return first ? citationOf(first, understanding) : null
  const having = report.paragraphs.filter(({ text }) => {
    const letters = text.toLowerCase()
    return own.every((word) => letters.includes(word))
  })
  const places = having
    .slice(0, MOST_WORDED)
    .flatMap(({ key }) => citationOf({ report: report.id, key }, understanding).places)
  return places.length > 0
    ? { intent: 'citation', places, isWhole: true }
    : passagesOn(own.join(' '), { where: { ...EVERYWHERE, councils: [report.authority.slug] } })
}

const MOST_WORDED = 3

/** 'So they were downgraded from outstanding?', after what was said or graded of care leavers: how that grade went. */
function cameDownFrom(
  { entities, slots }: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const before = askedBefore(previous)
  const [council, ...others] = whereOf(before).councils
  // 'Capacity for improvement' is a judgement, 'needs improving' a grade, and no way that one went.
  const graded = wordsTaken(entities.grades)
  const isMoved = [...slots.wording.moves, ...slots.wording.directions].some(
    ({ from }) => !entities.judged.words.has(from) && !graded.has(from),
  )
  // 'Why was it downgraded from good' asks what is behind it.
  const isWhy = entities.tokens.some(({ word }) => word === 'why' || word === 'how')
  const isOfSeveral = slots.wording.groups.length > 0 || others.length > 0
  if (!isMoved || isWhy || entities.grades.length === 0 || council === undefined || isOfSeveral) return null
  if (before.intent === 'councils' || before.intent === 'figures' || before.intent === 'history') return null
  const judgement = judgementOf(entities) ?? judgementSpokenOf(before, understanding)
  return { intent: 'history', where: { ...EVERYWHERE, councils: [council] }, judgement }
}

/** The judgement that a conversation is about: as it was asked, or as its subject names it; else that of the whole. */
function judgementSpokenOf(before: Asked, understanding: Understanding): JudgementAsked {
  const asked = 'judgement' in before ? before.judgement : null
  return (
    asked ??
    judgementNamedBy(subjectBefore(before), understanding) ??
    overallAsked(understanding.vocabulary.judgements)
  )
}

/** The judgement that a subject names, and nothing beside it: 'senior managers', and not 'turnover of senior managers'. */
function judgementNamedBy(subject: string, understanding: Understanding): JudgementAsked | null {
  if (subject === '') return null
  const { entities } = readMessage(subject, understanding)
  const { stopWords, faintWords } = understanding.vocabulary
  const isAlone = entities.tokens.every(
    ({ word }, at) => entities.judged.words.has(at) || stopWords.has(word) || faintWords.has(word),
  )
  return isAlone ? judgementOf(entities) : null
}
