import { grouped } from '../collections/group.js'
import { stemOf, wordsOf } from '../search/terms.js'
import { slips } from '../vocabulary/typos.js'

/** A name that may be typed, with what it names. */
export interface Phrase<T> {
  readonly words: readonly string[]
  readonly value: T
}

/** A name found in a run of words. */
export interface Match<T> {
  readonly values: readonly T[]
  /** Index of its first word, and how many words it takes. */
  readonly from: number
  readonly length: number
  readonly slips: number
}

/** Words that people leave out of names or put in as they like; 'enjoying n achieving'. */
export const LOOSE = new Set(['and', 'the'])
const AND = new Set([...LOOSE, 'n'])

export const phrase = <T>(text: string, value: T): Phrase<T> => ({
  words: wordsOf(text).filter((word) => !LOOSE.has(word)),
  value,
})

/** Slips that one name may hold in all, however long it is. */
const MOST_SLIPS = 2

/** Names that may be typed, found by what they begin with. */
export interface Phrasebook<T> {
  /** By the stem of the first word. */
  readonly byStem: ReadonlyMap<string, readonly Listed<T>[]>
  /** By the length of the first word, and then by that word as it is written: slips change lengths little. */
  readonly byLength: ReadonlyMap<number, readonly Beginning<T>[]>
}

/** A word, and the names that begin with it. */
interface Beginning<T> {
  readonly word: string
  readonly phrases: readonly Listed<T>[]
}

interface Listed<T> extends Phrase<T> {
  /** Its place among the names. */
  readonly at: number
}

export function phrasebook<T>(phrases: readonly Phrase<T>[]): Phrasebook<T> {
  const listed = phrases.map((phrase, at) => ({ ...phrase, at })).filter(({ words }) => words.length > 0)
  const first = ({ words: [word = ''] }: Listed<T>) => word
  const beginnings = [...grouped(listed, first)].map(([word, phrases]) => ({ word, phrases }))
  return {
    byStem: grouped(listed, (one) => stemOf(first(one))),
    byLength: grouped(beginnings, ({ word }) => word.length),
  }
}

/** The names whose first word a typed one may be, in their order; a word that is written as one of them holds no slip. */
function beginningWith<T>(
  typed: string,
  { byStem, byLength }: Phrasebook<T>,
  isWord: (word: string) => boolean,
): readonly Listed<T>[] {
  const exactly = byStem.get(stemOf(typed)) ?? []
  if (isWord(typed) || byLength.get(typed.length)?.some(({ word }) => word === typed)) return exactly
  const nearly: Listed<T>[] = []
  for (let length = typed.length - MOST_SLIPS; length <= typed.length + MOST_SLIPS; length++)
    for (const { word, phrases } of byLength.get(length) ?? [])
      if (slips(typed, word) <= MOST_SLIPS) nearly.push(...phrases)
  if (nearly.length === 0) return exactly
  return [...new Set([...exactly, ...nearly])].sort((one, other) => one.at - other.at)
}

/**
 * The longest name that begins at `from`, in any inflection and with slips forgiven; of equally long ones all that hold
 * the fewest slips. `isWord` tells words of the reports from slips: 'needs' is a word and no slip for Leeds.
 */
export function matchAt<T>(
  words: readonly string[],
  from: number,
  book: Phrasebook<T>,
  isWord: (word: string) => boolean,
): Match<T> | null {
  const first = words[from]
  if (first === undefined) return null
  let best: PhraseFound<T> | null = null
  for (const { words: name, value } of beginningWith(first, book, isWord)) {
    const match = along(words, from, name, isWord)
    if (match === null) continue
    const order = best === null ? 1 : name.length - best.named || best.slips - match.slips
    if (order > 0) best = { ...match, named: name.length, values: [value] }
    else if (order === 0 && !best?.values.includes(value)) best?.values.push(value)
  }
  return best && { values: best.values, from, length: best.length, slips: best.slips }
}

/** What is best so far: `named` is how many words its names have. */
interface PhraseFound<T> {
  readonly values: T[]
  readonly named: number
  readonly length: number
  readonly slips: number
}

function along(
  words: readonly string[],
  from: number,
  name: readonly string[],
  isWord: (word: string) => boolean,
): { length: number; slips: number } | null {
  let at = from
  let count = 0
  for (const wanted of name) {
    while (at > from && AND.has(words[at] ?? '') && words[at] !== wanted) at++
    const typed = words[at]
    if (typed === undefined) return null
    count += slipsOf(typed, wanted, isWord)
    if (count > MOST_SLIPS) return null
    at++
  }
  return name.length === 0 ? null : { length: at - from, slips: count }
}

function slipsOf(typed: string, wanted: string, isWord: (word: string) => boolean): number {
  if (typed === wanted || stemOf(typed) === stemOf(wanted)) return 0
  return isWord(typed) ? Number.POSITIVE_INFINITY : slips(typed, wanted)
}
