import { closest, distance } from 'fastest-levenshtein'

/** Fuzzy matching: how far a typed word is from a known one, and which known ones are nearest. */

/** Levenshtein's distance: letters added, left out or changed to make one text of the other. */
export const editDistance: (one: string, other: string) => number = distance

/** The text of a list that is nearest to another by {@link editDistance}; the first of several. */
export const nearestText: (text: string, among: readonly string[]) => string = closest

/** Shorter words are too near to others for a slip to be guessed: 'yate' is no 'rate'. */
const SHORTEST = 5

/** But two letters that changed places are plain in four letters too ('saef'), and so is one left out ('nort') or typed twice. */
const SHORT_WORD = 4

/** How many slips a word may hold and still be understood: by length in letters. */
const forgiven = (typed: string, word: string): number => {
  const length = Math.min(typed.length, word.length)
  if (length < SHORTEST) return length === SHORT_WORD && typed.length < word.length ? 1 : 0
  return length < 8 ? 1 : 2
}

/** Damerau's transposition: whether two words differ by one pair of neighbouring letters that changed places: 'norht' for 'north'. */
function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const at = firstDifference(a, b)
  return at < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** Whether a word was typed with one of its letters twice: 'clubb'. */
function doubled(typed: string, word: string): boolean {
  if (typed.length !== word.length + 1) return false
  const at = firstDifference(typed, word)
  return at > 0 && typed[at] === typed[at - 1] && typed.slice(at + 1) === word.slice(at)
}

function firstDifference(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}

/** The number of slips that turn one word into the other, a swap of neighbours counted as one; Infinity for too many. */
export function slips(typed: string, word: string): number {
  const most = forgiven(typed, word)
  if (typed === word) return 0
  if (typed.length >= SHORT_WORD && (swapped(typed, word) || doubled(typed, word))) return 1
  if (Math.abs(typed.length - word.length) > most) return Number.POSITIVE_INFINITY
  const count = editDistance(typed, word)
  return count <= most ? count : Number.POSITIVE_INFINITY
}

/** The words of a list that a mistyped one most likely meant: all that share the fewest slips. */
export function nearestWords(typed: string, words: Iterable<string>): string[] {
  let fewest = Number.POSITIVE_INFINITY
  let nearest: string[] = []
  for (const word of words) {
    const count = slips(typed, word)
    if (count < fewest) nearest = []
    if (count <= fewest && count !== Number.POSITIVE_INFINITY) {
      fewest = count
      nearest.push(word)
    }
  }
  return nearest
}
