import type { Saying } from '../vocabulary/words.js'
import type { Abbreviation } from './language.js'
import { stemOf, termsOf } from './terms.js'

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
export const LONGEST_SAYING = 6

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
