import { nearestWords } from '../vocabulary/typos.js'

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
