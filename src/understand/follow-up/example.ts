import { findingOf, isPraise } from '../../model/finding.js'
import type { Asked, Tone } from '../../model/query.js'
import type { Report } from '../../model/report.js'
import { includesOverall, judgementsKeyed } from '../entities/grades.js'
import { passagesOn } from '../passages.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { behind, explained } from './explained.js'
import { inPlace } from './in-place.js'
import { moreOf } from './pointed.js'
import { isOfGradesOrReasons } from './reasons.js'
import { askedBefore, at, ofReport, ordinalIn, type Previous, reportSpokenOf, wordsAt } from './shown.js'

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
