import { findingOf } from '../../model/finding.js'
import { type Asked, type AskedFor, EVERYWHERE, type Where } from '../../model/query.js'
import { tellingIn } from '../carriers.js'
import { judgementOf } from '../entities/judgements.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { askedBefore, ordinalIn, type Previous, wordsAt } from './shown.js'

/**
 * 'Which councils', 'who else', 'is it like that everywhere': the same over all councils. Of a subject that was asked about
 * everywhere already, which reports speak of it; of a grade, who else has it. Null where nothing can be widened.
 */
export function widened(read: ReadMessage, previous: Previous, understanding: Understanding): Asked | null {
  const before = askedBefore(previous)
  const { period, regions, kinds } = read.slots.where
  const where = { ...EVERYWHERE, period, regions, kinds }
  switch (before.intent) {
    case 'passages': {
      const { tone } = read.slots
      const isOfAll = before.where.councils.length === 0 && before.having.length === 0
      const subject = tellingIn(before.subject, understanding.vocabulary).join(' ')
      if (isOfAll && subject !== '' && tone === 'neither')
        return reportsSpeaking(subject, { ...where, period: before.where.period })
      return { ...before, where, tone: tone === 'neither' ? before.tone : tone, page: 0 }
    }
    case 'definition': {
      const subject = tellingIn(before.term, understanding.vocabulary).join(' ')
      return subject === '' || before.grades !== null ? null : reportsSpeaking(subject, where)
    }
    case 'mentions':
      return { ...before, where, of: 'reports', isAgain: false, page: 0 }
    case 'recommendations': {
      const text = wordsAt(previous.shown, ordinalIn(read, understanding) ?? 1, understanding)
      const subject = before.subject === '' ? (text ?? '') : before.subject
      return subject === ''
        ? null
        : { ...before, where, subject, number: null, strand: null, isOfOneReport: false, page: 0 }
    }
    case 'grade':
    case 'reasons':
    case 'report': {
      const [graded] = previous.shown.grades
      const [newest] = understanding.ofCouncil(before.where.councils[0] ?? '')
      const judged = graded ? understanding.byId(graded.report) : newest
      const judgement = judged?.judgements.find(
        (one) => one.judgement === (graded?.judgement ?? 'overall-effectiveness'),
      )
      const finding = judgement && findingOf(judgement)
      if (!finding) return null
      const asked = judgementOf(read.entities) ?? ('judgement' in before ? before.judgement : null)
      return {
        intent: 'councils',
        where,
        having: [{ judgement: asked, grades: [finding], period: null }],
        movement: null,
        judgement: asked,
        extreme: null,
        page: 0,
      }
    }
    default:
      return null
  }
}

/** Which reports speak of a subject. */
const reportsSpeaking = (subject: string, where: Where): AskedFor<'mentions'> => ({
  intent: 'mentions',
  where,
  having: [],
  subject,
  phrases: [],
  of: 'reports',
  isAgain: false,
  page: 0,
})
