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
