import type { Span } from './line.js'

/** Words that are followed by a number of their own, which a copy may have drawn to them. */
const numbered =
  'section|grade|stage|phase|level|annex|appendix|table|figure|chart|page|year|tier|step|band|group|paragraph|chapter|option|part|article|schedule'

/**
 * A note's number that is not raised, or that a copy has set on the line: behind the stop of a sentence ('homes.1'),
 * drawn to a whole word ('board1'), a raised figure of Unicode ('homes²'), or a star or dagger.
 */
const mark = new RegExp(
  [
    "(?<=(?<!\\b(?:para|note|page|sect|chap))(?<=\\p{Ll}{4})[.,;:!?]['’”)]?)\\d{1,2}(?=\\s|$)",
    `(?<=(?<![\\p{L}\\d])(?!(?:${numbered})\\d)\\p{L}?\\p{Ll}{4,})[1-9](?=[\\s.,;:]|$)`,
    "(?<=[\\p{L}.,;:!?'’”)]{3})[⁰¹²³⁴-⁹]+(?=[\\s.,;:]|$)",
    '(?<=\\p{Ll}{3,}[.,;:]?)(?:[†‡]+|\\*{1,3})(?=[\\s.,;:]|$)',
  ].join('|'),
  'gu',
)

/** Signs that such a number is made of: most lines have none, and looking behind every letter takes its time. */
const anySign = /[\d⁰¹²³⁴-⁹†‡*]/

/** Tells the numbers of notes that stand on the line from the words before them. */
export function withFlatNotes(span: Span): Span[] {
  if (span.kind !== 'words' || !anySign.test(span.source)) return [span]
  const found: Span[] = []
  let at = 0
  for (const match of span.source.matchAll(mark)) {
    found.push(
      { source: span.source.slice(at, match.index), kind: 'words' },
      { source: match[0], kind: 'note' },
    )
    at = match.index + match[0].length
  }
  if (at === 0) return [span]
  return at < span.source.length ? [...found, { source: span.source.slice(at), kind: 'words' }] : found
}
