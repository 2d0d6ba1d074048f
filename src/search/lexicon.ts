import { nearestWords } from '../vocabulary/typos.js'
import { stemOf } from './terms.js'
import { LONGEST_SAYING, longestSaying, type Thesaurus } from './thesaurus.js'

/** What the reader of a question must know of the words that the reports use. */
export interface Lexicon {
  readonly thesaurus: Thesaurus
  readonly stopWords: ReadonlySet<string>
  /** Words that say little: they help to find, and are hardly missed. */
  readonly faintWords: ReadonlySet<string>
  /** Words of general English: one that no report uses is not a slip all the same. */
  readonly english: ReadonlySet<string>
  /** Whether a stem stands in some report. */
  holds(term: string): boolean
  /** Whether stems follow one another in some report. */
  holdsName(terms: readonly string[]): boolean
  /** The words of the reports that a mistyped one most likely meant. */
  meantBy(word: string): readonly string[]
}

/** Whether somebody who writes a word may well mean it. */
export const isKnown = (word: string, { english, thesaurus, holds }: Lexicon): boolean =>
  english.has(word) || holds(stemOf(word)) || thesaurus.has(stemOf(word))

/** The words of a question; a mistyped one put right where that makes one saying of it and its neighbours: 'pupil refferal unit'. */
export function withSpellingCorrected(words: readonly string[], lexicon: Lexicon): string[] {
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

/** No slip that is forgiven makes a word longer or shorter by more letters. */
const MOST_EDITS = 2

/** The letters of a word as bits; letters that differ in so few places differ in twice as many bits at most. */
function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

function ones(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

/** Words of one length, and the letters of each. */
interface Bucket {
  readonly words: string[]
  readonly letters: number[]
}

/**
 * Finds the words that a mistyped one most likely meant, as {@link nearestWords} does among all of them, but compares
 * only those of nearly the same length and nearly the same letters.
 */
export function speller(words: Iterable<string>): (typed: string) => string[] {
  const buckets = new Map<number, Bucket>()
  for (const word of words) {
    const bucket = buckets.get(word.length) ?? { words: [], letters: [] }
    bucket.words.push(word)
    bucket.letters.push(lettersOf(word))
    buckets.set(word.length, bucket)
  }
  return (typed) => {
    const letters = lettersOf(typed)
    const like: string[] = []
    for (let length = typed.length - MOST_EDITS; length <= typed.length + MOST_EDITS; length++) {
      const bucket = buckets.get(length)
      for (let at = 0; at < (bucket?.words.length ?? 0); at++)
        if (ones((bucket?.letters[at] as number) ^ letters) <= 2 * MOST_EDITS)
          like.push(bucket?.words[at] as string)
    }
    return nearestWords(typed, like)
  }
}
