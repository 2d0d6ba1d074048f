import type { Saying } from '../vocabulary/words.js'
import type { Alternative } from './engine.js'
import { stemOf, termsOf, wordsOf } from './terms.js'

/** One idea of a question: what was said, and every way in which a report may put it. */
export interface Idea {
  readonly said: string
  /** The words of the question it takes the place of. */
  readonly words: number
  readonly alternatives: readonly Alternative[]
  /** How much it says of what is asked for: 1, or less for a word of everyday talk. */
  readonly weight: number
}

/** A synonym proves less than the word that was asked for. */
const SYNONYM = 0.75
/** So does a word that was probably meant. */
const CORRECTED = 0.8

/** A word of everyday talk counts this much of one that names a subject. */
const FAINT = 0.3

/** The longest saying, in words. */
const LONGEST = 6

const keyOf = (text: string): string => termsOf(text).join(' ')

/** Sayings by their stems joined, so that 'ran away' and 'kids' homes' are found in any inflection. */
export type Thesaurus = ReadonlyMap<string, readonly string[]>

/** Of meanings that differ in inflection alone the first is kept. */
export function thesaurusOf(sayings: readonly Saying[]): Thesaurus {
  const thesaurus = new Map<string, Map<string, string>>()
  for (const { said, means } of sayings) {
    const key = keyOf(said)
    const known = thesaurus.get(key) ?? new Map<string, string>()
    for (const meaning of means) if (!known.has(keyOf(meaning))) known.set(keyOf(meaning), meaning)
    thesaurus.set(key, known)
  }
  return new Map([...thesaurus].map(([key, meanings]) => [key, [...meanings.values()]]))
}

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
  /** The words of the reports that a mistyped one most likely meant. */
  meantBy(word: string): readonly string[]
}

/**
 * The ideas of a question, in its order: the longest sayings first, then single words; words without a subject are left
 * out; a word that no report uses is taken for the nearest that one does.
 */
export function ideasOf(question: string, lexicon: Lexicon): Idea[] {
  const words = wordsOf(question)
  // 'You say who' is made of words without a subject, and is the name of a service.
  const idle = (word: string) => lexicon.stopWords.has(word)
  const isName = words.length >= 3 && words.every(idle)
  return ideasAmong(words, lexicon, isName ? () => false : idle)
}

function ideasAmong(words: readonly string[], lexicon: Lexicon, isIdle: (word: string) => boolean): Idea[] {
  const ideas: Idea[] = []
  for (let at = 0; at < words.length; ) {
    const saying = longestSaying(words, at, lexicon.thesaurus)
    const length = saying?.length ?? 1
    const said = words.slice(at, at + length)
    if (length > 1 || saying || !isIdle(said[0] ?? '')) ideas.push(ideaOf(said, saying?.means ?? [], lexicon))
    at += length
  }
  return distinct(ideas)
}

function longestSaying(words: readonly string[], at: number, thesaurus: Thesaurus) {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const means = thesaurus.get(
      words
        .slice(at, at + length)
        .map(stemOf)
        .join(' '),
    )
    if (means) return { length, means }
  }
  return undefined
}

function ideaOf(said: readonly string[], means: readonly string[], lexicon: Lexicon): Idea {
  const own = { terms: said.map(stemOf), weight: 1 }
  const synonyms = means.map((meaning) => ({ terms: termsOf(meaning), weight: SYNONYM }))
  const known =
    means.length > 0 ||
    said.every((word) => lexicon.english.has(word)) ||
    own.terms.every((term) => lexicon.holds(term))
  const meant = known ? [] : lexicon.meantBy(said[0] ?? '')
  const corrected = meant.flatMap((word) => [
    { terms: [stemOf(word)], weight: CORRECTED },
    ...(lexicon.thesaurus.get(stemOf(word)) ?? []).map((meaning) => ({
      terms: termsOf(meaning),
      weight: CORRECTED * SYNONYM,
    })),
  ])
  const faint = means.length === 0 && said.every((word) => lexicon.faintWords.has(word))
  return {
    said: said.join(' '),
    words: said.length,
    // A meaning without a letter or a figure ('%') has no term to look for.
    alternatives: [own, ...synonyms, ...corrected].filter(({ terms }) => terms.length > 0),
    weight: faint ? FAINT : 1,
  }
}

/** A word said twice is one idea. */
const distinct = (ideas: readonly Idea[]): Idea[] => [
  ...new Map(ideas.map((idea) => [idea.alternatives[0]?.terms.join(' '), idea])).values(),
]
