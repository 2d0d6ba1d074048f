import { nearestWords } from '../vocabulary/typos.js'
import type { Saying } from '../vocabulary/words.js'
import type { Abbreviation } from './language.js'
import { stemOf, termsOf } from './terms.js'

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

/** Other words for what was said. */
export interface Meanings {
  /** The same thing in the reports' words. */
  readonly same: readonly string[]
  /** Where a report would speak of it. */
  readonly near: readonly string[]
}

/** Sayings by their stems joined, so that 'ran away' and 'kids' homes' are found in any inflection. */
export type Thesaurus = ReadonlyMap<string, Meanings>

/** The longest saying, in words. */
const LONGEST_SAYING = 6

const sayingKey = (text: string): string => termsOf(text).join(' ')

/** Of meanings that differ in inflection alone the first is kept. */
export function thesaurusOf(sayings: readonly Saying[], defined: readonly Abbreviation[]): Thesaurus {
  const thesaurus = new Map<string, { same: Map<string, string>; near: Map<string, string> }>()
  for (const { said, means, near } of [...sayings, ...defined.map((one) => ({ ...one, near: [] }))]) {
    const key = sayingKey(said)
    const known = thesaurus.get(key) ?? { same: new Map(), near: new Map() }
    keepNew(means, known.same)
    keepNew(near, known.near)
    thesaurus.set(key, known)
  }
  return new Map(
    [...thesaurus].map(([key, { same, near }]) => [
      key,
      {
        same: [...same.values()],
        near: [...near].flatMap(([meant, meaning]) => (same.has(meant) ? [] : [meaning])),
      },
    ]),
  )
}

function keepNew(meanings: readonly string[], known: Map<string, string>): void {
  for (const meaning of meanings) if (!known.has(sayingKey(meaning))) known.set(sayingKey(meaning), meaning)
}

/** Words that part a saying and change nothing: 'how many children are in care', 'children who go missing'. */
const LINKING_VERBS = new Set('is are was were be been being who'.split(' '))

/** A saying that begins at a word of a question. */
export interface SayingFound {
  /** How many words of the question it takes. */
  readonly length: number
  /** Those of them that make the saying. */
  readonly words: readonly string[]
  readonly meanings: Meanings
}

/** The longest saying that begins at a word, whole or parted by links. */
export function longestSaying(
  words: readonly string[],
  at: number,
  thesaurus: Thesaurus,
): SayingFound | undefined {
  const ahead = words.slice(at, at + LONGEST_SAYING)
  for (let length = ahead.length; length > 0; length--) {
    const whole = ahead.slice(0, length)
    const joined = whole.filter(
      (word, index) => index === 0 || index === length - 1 || !LINKING_VERBS.has(word),
    )
    for (const said of joined.length < length ? [whole, joined] : [whole]) {
      const meanings = thesaurus.get(said.map(stemOf).join(' '))
      if (meanings) return { length, words: said, meanings }
    }
  }
  return undefined
}
