import type { Paragraph } from '../../../model/report.js'
import type { Layout } from '../layout/layout.js'
import type { Copy } from '../signs/copy.js'

/** In reports that number their paragraphs, there is a number to every 500 to 900 characters; in the shortest, to 1,500. */
const MOST_TO_A_NUMBER = 2200
/** The longest paragraph with a number of its own has 4,600, with its list. */
const LONGEST_NUMBERED = 6500
/** So large a share of the text, or more, stands in numbered paragraphs. */
const LEAST_NUMBERED = 0.45
/** Less text tells nothing of how much is lost. */
const SHORTEST_REPORT = 6000

const letters = (paragraphs: readonly Paragraph[]): number =>
  paragraphs.reduce((sum, { text }) => sum + text.length, 0)

const few = (count: number): string =>
  `Only ${count} numbered paragraph${count === 1 ? '' : 's'} could be read, far fewer than the length of the report says: this copy has lost numbers.`

/**
 * A sentence for a report of a framework that numbers its paragraphs, where this copy yields no number, or far too few.
 * A copy that lacks its numbers altogether says so as its `damage`.
 */
export function lostNumbers(
  paragraphs: readonly Paragraph[],
  { numbers }: Layout,
  { lostNumbers: saidAlready }: Copy,
): string[] {
  if (!numbers || saidAlready) return []
  const numbered = paragraphs.filter(({ number }) => number !== null)
  if (numbered.length === 0) {
    return [
      'No numbered paragraph could be read, although reports of this kind number theirs: its text is cited by section and passage.',
    ]
  }
  const all = letters(paragraphs)
  if (all < SHORTEST_REPORT) return []
  const tooFew =
    all / numbered.length > MOST_TO_A_NUMBER ||
    letters(numbered) < LEAST_NUMBERED * all ||
    numbered.some(({ text }) => text.length > LONGEST_NUMBERED)
  return tooFew ? [few(numbered.length)] : []
}
