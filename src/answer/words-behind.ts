import type { AnswerContext } from '../command/command.js'
import { findingOf, isPraise } from '../model/finding.js'
import type { JudgementAsked } from '../model/query.js'
import type { Excerpt } from '../model/reply.js'
import type { Judgement, Report } from '../model/report.js'
import { sentencesOf, termsOf } from '../text/tokens.js'
import { partOf, reasonsFor } from './behind-grade.js'
import { excerptOf } from './excerpt.js'
import { coversMore, kinIn } from './families.js'
import { tonedExcerpt } from './most-toned.js'

/**
 * What a report says behind the grade of one judgement, of the council's own services: the passages that tell most of why it is what it is, and of a
 * grade that covers something else too those on what was asked.
 * @param most so many passages at most
 */
export function wordsBehind(
  report: Report,
  named: JudgementAsked,
  most: number,
  context: AnswerContext,
): Excerpt[] {
  const [judgement] = kinIn(report, named, context)
  if (!judgement) return []
  const own = coversMore(report, judgement, named, context) ? wordsOn(report, judgement, named.label) : []
  if (own.length > 0) return own.slice(0, most)
  const tone = isPraise(findingOf(judgement)) ? 'praise' : 'criticism'
  return reasonsFor(judgement, report, context)
    .slice(0, most)
    .map((paragraph) => tonedExcerpt(tone, report, paragraph, context))
}

/** Sentences of a paragraph that are quoted. */
const MOST_NAMING = 3

/** Of the part of a report that a judgement is about, what names a thing: the paragraphs that do so in most of their sentences first. */
function wordsOn(report: Report, judgement: Judgement, named: string): Excerpt[] {
  const sought = termsOf(named)
  const names = (words: string): boolean => {
    const terms = new Set(termsOf(words))
    return sought.every((term) => terms.has(term))
  }
  return partOf(judgement, [], report)
    .map((paragraph) => {
      const sentences = sentencesOf(paragraph.text)
      const naming = sentences.flatMap((sentence, at) => (names(sentence) ? [at] : []))
      return { paragraph, naming, share: naming.length / sentences.length }
    })
    .filter(({ naming }) => naming.length > 0)
    .sort((one, other) => other.share - one.share)
    .map(({ paragraph, naming }) =>
      excerptOf(report, paragraph, { sentences: naming.slice(0, MOST_NAMING), score: 0 }),
    )
}
