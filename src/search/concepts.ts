import { distinctBy, memoisedByObject } from '../collections/collections.js'
import type { Encoder } from '../learnt/models.js'
import { nearestWords } from '../text/fuzzy.js'
import { stemOf, termsOf, wordsOf } from '../text/tokens.js'
import type { ThesaurusEntry, Vocabulary } from '../vocabulary/vocabulary.js'
import type { Expansion } from './engine.js'
import type { Abbreviation } from './indexed.js'
import { type Meaning, meaningOf } from './rank/likeness.js'

/** What the reader of a question must know of the words that the reports use. */
export interface Lexicon extends Pick<Vocabulary, 'stopWords' | 'faintWords' | 'english' | 'authorities'> {
  readonly thesaurus: Thesaurus
  /** Whether some report writes a word in small letters. */
  isOrdinary(word: string): boolean
  /** Whether a stem stands in some report. */
  holds(term: string): boolean
  /** Whether stems follow one another in some report. */
  holdsName(terms: readonly string[]): boolean
  /** The words of the reports that a mistyped one most likely meant. */
  meantBy(word: string): readonly string[]
}

/** The words of councils' names by their stems. */
const namesByStem = memoisedByObject(
  (authorities: Lexicon['authorities']): ReadonlyMap<string, string> =>
    new Map(authorities.flatMap(({ name }) => wordsOf(name).map((word) => [stemOf(word), word]))),
)

/**
 * What the reports are searched for where a question has a word: its stem. One that is in the reports the stem of a council's name
 * alone is another word's: nobody who is 'buried' is in Bury. For that stands a term that no index holds.
 */
function termSought(word: string, { english, authorities, isOrdinary }: Lexicon): string {
  const stem = stemOf(word)
  const name = namesByStem(authorities).get(stem)
  const isOfNameAlone =
    name !== undefined && name !== word && english.has(word) && !isOrdinary(name) && !isOrdinary(word)
  return isOfNameAlone ? `not ${name}` : stem
}

/** Whether somebody who writes a word may well mean it. */
const isKnown = (word: string, { english, thesaurus, holds }: Lexicon): boolean =>
  english.has(word) || holds(stemOf(word)) || thesaurus.has(stemOf(word))

/** Letters at least of each of two words that are written as one. */
const SHORTEST_JOINED = 3

/** Compound splitting: a word that nobody knows, as the two that it is made of where they follow one another in some report: 'lifestory', and not 'carelevers'. */
function partedIn(word: string, lexicon: Lexicon): string[] {
  if (lexicon.stopWords.has(word) || isKnown(word, lexicon)) return [word]
  for (let at = SHORTEST_JOINED; at <= word.length - SHORTEST_JOINED; at++) {
    const parts = [word.slice(0, at), word.slice(at)]
    const areKnown = parts.every((part) => lexicon.english.has(part) || lexicon.isOrdinary(part))
    if (areKnown && lexicon.holdsName(parts.map(stemOf))) return parts
  }
  return [word]
}

/** The words of a question; a mistyped one put right where that makes one saying of it and its neighbours: 'pupil refferal unit'. */
function withSpellingCorrected(typed: readonly string[], lexicon: Lexicon): string[] {
  const words = typed.flatMap((word) => partedIn(word, lexicon))
  const right = [...words]
  for (const [at, word] of words.entries()) {
    if (lexicon.stopWords.has(word) || isKnown(word, lexicon)) continue
    const meant = lexicon
      .meantBy(word)
      .find((candidate) => isInThesaurusMatch(right.with(at, candidate), at, lexicon))
    if (meant !== undefined) right[at] = meant
  }
  return right
}

/** Whether some saying of several words reaches over a place. */
function isInThesaurusMatch(words: readonly string[], place: number, { thesaurus }: Lexicon): boolean {
  for (let at = Math.max(0, place - LONGEST_THESAURUS_ENTRY + 1); at <= place; at++) {
    const length = longestThesaurusMatch(words, at, thesaurus)?.length ?? 0
    if (length > 1 && at + length > place) return true
  }
  return false
}

/** No slip that is forgiven makes a word longer or shorter by more letters. */
const MOST_EDITS = 2

/** A word's signature, its letters as bits; letters that differ in so few places differ in twice as many bits at most. */
function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

/** Population count, after Kernighan: how many bits are set. */
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
 * Signature filtering: finds the words that a mistyped one most likely meant, as {@link nearestWords} does among all of them, but
 * compares only those of nearly the same length and nearly the same letters.
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

/** Other words for what was said. */
interface Meanings {
  /** The same thing in the reports' words. */
  readonly same: readonly string[]
  /** Where a report would speak of it. */
  readonly near: readonly string[]
}

/** Sayings by their stems joined, so that 'ran away' and 'kids' homes' are found in any inflection. */
export type Thesaurus = ReadonlyMap<string, Meanings>

/** The longest saying, in words. */
const LONGEST_THESAURUS_ENTRY = 6

const thesaurusKey = (text: string): string => termsOf(text).join(' ')

/** Of meanings that differ in inflection alone the first is kept. */
export function thesaurusOf(sayings: readonly ThesaurusEntry[], defined: readonly Abbreviation[]): Thesaurus {
  const thesaurus = new Map<string, { same: Map<string, string>; near: Map<string, string> }>()
  for (const { surface, means, near } of [...sayings, ...defined.map((one) => ({ ...one, near: [] }))]) {
    const key = thesaurusKey(surface)
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
  for (const meaning of meanings)
    if (!known.has(thesaurusKey(meaning))) known.set(thesaurusKey(meaning), meaning)
}

/** Words that part a saying and change nothing: 'how many children are in care', 'children who go missing'. */
const LINKING_VERBS = new Set('is are was were be been being who'.split(' '))

/** A saying that begins at a word of a question. */
interface ThesaurusMatch {
  /** How many words of the question it takes. */
  readonly length: number
  /** Those of them that make the saying. */
  readonly words: readonly string[]
  readonly meanings: Meanings
}

/** Longest match: the longest saying that begins at a word, whole or parted by links. */
function longestThesaurusMatch(
  words: readonly string[],
  at: number,
  thesaurus: Thesaurus,
): ThesaurusMatch | undefined {
  const ahead = words.slice(at, at + LONGEST_THESAURUS_ENTRY)
  for (let length = ahead.length; length > 0; length--) {
    const whole = ahead.slice(0, length)
    const joined = whole.filter(
      (word, index) => index === 0 || index === length - 1 || !LINKING_VERBS.has(word),
    )
    for (const form of joined.length < length ? [whole, joined] : [whole]) {
      const meanings = thesaurus.get(form.map(stemOf).join(' '))
      if (meanings) return { length, words: form, meanings }
    }
  }
  return undefined
}

/** One concept of a question: its surface form, and every way in which a report may put it. */
export interface QueryConcept {
  readonly surface: string
  readonly expansions: readonly Expansion[]
  /** How much it says of what is asked for: as many as it has words with a subject, or less for a word of everyday talk. */
  readonly weight: number
}

/** What is only near a subject does not mention it. */
export const isTheThing = ({ confidence }: { readonly confidence: number }): boolean => confidence === 1

/** What of a subject must be mentioned: 'children living in unregistered homes' are spoken of where none is said to be living there. */
export function tellingConcepts(
  concepts: readonly QueryConcept[],
  faintWords: ReadonlySet<string>,
): readonly QueryConcept[] {
  const telling = concepts.filter(
    ({ surface, expansions }) =>
      !surface.split(' ').every((word) => faintWords.has(word)) || expansions.filter(isTheThing).length > 1,
  )
  return telling.length > 0 ? telling : concepts
}

/** A synonym counts less than the word that was asked for. */
const SYNONYM = 0.75
/** So does a word that was probably meant. */
const CORRECTED = 0.8

/** What is only near the thing asked for finds its paragraph as well as a synonym, and proves this much of one. */
const NEAR_CONFIDENCE = 0.5
/** And less where no report has a word for the thing itself: nothing on health proves to speak of diabetes. */
const OUT_OF_VOCABULARY_CONFIDENCE = 0.3

/** A word of everyday talk counts this much of one that names a subject. */
const FAINT = 0.3

/** Words looked for of one text; more say nothing new and cost time. */
const MOST_QUESTION_WORDS = 100

/** The stems of a question for the encoder; a word that nobody knows is taken for the nearest that a report uses. */
function stemsOf(question: string, lexicon: Lexicon, { rowOf }: Pick<Encoder, 'rowOf'>): string[] {
  return wordsOf(question)
    .slice(0, MOST_QUESTION_WORDS)
    .flatMap((word) => partedIn(word, lexicon))
    .map((word) => {
      const stem = termSought(word, lexicon)
      if (rowOf(stem) !== undefined && isKnown(word, lexicon)) return stem
      const [meant] = isKnown(word, lexicon) ? [] : lexicon.meantBy(word)
      return meant === undefined ? stem : stemOf(meant)
    })
}

/** What is left of 'e.g.' and of lists. */
const LETTER = /^[a-z]$/

const NO_MEANINGS: Meanings = { same: [], near: [] }

/**
 * Greedy segmentation: the concepts of a question, in its order: the longest sayings first, then single words; words without a subject are left
 * out; a word that no report uses is taken for the nearest that one does.
 */
function conceptsOf(question: string, lexicon: Lexicon): QueryConcept[] {
  const words = wordsOf(question).slice(0, MOST_QUESTION_WORDS)
  // 'You say who' is made of words without a subject, and is the name of a service.
  const idle = (word: string) => lexicon.stopWords.has(word) || LETTER.test(word)
  const isName = words.length >= 3 && words.every(idle)
  return conceptsAmong(withSpellingCorrected(words, lexicon), lexicon, isName ? () => false : idle)
}

function conceptsAmong(
  words: readonly string[],
  lexicon: Lexicon,
  isIdle: (word: string) => boolean,
): QueryConcept[] {
  const concepts: QueryConcept[] = []
  for (let at = 0; at < words.length; ) {
    const saying = longestThesaurusMatch(words, at, lexicon.thesaurus)
    const length = saying?.length ?? 1
    const surface = saying?.words ?? words.slice(at, at + 1)
    // 'Out' is no saying, though it has the stem of 'outings'.
    if (length > 1 || !isIdle(surface[0] ?? ''))
      concepts.push(conceptOf(surface, saying?.meanings ?? NO_MEANINGS, lexicon))
    at += length
  }
  // A word said twice is one concept.
  return distinctBy(concepts, ({ expansions }) => expansions[0]?.terms.join(' '), 'last')
}

function conceptOf(words: readonly string[], { same, near }: Meanings, lexicon: Lexicon): QueryConcept {
  const terms = words.map((word) => termSought(word, lexicon))
  const isHeld = lexicon.holdsName(terms)
  const confidence = isHeld || same.length > 0 ? NEAR_CONFIDENCE : OUT_OF_VOCABULARY_CONFIDENCE
  const others = [
    ...same.map((meaning) => ({ terms: termsOf(meaning), weight: SYNONYM, confidence: 1 })),
    ...near.map((meaning) => ({ terms: termsOf(meaning), weight: SYNONYM, confidence })),
  ]
  const own = isHeld ? { terms, weight: 1, confidence: 1 } : outOfVocabulary(terms, same.length === 0)
  return {
    surface: words.join(' '),
    // A meaning without a letter or a figure ('%') has no term to look for.
    expansions: [own, ...others, ...corrections(words, lexicon)].filter(({ terms }) => terms.length > 0),
    weight:
      others.length === 0 && words.every((word) => lexicon.faintWords.has(word))
        ? FAINT
        : subjects(words, lexicon),
  }
}

/**
 * A concept's own words, where no report has them as they stand. A saying may still have its words in one paragraph, which is near it; a name
 * is not found by its words: 'knife crime' is not any crime, so it gets a term that no index holds.
 */
function outOfVocabulary(terms: readonly string[], isName: boolean): Expansion {
  return { terms: isName ? [terms.join(' ')] : terms, weight: 1, confidence: NEAR_CONFIDENCE }
}

/** What a single word that nobody knows was probably meant to be, and what that means. */
function corrections([word = '', ...more]: readonly string[], lexicon: Lexicon): Expansion[] {
  if (more.length > 0 || isKnown(word, lexicon)) return []
  return lexicon.meantBy(word).flatMap((meant) => [
    { terms: [stemOf(meant)], weight: CORRECTED, confidence: 1 },
    ...(lexicon.thesaurus.get(stemOf(meant)) ?? NO_MEANINGS).same.map((meaning) => ({
      terms: termsOf(meaning),
      weight: CORRECTED * SYNONYM,
      confidence: 1,
    })),
  ])
}

const subjects = (words: readonly string[], { stopWords }: Lexicon): number =>
  Math.max(1, words.filter((word) => !stopWords.has(word)).length)

/** Takes questions apart. */
export interface Questions {
  /** The concepts of a question, as they are looked for. */
  concepts(words: string): QueryConcept[]
  meaning(words: string): Meaning
  /** Whether what a question is about has no word in any report, none that means the same, and none that anything was learnt of. */
  isOutOfVocabulary(words: string): boolean
  /** Whether some report uses a word, in any inflection. */
  knows(word: string): boolean
}

/**
 * Takes questions apart by what the reports and the vocabulary know of words.
 * @param memoised keeps what was read of the last questions; a plain call where that is not wanted
 */
export function questionsOver(
  lexicon: Lexicon,
  encoder: Encoder,
  memoised: <Read>(read: (words: string) => Read) => (words: string) => Read = (read) => read,
): Questions {
  const concepts = memoised((words) => conceptsOf(words, lexicon))
  return {
    concepts,
    meaning: memoised((words) => meaningOf(stemsOf(words, lexicon, encoder), encoder)),
    isOutOfVocabulary(words) {
      const all = concepts(words)
      return all.length > 0 && all.every(hasNoMatch)
    },
    knows: (word) => wordsOf(word).every((part) => lexicon.holds(termSought(part, lexicon))),
  }

  function hasNoMatch({ surface, expansions }: QueryConcept): boolean {
    return (
      !expansions.some(
        ({ terms, confidence }) => confidence === 1 && terms.every((term) => lexicon.holds(term)),
      ) &&
      // A name is not known by its parts: 'knife crime' is not any crime.
      (surface.includes(' ') || encoder.rowOf(termSought(surface, lexicon)) === undefined)
    )
  }
}
