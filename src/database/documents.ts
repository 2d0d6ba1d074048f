import type { Library } from '../library/library.js'
import { Paragraph, Recommendation } from '../model/report.js'
import type { Document } from '../search/document.js'
import type { DocumentKind } from './prepared.js'
import type { WordsRow } from './search-scope.js'

/** A document as the database has it. */
export interface DocumentRow extends WordsRow {
  readonly heading: unknown
  /** The paragraph; of a recommendation, the recommendation. */
  readonly item: unknown
  /** The paragraph that a recommendation stands in. */
  readonly stands: unknown
}

/** What reads them; `d` is the document. */
export const DOCUMENTS: Readonly<Record<DocumentKind, string>> = {
  paragraph: `select d.number, d.report, w.words, w.vector, d.heading, d.paragraph as item, null as stands
    from paragraphs d join paragraph_words w using (number)`,
  recommendation: `select d.number, d.report, w.words, w.vector, d.heading, d.recommendation as item,
    (select paragraph from paragraphs p where p.report = d.report and p.key = d.key limit 1) as stands
    from recommendations d join recommendation_words w using (number)`,
}

/** Nothing for a row that is damaged, or of a report that came meanwhile. */
export function documentOf({ report: id, heading, item, stands }: DocumentRow, library: Library): Document[] {
  const report = library.byId(id)
  if (!report || typeof heading !== 'string') return []
  if (stands === null) {
    const { data: paragraph } = Paragraph.safeParse(item)
    return paragraph ? [{ report, paragraph, recommendation: null, text: paragraph.text, heading }] : []
  }
  const { data: recommendation } = Recommendation.safeParse(item)
  const { data: paragraph } = Paragraph.safeParse(stands)
  return paragraph && recommendation
    ? [{ report, paragraph, recommendation, text: recommendation.text, heading }]
    : []
}
