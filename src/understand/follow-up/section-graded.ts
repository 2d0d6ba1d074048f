import type { Asked, JudgementAsked } from '../../model/query.js'
import type { Judgement, Report } from '../../model/report.js'
import { judgementKeyIn, judgementOf } from '../entities/judgements.js'
import { type ReadMessage, readMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { askedBefore, at, ofReport, ordinalIn, type Place, type Previous } from './shown.js'

/**
 * 'What grade was that', after words that were quoted: the grade of what was asked about, where the same inspection grades
 * it, else of what the words stand under.
 */

/** So likely a grade is asked for. */
const LIKELY_GRADED = 0.5

/** What points at what was shown. */
const POINTING_AT_SHOWN = new Set(['that', 'it', 'this', 'them', 'they', 'those', 'there'])

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

const asAsked = (report: Report, judgement: Judgement): JudgementAsked => ({
  label: judgement.label,
  keys: [judgementKeyIn(report, judgement)],
  strand: judgement.strand,
})

/** Null where no grade is asked for, or a council, a judgement or a grade is named. */
export function gradeOfQuoted(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const { recogniser, byId } = understanding
  const { intention, entities, slots } = read
  const { query, shown } = previous
  const before = askedBefore(previous)
  const isOfWords = before.intent === 'passages' || query.asked.intent === 'citation'
  const asksForGrade =
    intention.intent === 'grade' &&
    intention.share >= LIKELY_GRADED &&
    recogniser.names.in('grading', entities.tokens).length > 0 &&
    entities.tokens.some(({ word }) => POINTING_AT_SHOWN.has(word))
  const isNamed = slots.where.councils.length + entities.grades.length + entities.judged.judgements.length > 0
  if (!isOfWords || !asksForGrade || isNamed) return null
  const place = ordinalIn(read, understanding)
  const quoted = at(shown.excerpts, place ?? 1)
  const report = quoted && byId(quoted.report)
  if (!report) return null
  const subject = 'subject' in before && place === null ? before.subject : ''
  const named = subject === '' ? null : judgementOf(readMessage(subject, understanding).entities)
  const isMade = (one: Judgement) => named?.keys.includes(judgementKeyIn(report, one))
  const over = report.judgements.find(isMade) ?? judgementAbove(quoted, report)
  return {
    intent: 'grade',
    where: ofReport(report),
    judgement: over ? asAsked(report, over) : null,
    grades: [],
  }
}
