import { excerptOf as excerptWith } from '../../answer/excerpt.js'
import type { Library } from '../../library/library.js'
import type { Excerpt, Reply } from '../../model/reply.js'
import type { Paragraph, Report } from '../../model/report.js'
import type { Result } from '../../model/result.js'
import { quoteOf } from '../../quotation/quote.js'
import { quotableAt } from '../../quotation/scale.js'
import { WORDING } from '../components/wording.js'

/** A paragraph that a button names, with the report it stands in. */
export interface StoredParagraph {
  readonly report: Report
  readonly paragraph: Paragraph
}

/** The paragraph behind a button, or the sentence that says why there is none. */
export function findStored(library: Library, id: string, key: string): Result<StoredParagraph> {
  const report = library.byId(id)
  if (!report) return { refusal: WORDING.goneReport }
  const paragraph = quotableAt(report, key)
  return paragraph ? { value: { report, paragraph } } : { refusal: WORDING.goneParagraph }
}

/** The given sentences of a stored paragraph; all of them for null, and where it has none of those given. */
export function storedExcerpt(
  { report, paragraph }: StoredParagraph,
  sentences: readonly number[] | null,
): Excerpt {
  const isThere = sentences !== null && quoteOf(paragraph.text, sentences) !== ''
  return excerptWith(report, paragraph, { sentences: isThere ? sentences : null, score: 0 })
}

/** The paragraphs that an answer had no room for, whole, as an answer of their own; or why they cannot be had. */
export function moreReply(library: Library, report: string, keys: readonly string[]): Result<Reply> {
  const found = keys.map((key) => findStored(library, report, key))
  const stored = found.flatMap(({ value }) => value ?? [])
  const [missing] = found.flatMap(({ refusal }) => refusal ?? [])
  if (stored.length === 0 && missing !== undefined) return { refusal: missing }
  return {
    value: {
      kind: 'excerpts',
      blocks: stored.map((each) => ({ block: 'excerpt', excerpt: storedExcerpt(each, null) })),
      notes: missing === undefined ? [] : [missing],
    },
  }
}
