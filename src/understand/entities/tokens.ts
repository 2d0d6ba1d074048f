import { wordsOf } from '../../search/terms.js'

/** A word of a message, as it is compared, and as it was typed. */
export interface Token {
  /** In small letters, without accents and apostrophes: {@link wordsOf}. */
  readonly word: string
  /** What was typed between two blanks, with its signs: `(Devon's,`. */
  readonly said: string
  /** Whether it begins with a capital letter within a sentence. */
  readonly isCapital: boolean
}

/** Something that a message names, with the words that name it: from the first on, up to but without `to`. */
export interface Mention<T> {
  readonly value: T
  readonly from: number
  readonly to: number
}

/** Words read of one message; more than these say nothing new and cost time. */
const MOST_TOKENS = 80

const POSSESSIVE = /['’‘]s(?![\p{L}\p{N}])/giu
/** 'help&protection'; 'A&E' is one word. */
const JOINED = /([a-z]{3,})&(?=[a-z]{3,})/gi
const DOTTED = /(?<![\w.])(?:[a-z]\.){2,}[a-z]?(?!\w)/gi

/** A text's own words: 'Devon’s' is Devon, 'F.G.M.' is FGM. */
export const plainWords = (text: string): string[] =>
  wordsOf(
    text
      .replace(JOINED, '$1 and ')
      .replace(POSSESSIVE, '')
      .replace(DOTTED, (letters) => letters.replaceAll('.', '')),
  )

export function tokensOf(message: string): Token[] {
  let isWithin = false
  return [...message.matchAll(/\S+/g)]
    .flatMap(([said]) => {
      const isCapital = isWithin && /^\W*\p{Lu}/u.test(said)
      isWithin = !/[.!?:]$/.test(said)
      return plainWords(said).map((word) => ({ word, said, isCapital }))
    })
    .slice(0, MOST_TOKENS)
}

/** The words of a mention as they were typed, without signs around them. */
export const saidBy = (tokens: readonly Token[], { from, to }: Mention<unknown>): string =>
  [...new Set(tokens.slice(from, to).map(({ said }) => said))].join(' ').replace(/^\W+|\W+$/g, '')

/** Indices of all words that some mentions take. */
export const wordsTaken = (mentions: readonly Mention<unknown>[]): Set<number> =>
  new Set(mentions.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)))
