import type { Library } from '../../library/library.js'
import type { Reply } from '../../model/reply.js'
import type { Result } from '../../model/result.js'
import {
  type Cited,
  cited,
  citedInContext,
  type InContext,
  type Quotation,
  type Refusal,
} from '../../verification/verify.js'
import { WORDING } from '../components/wording.js'

/** What a button names, or the sentence that says why it is not shown. */
const inSentence = <Value>({ value, refusal }: Result<Value, Refusal>): Result<Value> => {
  if (refusal === undefined) return { value: value as Value }
  if (refusal === 'no-report') return { refusal: WORDING.goneReport }
  return { refusal: refusal === 'no-paragraph' ? WORDING.goneParagraph : refusal.message }
}

/** The words that a button names: the given sentences of a paragraph. */
export const quotedBy = (library: Library, at: Quotation): Result<Cited> => inSentence(cited(at, library))

/** The paragraph that a button names, between its neighbours. */
export const contextOf = (library: Library, at: Omit<Quotation, 'sentences'>): Result<InContext> =>
  inSentence(citedInContext(at, library))

/** The paragraphs that an answer had no room for, whole, as an answer of their own; or why they cannot be had. */
export function moreReply(library: Library, report: string, keys: readonly string[]): Result<Reply> {
  const found = keys.map((key) => quotedBy(library, { report, key, sentences: null }))
  const excerpts = found.flatMap(({ value }) => value?.excerpt ?? [])
  const [missing] = found.flatMap(({ refusal }) => refusal ?? [])
  if (excerpts.length === 0 && missing !== undefined) return { refusal: missing }
  return {
    value: {
      kind: 'excerpts',
      blocks: excerpts.map((excerpt) => ({ block: 'excerpt', excerpt })),
      notes: missing === undefined ? [] : [missing],
    },
  }
}
