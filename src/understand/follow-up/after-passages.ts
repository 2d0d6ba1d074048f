import { type Share, shareOf } from '../../learnt/models.js'
import {
  ANY_TIME,
  type Asked,
  type AskedFor,
  EVERYWHERE,
  isPeriodNamed,
  type Period,
} from '../../model/query.js'
import { isSendReport } from '../../model/report.js'
import { yearOf } from '../../model/year.js'
import { recommendationsAsked, subjectMarked } from '../counted-asked.js'
import { judgementOf, overallAsked } from '../entities/grades.js'
import { namesGrading, passagesOn } from '../passages.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { councilsBefore, reportOfConversation } from './conversation.js'
import { askedBefore, heldReportsShown, type Previous, subjectBefore, whereOf } from './shown.js'
import { ownSubject } from './survival.js'

/** After what is said of a subject at one council: what another year's report says of it, what the council was told to do about it, or its grades instead. */

/** So likely a message asks for one of these. */
const SURELY_INSTEAD = 0.5

/** What quotes a report on a subject, or on what is behind a grade. */
const QUOTES_REPORTS: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'passages',
  'reasons',
  'citation',
  'recommendations',
])

const ASKED_INSTEAD = { told: toldToDo, overall: gradesOfCouncil, 'that-year': saidThatYear } as const

const isAskedInstead = (label: string): label is keyof typeof ASKED_INSTEAD => label in ASKED_INSTEAD

/** What is asked of the one council that a message names, or that was spoken of; null for what asks otherwise, or of several. */
export function askedInstead(
  read: ReadMessage,
  { label, share }: Share,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  if (!isAskedInstead(label) || share < SURELY_INSTEAD) return null
  const before = askedBefore(previous)
  const named = read.slots.where.councils
  const [council, ...others] = named.length > 0 ? named : councilsBefore(previous, understanding)
  const isOverSeveral = before.intent === 'passages' && before.isByCouncil && named.length === 0
  if (council === undefined || others.length > 0 || isOverSeveral || !QUOTES_REPORTS.has(before.intent))
    return null
  const shown = heldReportsShown(previous.shown, understanding)
  const spoken = { before, council, isOfSendShown: shown.length > 0 && shown.every(isSendReport) }
  // 'What was the grade in that report, and what was it in 2014'
  const isOfGrade =
    read.intention.intent === 'grade' &&
    read.intention.share >= SURELY_INSTEAD &&
    (read.entities.judged.judgements.length > 0 || namesGrading(read.entities, understanding))
  const isOfYear = read.slots.where.period.years.length > 0 && label !== 'told'
  if (isOfYear && isOfGrade) return gradesThen(read, spoken, previous, understanding)
  return ASKED_INSTEAD[label](read, spoken, understanding)
}

/** The subject that a message has of its own, or else the one before. */
function subjectOr(before: Asked, read: ReadMessage, understanding: Understanding): string {
  const isOwn = ownSubject(read, 'again', understanding).says.length > 0
  return (isOwn && subjectMarked(read.entities, understanding)) || subjectBefore(before)
}

interface Spoken {
  readonly before: Asked
  readonly council: string
  /** Whether all that was quoted is of reports on area SEND. */
  readonly isOfSendShown: boolean
}

/** 'What did they tell Bradford to do about it': what was recommended on the subject, by the report of the time that is spoken of. */
function toldToDo(
  read: ReadMessage,
  { before, council, isOfSendShown }: Spoken,
  understanding: Understanding,
): AskedFor<'recommendations'> | null {
  const asked = recommendationsAsked(read, understanding)
  if (asked.intent !== 'recommendations') return null
  const { framework: named, period: asBefore } = whereOf(before)
  const { period } = asked.where
  // 'What needs to improve according to the 2023 one' is asked of all that it recommends, 'what did they tell them to do about it' of one thing.
  const isOfIt = read.entities.tokens.some(({ word }) => AT_WHAT_WAS_SAID.has(word)) || !isPeriodNamed(period)
  const framework = named ?? (isOfSendShown ? 'SEND' : null)
  return {
    ...asked,
    where: {
      ...asked.where,
      councils: [council],
      framework: asked.where.framework ?? framework,
      period: isPeriodNamed(period) ? period : asBefore,
    },
    subject: isOfIt ? subjectOr(before, read, understanding) : asked.subject,
  }
}

const AT_WHAT_WAS_SAID = new Set(['it', 'that', 'this', 'them'])

/** So likely a message asks how a grade went. */
const LIKELY_OVER_TIME = 0.4

/** 'So has it got better or worse overall, grades please', 'and what are they rated': the council's grades, over time where that is asked. */
function gradesOfCouncil(
  { shares, slots, entities }: ReadMessage,
  { council }: Spoken,
  { vocabulary }: Understanding,
): Asked {
  const isOverTime =
    slots.wording.moves.length + slots.wording.directions.length > 0 ||
    shareOf(shares, 'history') >= LIKELY_OVER_TIME
  return gradeOrHistory(entities, council, slots.where.period, isOverTime, vocabulary)
}

/** A council's grade at a time, or how it went over it: overall, where no judgement is named. */
function gradeOrHistory(
  entities: ReadMessage['entities'],
  council: string,
  period: Period,
  isOverTime: boolean,
  { judgements }: Understanding['vocabulary'],
): Asked {
  const where = { ...EVERYWHERE, councils: [council], period }
  const judgement = judgementOf(entities)
  return isOverTime
    ? { intent: 'history', where, judgement: judgement ?? overallAsked(judgements) }
    : { intent: 'grade', where, judgement, grades: [] }
}

/** The grade of the year that a message names; where it points at the report that was shown as well, of both. */
function gradesThen(
  read: ReadMessage,
  { council }: Spoken,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { entities, slots } = read
  const { years } = slots.where.period
  const shown = isOfShown(entities) ? reportOfConversation(previous, understanding) : undefined
  const period = shown ? { ...ANY_TIME, years: [...new Set([yearOf(shown), ...years])] } : slots.where.period
  return gradeOrHistory(entities, council, period, period.years.length > 1, understanding.vocabulary)
}

/** 'In that report' */
const isOfShown = ({ tokens }: ReadMessage['entities']): boolean =>
  tokens.some(({ word }) => word === 'that' || word === 'this')

/** 'Did they say it in 2014 as well', 'and before that in 2018': what the report of that year says of the same. */
function saidThatYear(
  read: ReadMessage,
  { before, council }: Spoken,
  understanding: Understanding,
): AskedFor<'passages'> | null {
  // 'That is 2014, what about now' asks of now.
  if (read.entities.period.isNow) return null
  const [year, ...others] = read.slots.where.period.years
  const subject = subjectOr(before, read, understanding)
  if (year === undefined || others.length > 0 || subject === '' || before.intent !== 'passages') return null
  const { framework } = whereOf(before)
  const period = { ...ANY_TIME, years: [year] }
  const { having, tone, answer } = before
  const isSame = subject === before.subject
  const where = { ...EVERYWHERE, councils: [council], framework, period }
  return passagesOn(subject, { where, having }, { tone, answer: isSame ? answer : 'topic' })
}
