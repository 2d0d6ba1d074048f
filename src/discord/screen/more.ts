import type { Library } from '../../library/library.js'
import type { Reply } from '../../model/reply.js'
import { excerptOf, type Stored, storedAt } from '../stored.js'

/** The paragraphs that an answer had no room for, whole, as an answer of their own; or why they cannot be had. */
export function moreReply(library: Library, report: string, keys: readonly string[]): Reply | string {
  const found = keys.map((key) => storedAt(library, report, key))
  const stored = found.filter((each): each is Stored => typeof each !== 'string')
  const [missing] = found.filter((each) => typeof each === 'string')
  if (stored.length === 0 && missing !== undefined) return missing
  return {
    kind: 'excerpts',
    blocks: stored.map((each) => ({ block: 'excerpt', excerpt: excerptOf(each, null) })),
    notes: missing === undefined ? [] : [missing],
  }
}
