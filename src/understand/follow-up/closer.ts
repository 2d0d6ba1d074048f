import { ANY_TIME, type Asked, type AskedFor, EVERYWHERE } from '../../model/query.js'
import { askedAs } from '../asked.js'
import { subjectWithout, tellingIn } from '../carriers.js'
import { definitionsIn } from '../definitions.js'
import { subjectOf } from '../entities/entities.js'
import type { ReadMessage, Understanding } from '../read-message.js'
import { scaleOf } from './explained.js'
import { councilsBefore, inPlace } from './in-place.js'
import { askedBefore, inWhere, ofReport, type Previous, reportAt, whereOf } from './shown.js'

/** Questions that look closer at what was shown: 'how many is that', 'by when', 'who does that', 'is that still so'. */

/** Words that make a closer question one of its own. */
const OWN_WORDS = 2

/** So likely to ask what must be done about it ('who has to fix it'), a question does. */
const LIKELY_TOLD = 0.4

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
  const own = tellingIn(subjectWithout(read.entities, ['closer'], understanding), understanding.vocabulary)
  const { answer } = read.slots
  const isOfKind = answer !== 'topic' && answer !== 'yes-no'
  const counted = read.shares.find(({ label }) => label === 'figures')?.share ?? 0
  // 'How many have it' after what a grade means.
  if (before.intent === 'definition' && before.grades?.length && counted >= LIKELY_TOLD)
    return {
      ...{ intent: 'figures', where: EVERYWHERE, movement: null, judgement: null, figure: 'count' },
      ...{ of: 'councils', by: null, having: [{ judgement: null, grades: before.grades, period: null }] },
    }
  if (before.intent === 'definition') return ofTerm(before, read, previous, understanding)
  const told = about.shares.find(({ label }) => label === 'recommendations')?.share ?? 0
  if (told >= LIKELY_TOLD && before.intent !== 'recommendations')
    return inPlace(read, about, previous, understanding)
  const scale = own.length < OWN_WORDS ? scaleOf(read, previous, understanding) : null
  if (scale) return scale
  if (own.length >= OWN_WORDS && !isOfKind) return inPlace(read, about, previous, understanding)
  if (before.intent === 'passages')
    return {
      ...before,
      subject: `${before.subject} ${subjectOf(read.entities)}`,
      answer: isOfKind ? answer : before.answer,
      page: 0,
    }
  if (!OF_A_REPORT.has(before.intent)) return before
  if (own.length > 0 && isOfKind) return inPlace(read, about, previous, understanding)
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

/** 'Who does that', after a word was explained: what reports say of it, where the conversation was before. */
export function ofTerm(
  before: AskedFor<'definition'>,
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  // 'How is that different from SIF': what each of the two means.
  if (
    definitionsIn(
      subjectOf({ ...read.entities, frameworks: [] }),
      understanding.vocabulary.ownWords.definitions,
    ).length > 0
  )
    return definedBeside(before, read, understanding)
  const asked = askedAs('passages', read, understanding)
  if (asked.intent !== 'passages') return asked
  const named = whereOf(asked)
  const councils = named.councils.length > 0 ? named.councils : previous.query.spokenOf.slice(0, 1)
  const subject = `${termOf(before)} ${asked.subject}`
  return inWhere({ ...asked, subject }, { ...named, councils, period: ANY_TIME })
}

const termOf = ({ term, grades }: AskedFor<'definition'>): string =>
  grades === null ? term : grades.join(' ').toLowerCase()

/** 'How is that different from SIF' after what ILACS is: what each of the two means. */
export function definedBeside(
  before: AskedFor<'definition'>,
  read: ReadMessage,
  understanding: Understanding,
): Asked {
  const own = askedAs('definition', read, understanding)
  if (own.intent !== 'definition') return before
  return { ...before, term: `${before.term} ${own.term}`, grades: before.grades ?? own.grades }
}
