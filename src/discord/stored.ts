import { fullCitation, shortCitation } from '../answer/citation.js'
import { quoteOf } from '../answer/quote.js'
import type { Library } from '../library/library.js'
import type { Excerpt } from '../model/reply.js'
import type { Paragraph, Report } from '../model/report.js'
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
  const paragraph = report.paragraphs.find((candidate) => candidate.key === key)
  return paragraph ? { report, paragraph } : WORDING.goneParagraph
}

/** The given sentences of a stored paragraph, all for null, with everything a citation needs. */
export function excerptOf({ report, paragraph }: Stored, sentences: readonly number[] | null): Excerpt {
  const chosen = quoteOf(paragraph.text, sentences)
  const whole = sentences === null || chosen === ''
  return {
    report: report.id,
    key: paragraph.key,
    paragraph: paragraph.number,
    page: paragraph.page,
    locator: paragraph.locator,
    quote: whole ? paragraph.text : chosen,
    sentences: whole ? null : [...sentences],
    text: paragraph.text,
    noted: [...paragraph.notes],
    citation: shortCitation(report, paragraph),
    fullCitation: fullCitation(report, paragraph),
    caveat: report.damage,
    score: 0,
  }
}
