import type { Paragraph } from '../../../model/report.js'

/** What stands for a letter that the copy does not name: the sign for that, or a number that each font uses as it likes. */
const unknown = /[\uFFFD\uE000-\uF8FF]/gu

/** So many places are named. */
const MOST_NAMED = 5

/** A sentence for a copy in which letters cannot be read. */
export function unknownLetters(paragraphs: readonly Paragraph[]): string[] {
  const counts = paragraphs.map(({ key, text }) => ({ key, count: text.match(unknown)?.length ?? 0 }))
  const found = counts.filter(({ count }) => count > 0)
  if (found.length === 0) return []
  const total = found.reduce((sum, { count }) => sum + count, 0)
  const named = found.slice(0, MOST_NAMED).map(({ key }) => `¶${key}`)
  const more = found.length > MOST_NAMED ? ` and ${found.length - MOST_NAMED} more` : ''
  return [
    `${total} letter${total === 1 ? '' : 's'} of this copy cannot be read, for its fonts do not name them (${named.join(', ')}${more}).`,
  ]
}
