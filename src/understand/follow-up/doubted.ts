import type { Asked } from '../../model/query.js'
import { askedAs } from '../asked.js'
import { overallAsked } from '../entities/grades.js'
import { passagesOn } from '../passages.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { judgementAfter } from './pointed.js'
import { askedBefore, inWhere, ofReport, type Previous, reportSpokenOf, whereOf } from './shown.js'

/** An answer doubted: 'are you sure', 'that cannot be right'. What was shown bears it out, and no word of the doubt is looked for. */

/** How an answer is borne out that was of grades. */
const OF_ITS_GRADES: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'grade',
  'report',
  'judgements',
  'history',
  'comparison',
])

/**
 * What bears out an answer: of a grade where it stands at each inspection, or, where that was shown, what is behind it; of
 * words what the same report says against them, and of when that is; of all else its source, or how anything can be checked.
 */
export function askedOnDoubt(
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { asked } = previous.query
  const before = askedBefore(previous)
  const report = reportSpokenOf(previous, understanding)
  const where = whereOf(before)
  const isOfWords = asked.intent === 'passages' || asked.intent === 'report'
  if (before.intent === 'passages' && before.subject !== '' && report && isOfWords) {
    const tone = read.slots.tone === 'praise' && before.tone === 'criticism' ? 'praise' : 'criticism'
    return { ...passagesOn(before.subject, { where: ofReport(report) }, { tone }), isDoubted: true }
  }
  if (OF_ITS_GRADES.has(before.intent) && where.councils.length === 1) {
    const judgement = judgementAfter(read, before)
    const supposed = inWhere(askedAs('grade', about, understanding), where)
    // 'No, it was outstanding, I work there'
    if (read.entities.grades.length > 0 && supposed.intent === 'grade')
      return { ...supposed, judgement: judgement ?? supposed.judgement }
    return before.intent === 'grade' && judgement !== null
      ? { intent: 'reasons', where, judgement, grades: [], tone: 'neither' }
      : {
          intent: 'grade',
          where,
          judgement: judgement ?? overallAsked(understanding.vocabulary.judgements),
          grades: [],
        }
  }
  const [quoted] = previous.shown.excerpts
  return report
    ? {
        intent: 'report',
        where: ofReport(report),
        part: 'front-page',
        instead: null,
        ...(quoted?.report === report.id ? { quoted: quoted.key } : {}),
      }
    : { intent: 'aside', aside: 'trust', where: read.slots.where }
}
