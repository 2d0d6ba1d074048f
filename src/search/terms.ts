import { stemmer } from 'stemmer'
import { memoisedByText } from '../collections/memoise.js'

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
