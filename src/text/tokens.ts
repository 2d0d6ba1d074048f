import { closest, distance } from 'fastest-levenshtein'
import { stemmer } from 'stemmer'
import { memoisedByText } from '../collections/collections.js'

/** Tokenisation: the sentences of a text, its words, and their stems. */

/** Ends of words that the segmenter takes for ends of sentences and that are none. */
const ABBREVIATION =
  /(?:^|[\s(‘'"“])(?:e\.g|i\.e|etc|vs|cf|no|nos|Mr|Mrs|Ms|Dr|St|Rev|Prof|para|paras)\.\s*$/i

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' })

/** Where a sentence stands in its text. */
export interface SentenceRange {
  from: number
  to: number
}

/** Where the sentences of a paragraph stand in it, the white space after each left out; a bullet begins one. */
export const sentenceRanges = (text: string): Readonly<SentenceRange>[] =>
  rangesOf(text).map(({ from, to }) => ({ from, to: from + text.slice(from, to).trimEnd().length }))

/**
 * Finding the sentences of a paragraph takes longer than finding the paragraph, and one that was shown is soon shown
 * again: at each letter that somebody types.
 */
const LATELY_ASKED = 1000
const rangesOf = memoisedByText<readonly Readonly<SentenceRange>[]>(segmented, LATELY_ASKED)

function segmented(text: string): SentenceRange[] {
  const ranges: SentenceRange[] = []
  for (const { segment, index } of segmenter.segment(text)) {
    const last = ranges.at(-1)
    const runsOn = last !== undefined && ABBREVIATION.test(text.slice(last.from, last.to))
    if (segment.trim() === '') continue
    if (runsOn) last.to = index + segment.length
    else ranges.push({ from: index, to: index + segment.length })
  }
  return ranges
}

/** The sentences of a paragraph in order, as they stand. */
export const sentencesOf = (text: string): string[] =>
  sentenceRanges(text).map(({ from, to }) => text.slice(from, to))

/** What is folded before the words are taken: nothing of it stands in most texts. */
const ACCENTED = /[^\p{ASCII}‘’–“”…]/u
const DIGIT = /\d/

/** No accents, no apostrophes, `A&E` as `ae`, `co-ordinator` as `coordinator`, in lower case. */
function folded(text: string): string {
  const plain = ACCENTED.test(text) ? text.normalize('NFKD').replace(/\p{M}/gu, '') : text
  return plain
    .replace(/['’‘]/g, '')
    .replace(/(?<=\w)&(?=\w)/g, '')
    .toLowerCase()
    .replace(/\bco-(?=[a-z])/g, 'co')
}

/**
 * The words of a text as the index and the questions both see them: lower case, no accents, no apostrophes
 * (`children's` and a copy's `childrens` are one word), `A&E` as `ae`, `co-ordinator` as `coordinator`, letters and
 * figures apart (`S136` holds the 136 of 'section 136'), and whole too where they make a name (`Futures4Me`).
 */
export function wordsOf(text: string): string[] {
  const words = folded(text).match(/[a-z\d]+/g) ?? []
  return words.some((word) => DIGIT.test(word)) ? words.flatMap(lettersAndFigures) : words
}

function lettersAndFigures(word: string): string[] {
  if (!DIGIT.test(word)) return [word]
  const parts = word.match(/[a-z]+|\d+/g) ?? []
  return parts.length > 2 ? [word, ...parts] : parts
}

/**
 * Bounds the memory, some 90 bytes a word. Reports use some 40,000 words, most of them seldom: what is forgotten is as soon
 * made again.
 */
const MOST_STEMS = 25_000

/** The stem by which inflected forms of one English word are the same term (Porter's). */
export const stemOf = memoisedByText((word) => (DIGIT.test(word) ? word : stemmer(word)), MOST_STEMS)

/** The stems of a text, in order. */
export const termsOf = (text: string): string[] => wordsOf(text).map(stemOf)

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

/** Whether two words differ by one pair of neighbouring letters that changed places: 'norht' for 'north'. */
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
