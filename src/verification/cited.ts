import { excerptOf } from '../answer/excerpt.js'
import type { Excerpt } from '../model/reply.js'
import type { Result } from '../model/result.js'
import { quotable, quotableAt } from '../quotation/citation.js'
import { sentenceRanges } from '../quotation/quote.js'
import { type HeldReports, MisquotedError, verifiedExcerpt } from './verify.js'

/** Some words of a report by their place alone: what a button carries, and the only way from there to the words. */
export interface Quotation {
  readonly report: string
  /** Of the paragraph, the passage or the table. */
  readonly key: string
  /** Which of its sentences, counted from 0; null for all. */
  readonly sentences: readonly number[] | null
}

/** Why words are not shown: nothing is there any more, or they do not stand where they are said to. */
export type Refusal = 'no-report' | 'no-paragraph' | MisquotedError

/** An excerpt that stands in its report, and the council whose report it is. */
export interface Cited {
  readonly excerpt: Excerpt
  /** The council's slug. */
  readonly council: string
}

/** The words of a quotation as the library has them; all of their paragraph where it has none of the sentences. */
export function cited(
  { report: id, key, sentences }: Quotation,
  reports: HeldReports,
): Result<Cited, Refusal> {
  const report = reports.byId(id)
  if (!report) return { refusal: 'no-report' }
  const paragraph = quotableAt(report, key)
  if (!paragraph) return { refusal: 'no-paragraph' }
  const count = sentenceRanges(paragraph.text).length
  const held = sentences?.filter((at) => at < count) ?? []
  const excerpt = excerptOf(report, paragraph, { sentences: held.length > 0 ? held : null, score: 0 })
  try {
    return { value: { excerpt: verifiedExcerpt(excerpt, reports), council: report.authority.slug } }
  } catch (error) {
    if (error instanceof MisquotedError) return { refusal: error }
    throw error
  }
}

/** A paragraph whole, between those that stand before and after it. */
export interface InContext extends Cited {
  readonly before: Excerpt | null
  readonly after: Excerpt | null
}

/** The paragraph of a quotation whole, with its neighbours; a neighbour that cannot be quoted is left out. */
export function citedInContext(
  { report: id, key }: Omit<Quotation, 'sentences'>,
  reports: HeldReports,
): Result<InContext, Refusal> {
  const centre = cited({ report: id, key, sentences: null }, reports)
  const report = reports.byId(id)
  if (!centre.value || !report) return { refusal: centre.refusal ?? 'no-report' }
  const places = quotable(report)
  const at = places.findIndex((place) => place.key === key)
  const beside = (place: number): Excerpt | null => {
    const neighbour = places[place]
    if (neighbour === undefined) return null
    return cited({ report: id, key: neighbour.key, sentences: null }, reports).value?.excerpt ?? null
  }
  return { value: { ...centre.value, before: beside(at - 1), after: beside(at + 1) } }
}
