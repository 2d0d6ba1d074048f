import type { Excerpt, RecommendationRow } from '../model/reply.js'
import type { Paragraph, Recommendation, Report } from '../model/report.js'
import {
  fullCitation,
  linkTo,
  placeInFull,
  shortCitation,
  sourceInFull,
  whenInspected,
} from '../quotation/citation.js'
import { quoteOf } from '../quotation/quote.js'
import type { Hit } from '../search/rank/rank.js'

/** Which sentences to show, counted from 0 (null for all), and how well they answer. */
export interface SentencesShown {
  readonly sentences: readonly number[] | null
  readonly score: number
}

const WHOLE_PARAGRAPH: SentencesShown = { sentences: null, score: 0 }

/** A paragraph's words, quoted and cited. */
export const excerptOf = (
  report: Report,
  paragraph: Paragraph,
  { sentences, score }: SentencesShown = WHOLE_PARAGRAPH,
): Excerpt => ({
  report: report.id,
  key: paragraph.key,
  paragraph: paragraph.number,
  page: paragraph.page,
  locator: paragraph.locator,
  quote: quoteOf(paragraph.text, sentences),
  sentences: sentences === null ? null : [...sentences],
  text: paragraph.text,
  noted: [...paragraph.notes],
  citation: shortCitation(report, paragraph),
  fullCitation: fullCitation(report, paragraph),
  source: sourceInFull(report),
  placeInFull: placeInFull(report, paragraph),
  authority: report.authority.name,
  when: whenInspected(report),
  caveat: report.damage,
  url: linkTo(report, paragraph.page),
  score,
})

/** What was found, quoted and cited: the sentences of it that answer. */
export const excerptOfHit = ({ document: { report, paragraph }, sentences, score }: Hit): Excerpt =>
  excerptOf(report, paragraph, { sentences, score })

/** A recommendation, cited by the paragraph it stands in. */
export function recommendationRow(report: Report, recommendation: Recommendation): RecommendationRow[] {
  const paragraph = report.paragraphs.find(({ key }) => key === recommendation.key)
  if (!paragraph) return []
  const { key, deadline, responsible, text } = recommendation
  const citation = shortCitation(report, paragraph)
  const url = linkTo(report, paragraph.page)
  return [
    {
      report: report.id,
      key,
      paragraph: recommendation.paragraph,
      deadline,
      responsible,
      text,
      citation,
      authority: report.authority.name,
      when: whenInspected(report),
      url,
    },
  ]
}
