import { shareOf } from '../../learnt/models.js'
import { type Asked, EVERYWHERE, isPeriodNamed } from '../../model/query.js'
import { passagesOn } from '../passages.js'
import type { ReadMessage } from '../read-message.js'
import { contentWordsIn, contentWordsWithout } from '../subject.js'
import type { Understanding } from '../understanding.js'
import { councilsBefore } from './conversation.js'
import { ofTerm, scaleExplained } from './explained.js'
import { inPlace } from './in-place.js'
import { withoutWhole } from './merge.js'
import { mergedWhere } from './place-and-conditions.js'
import { moreOf, SURELY_OF_WORDS } from './pointed.js'
import { askedBefore, inWhere, ofReport, type Previous, reportAt, whereOf } from './shown.js'
import { subjectAfter } from './survival.js'

/** Questions that look closer at what was shown: 'how many is that', 'by when', 'who does that', 'is that still so'. */

/** Words that make a closer question one of its own. */
const OWN_WORDS = 2

/** So likely to ask what must be done about it ('who has to fix it'), a question does. */
const LIKELY_TOLD = 0.4

/** Kinds of word that no table of grades answers with. */
const TOLD_IN_WORDS: ReadonlySet<string> = new Set([
  'number',
  'duration',
  'money',
  'share',
  'manner',
  'place',
])

/** What is told of a grade by its report alone. */
const OF_A_REPORT: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'grade',
  'reasons',
  'report',
  'comparison',
])

/**
 * The same subject asked for another kind of words; with words of its own a question where the conversation is: 'is anyone
 * checking that they do it'.
 */
export function closerTo(
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const before = askedBefore(previous)
  const own = contentWordsWithout(read.entities, ['closer'], understanding)
  const { answer } = read.slots
  const isOfKind = answer !== 'topic' && answer !== 'yes-no'
  const counted = shareOf(read.shares, 'figures')
  // 'How many have it' after what a grade means.
  if (before.intent === 'definition' && before.grades?.length && counted >= LIKELY_TOLD)
    return {
      intent: 'figures',
      where: EVERYWHERE,
      having: [{ judgement: null, grades: before.grades, period: null }],
      movement: null,
      judgement: null,
      figure: 'count',
      of: 'councils',
      by: null,
    }
  if (before.intent === 'definition') return ofTerm(before, read, previous, understanding)
  const told = shareOf(about.shares, 'recommendations')
  if (told >= LIKELY_TOLD && before.intent !== 'recommendations')
    return inPlace(read, about, previous, understanding)
  const scale = own.length < OWN_WORDS ? scaleExplained(read, previous, understanding) : null
  if (scale) return scale
  // 'How many children in care do they have', after what is said of private fostering, is of something else.
  const isOfOther = subjectAfter(read, previous, understanding).label === 'new'
  if (own.length >= OWN_WORDS && (!isOfKind || isOfOther))
    return inPlace(read, about, previous, understanding)
  // 'What else does it say on neglect', after what it says of neglect.
  const known = 'subject' in before ? contentWordsIn(before.subject, understanding.vocabulary) : []
  if (before.intent === 'passages' && own.length > 0 && own.every((word) => known.includes(word)))
    return moreOf(before, read, about, previous, understanding)
  if (before.intent === 'passages')
    return {
      ...withoutWhole(before),
      where: mergedWhere(before.where, read.slots.where),
      subject: [before.subject, ...own].join(' '),
      answer: isOfKind ? answer : own.length > 0 ? 'topic' : before.answer,
      page: 0,
    }
  // 'And how long did people wait', after what was recommended.
  const isOfWords = about.intention.intent === 'passages' && about.intention.share >= SURELY_OF_WORDS
  if (before.intent === 'recommendations' && answer === 'duration' && isOfWords)
    return inPlace(read, about, previous, understanding)
  const isOfTime = isPeriodNamed(read.slots.where.period)
  if (before.intent === 'recommendations' && answer === 'number' && own.length === 0 && !isOfTime)
    return { ...before, isCounted: true }
  // 'How many did they get in 2014', after what was recommended in 2020.
  if (!OF_A_REPORT.has(before.intent))
    return isOfTime ? inWhere(before, mergedWhere(whereOf(before), read.slots.where)) : before
  // 'And how long did it take them', after a grade for adoption.
  if (own.length === 0 && TOLD_IN_WORDS.has(answer) && 'judgement' in before && before.judgement !== null)
    return passagesOn(
      before.judgement.label,
      { where: mergedWhere(whereOf(before), read.slots.where) },
      { answer },
    )
  // 'Do they say how many carers they lost', after a grade
  if (own.length > 0 && (isOfKind || isOfOther)) return inPlace(read, about, previous, understanding)
  const report = reportAt(previous.shown, null, understanding)
  if (answer === 'date' && report)
    return { intent: 'report', where: ofReport(report), part: 'front-page', instead: null }
  // 'Is that still so', 'since when', 'was it always': what the grades were from one inspection to the next.
  const [council] = councilsBefore(previous, understanding)
  const judgement = 'judgement' in before ? before.judgement : null
  return council === undefined
    ? before
    : { intent: 'history', where: { ...EVERYWHERE, councils: [council] }, judgement }
}
