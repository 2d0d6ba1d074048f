import type { Lexicon } from './concepts.js'
import { stemOf } from './terms.js'
import { LONGEST_SAYING, longestSaying } from './thesaurus.js'

/** Whether somebody who writes a word may well mean it. */
export const isKnown = (word: string, { english, thesaurus, holds }: Lexicon): boolean =>
  english.has(word) || holds(stemOf(word)) || thesaurus.has(stemOf(word))

/** The words of a question; a mistyped one put right where that makes one saying of it and its neighbours: 'pupil refferal unit'. */
export function mended(words: readonly string[], lexicon: Lexicon): string[] {
  const right = [...words]
  for (const [at, word] of words.entries()) {
    if (lexicon.stopWords.has(word) || isKnown(word, lexicon)) continue
    const meant = lexicon
      .meantBy(word)
      .find((candidate) => isInSaying(right.with(at, candidate), at, lexicon))
    if (meant !== undefined) right[at] = meant
  }
  return right
}

/** Whether some saying of several words reaches over a place. */
function isInSaying(words: readonly string[], place: number, { thesaurus }: Lexicon): boolean {
  for (let at = Math.max(0, place - LONGEST_SAYING + 1); at <= place; at++) {
    const length = longestSaying(words, at, thesaurus)?.length ?? 0
    if (length > 1 && at + length > place) return true
  }
  return false
}
