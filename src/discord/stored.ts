import { excerptOf as excerptWith } from '../answer/excerpt.js'
import type { Library } from '../library/library.js'
import type { Excerpt } from '../model/reply.js'
import type { Paragraph, Report } from '../model/report.js'
import { quoteOf } from '../quotation/quote.js'
import { quotableAt } from '../quotation/scale.js'
import { WORDING } from './wording.js'

/** A paragraph that a button names, with the report it stands in. */
export interface Stored {
  readonly report: Report
  readonly paragraph: Paragraph
}

/** The paragraph behind a button, or the sentence that says why there is none. */
export function storedAt(library: Library, id: string, key: string): Stored | string {
  const report = library.byId(id)
  if (!report) return WORDING.goneReport
  const paragraph = quotableAt(report, key)
  return paragraph ? { report, paragraph } : WORDING.goneParagraph
}

/** The given sentences of a stored paragraph; all of them for null, and where it has none of those given. */
export function excerptOf({ report, paragraph }: Stored, sentences: readonly number[] | null): Excerpt {
  const isThere = sentences !== null && quoteOf(paragraph.text, sentences) !== ''
  return excerptWith(report, paragraph, { sentences: isThere ? sentences : null, score: 0 })
}
