import { wordsOf } from '../search/terms.js'
import type { Authority } from '../vocabulary/authorities.js'
import { type Match, matchAt, matchesIn, type Phrasebook, phrase, phrasebook } from './phrases.js'

/** Short forms that hold for every authority named after a quarter: 'N Lincolnshire', 'S. Glos', 'nlincs'. */
const QUARTERS: readonly [RegExp, string][] = [
  [/^north /, 'n '],
  [/^south /, 's '],
  [/^east /, 'e '],
  [/^west /, 'w '],
]

const shortForms = (name: string): string[] =>
  QUARTERS.filter(([quarter]) => quarter.test(name)).flatMap(([quarter, short]) => {
    const shorter = name.replace(quarter, short)
    return [
      shorter,
      ...(name.split(' ').length === 2 ? [name.replace(' ', ''), shorter.replace(' ', '')] : []),
    ]
  })

/** Every name of the authorities, as it may be typed. */
export const authorityPhrases = (authorities: readonly Authority[]): Phrasebook<Authority> =>
  phrasebook(
    authorities.flatMap((authority) => {
      const names = [authority.name, ...authority.names].map((name) => name.toLowerCase())
      return names.flatMap((name) => [name, ...shortForms(name)]).map((name) => phrase(name, authority))
    }),
  )

/** An authority named in a question, with the words of the question that name it. */
export type NamedAuthority = Match<Authority>

/** Words around an ordinary word that make it a place: 'in Reading', 'Reading council', 'Reading 2019'. */
const BEFORE = new Set([
  'in',
  'at',
  'for',
  'of',
  'did',
  'does',
  'is',
  'was',
  'has',
  'how',
  'about',
  'compare',
  'vs',
  'versus',
])
const AFTER = new Set(['council', 'councils', 'borough', 'county', 'city', 'children', 'childrens', 'get'])

/** Words that make a name another body's: 'North Bristol NHS Trust', 'Avon and Wiltshire Partnership'. */
const BODIES = new Set(
  'nhs trust hospital hospitals university universities police partnership college foundation'.split(' '),
)

const isOtherBody = (words: readonly string[], from: number, length: number): boolean =>
  BODIES.has(words[from + length] ?? '') || ['hospitals', 'hospital', 'nhs'].includes(words[from - 1] ?? '')

/** What is known of words and authorities beside their names. */
export interface Known {
  /** A word that the reports also write in small letters: 'reading'. */
  isOrdinary(word: string): boolean
  isHeld(authority: Authority): boolean
}

/** A slip in a shorter name is more likely another word: 'narrow' is no Harrow. */
const SURE_LETTERS = 7

/**
 * The authorities that a question names, in its order. A name that is an ordinary word of the reports too ('reading')
 * counts where the words about it make it a place, or a capital letter within the sentence does.
 */
export function authoritiesIn(
  question: string,
  book: Phrasebook<Authority>,
  isWord: (word: string) => boolean,
  { isOrdinary, isHeld }: Known,
): NamedAuthority[] {
  const words = wordsOf(question)
  return matchesIn(words, book, isWord).filter(({ from, length, slips, values }) => {
    const word = words[from] ?? ''
    if (isOtherBody(words, from, length) && !values.some(isHeld)) return false
    if (length > 1) return true
    if (slips > 0) return word.length >= SURE_LETTERS || values.some(isHeld)
    return !isOrdinary(word) || isPlaced(words, from) || isCapital(question, word)
  })
}

/** Whether the words about a word make it a place. */
function isPlaced(words: readonly string[], at: number): boolean {
  const after = words[at + 1]
  if (after === undefined) return at > 0 && BEFORE.has(words[at - 1] ?? '')
  return AFTER.has(after) || /^20\d\d$/.test(after)
}

/** Whether a word is written with a capital letter within a sentence. */
const isCapital = (question: string, word: string): boolean =>
  new RegExp(`[a-z,] ${word[0]?.toUpperCase()}${word.slice(1)}\\b`).test(question)

/** Words of a council's style beside its name: 'Northumberland County Council', 'Royal Borough of Greenwich'. */
const STYLE = new Set(
  'the royal london council county city borough metropolitan district unitary authority mbc mdc cc'.split(
    ' ',
  ),
)

/** The words of a name without its style. */
function withoutStyle(words: readonly string[]): string[] {
  const end = words.findLastIndex((word) => !STYLE.has(word)) + 1
  const of = words.indexOf('of')
  const isStyled = of > 0 && words.slice(0, of).every((word) => STYLE.has(word))
  return words.slice(isStyled ? of + 1 : 0, end)
}

/** The authority that a whole text names: an option's value. Several where the name is shared; none where it is nobody's. */
export function authorityCalled(
  text: string,
  book: Phrasebook<Authority>,
  isWord: (word: string) => boolean,
): readonly Authority[] {
  const words = wordsOf(text)
  const named = (whole: readonly string[]): readonly Authority[] => {
    const match = matchAt(whole, 0, book, isWord)
    return match && match.length === whole.length ? match.values : []
  }
  const exactly = named(words)
  return exactly.length > 0 ? exactly : named(withoutStyle(words))
}
