import type { Encoder } from '../learnt/encoder.js'
import type { Expansion } from './engine.js'
import { isKnown, type Lexicon, longestSaying, type Meanings, withSpellingCorrected } from './lexicon.js'
import { type Meaning, meaningOf } from './rank/likeness.js'
import { stemOf, termsOf, wordsOf } from './terms.js'

/** One concept of a question: what was said, and every way in which a report may put it. */
export interface QueryConcept {
  readonly said: string
  readonly expansions: readonly Expansion[]
  /** How much it says of what is asked for: as many as it has words with a subject, or less for a word of everyday talk. */
  readonly weight: number
}

/** A synonym counts less than the word that was asked for. */
const SYNONYM = 0.75
/** So does a word that was probably meant. */
const CORRECTED = 0.8

/** What is only near the thing asked for finds its paragraph as well as a synonym, and proves this much of one. */
const NEAR_CONFIDENCE = 0.5
/** And less where no report has a word for the thing itself: nothing on health proves to speak of diabetes. */
const NEAR_UNHEARD_OF_CONFIDENCE = 0.3

/** A word of everyday talk counts this much of one that names a subject. */
const FAINT = 0.3

/** Words looked for of one text; more say nothing new and cost time. */
const MOST_QUESTION_WORDS = 100

/** The stems of a question for the encoder; a word that nobody knows is taken for the nearest that a report uses. */
function stemsOf(question: string, lexicon: Lexicon, { rowOf }: Pick<Encoder, 'rowOf'>): string[] {
  return wordsOf(question)
    .slice(0, MOST_QUESTION_WORDS)
    .map((word) => {
      const stem = stemOf(word)
      if (rowOf(stem) !== undefined && isKnown(word, lexicon)) return stem
      const [meant] = isKnown(word, lexicon) ? [] : lexicon.meantBy(word)
      return meant === undefined ? stem : stemOf(meant)
    })
}

/** What is left of 'e.g.' and of lists. */
const LETTER = /^[a-z]$/

const NO_MEANINGS: Meanings = { same: [], near: [] }

/**
 * The concepts of a question, in its order: the longest sayings first, then single words; words without a subject are left
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
    const saying = longestSaying(words, at, lexicon.thesaurus)
    const length = saying?.length ?? 1
    const said = saying?.words ?? words.slice(at, at + 1)
    // 'Out' is no saying, though it has the stem of 'outings'.
    if (length > 1 || !isIdle(said[0] ?? ''))
      concepts.push(conceptOf(said, saying?.meanings ?? NO_MEANINGS, lexicon))
    at += length
  }
  return distinct(concepts)
}

function conceptOf(said: readonly string[], { same, near }: Meanings, lexicon: Lexicon): QueryConcept {
  const terms = said.map(stemOf)
  const isHeld = lexicon.holdsName(terms)
  const confidence = isHeld || same.length > 0 ? NEAR_CONFIDENCE : NEAR_UNHEARD_OF_CONFIDENCE
  const others = [
    ...same.map((meaning) => ({ terms: termsOf(meaning), weight: SYNONYM, confidence: 1 })),
    ...near.map((meaning) => ({ terms: termsOf(meaning), weight: SYNONYM, confidence })),
  ]
  const own = isHeld ? { terms, weight: 1, confidence: 1 } : unheld(terms, same.length === 0)
  return {
    said: said.join(' '),
    // A meaning without a letter or a figure ('%') has no term to look for.
    expansions: [own, ...others, ...corrections(said, lexicon)].filter(({ terms }) => terms.length > 0),
    weight:
      others.length === 0 && said.every((word) => lexicon.faintWords.has(word))
        ? FAINT
        : subjects(said, lexicon),
  }
}

/**
 * What was said, where no report says it so. A saying may still have its words in one paragraph, which is near it; a name
 * is not found by its words: 'knife crime' is not any crime, so it gets a term that no index holds.
 */
function unheld(terms: readonly string[], isName: boolean): Expansion {
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

const subjects = (said: readonly string[], { stopWords }: Lexicon): number =>
  Math.max(1, said.filter((word) => !stopWords.has(word)).length)

/** A word said twice is one concept. */
const distinct = (concepts: readonly QueryConcept[]): QueryConcept[] => [
  ...new Map(concepts.map((concept) => [concept.expansions[0]?.terms.join(' '), concept])).values(),
]

/** A question of which this share is unheard of is about something else. */
const UNHEARD = 0.5

/** Takes questions apart. */
export interface Questions {
  /** The concepts of a question, as they are looked for. */
  concepts(words: string): QueryConcept[]
  meaning(words: string): Meaning
  /** Whether what a question is about has no word in any report, none that means the same, and none that anything was learnt of. */
  isUnheardOf(words: string): boolean
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
    isUnheardOf(words) {
      const all = concepts(words)
      const unheard = all.filter(
        ({ said, expansions }) =>
          !expansions.some(
            ({ terms, confidence }) => confidence === 1 && terms.every((term) => lexicon.holds(term)),
          ) &&
          // A name is not known by its parts: 'knife crime' is not any crime.
          (said.includes(' ') || termsOf(said).every((term) => encoder.rowOf(term) === undefined)),
      )
      const weigh = (some: readonly QueryConcept[]): number =>
        some.reduce((sum, { weight }) => sum + weight, 0)
      return unheard.length > 0 && weigh(unheard) >= weigh(all) * UNHEARD
    },
  }
}
