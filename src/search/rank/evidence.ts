import { NOVEL, type Unprinted } from '../../learnt/models.js'
import type { SearchScope } from '../engine.js'
import {
  canMatch,
  LIKENESS_FEATURE,
  likelihood,
  likeOf,
  MATCHED_FEATURE,
  type QuestionWord,
  type Seen,
  sumOf,
  wordsAskedFor,
} from './features.js'
import type { Meaning } from './likeness.js'
import { type ExpectedAnswer, standTogether, type WeighedConcept, weigh } from './matches.js'

/** A candidate as the ranking has weighed it. */
export interface WeighedCandidate {
  readonly seen: Seen
  /** How much likelier it is that this answers than that nothing does, as a logarithm. */
  readonly odds: number
  /** What that was made of. */
  readonly features: readonly number[]
  /** How far each of its sentences answers. */
  readonly answering: readonly number[]
}

/** What is looked for, as far as it tells whether it was found. */
interface EvidenceQuery {
  readonly found: readonly WeighedConcept[]
  readonly meaning: Meaning
  readonly expected: ExpectedAnswer
}

/** Of no candidate. */
const NO_CANDIDATE = -10

/** More paragraphs than this are as many, for nothing was learnt of larger libraries. */
const MOST_PARAGRAPHS = 1500

/** Kinds of word that a question may ask for, each a feature of its own; some of a kind share one. */
const EXPECTED_KINDS: readonly (readonly ExpectedAnswer[])[] = [
  [null],
  ['number', 'share', 'money', 'age'],
  ['person', 'name', 'contact'],
  ['date', 'length', 'often', 'time'],
]

/**
 * Of the features below those of which more never speaks against an answer, by their places: how far paragraphs and sentences answer, how much of
 * the question the best candidates cover.
 */
export const MONOTONE_FEATURES: readonly number[] = [0, 1, 2, 3]

/** The place of the feature that tells what never stands in reports by the words of the question alone. */
export const UNPRINTED_FEATURE = 4

/** What the best candidates come to. */
export interface AnswerEvidence {
  readonly features: readonly number[]
  /** Whether the question is answered only by a word of some kind, a number or a name, or asks how much there is of something. */
  readonly isForFact: boolean
  /** The word or name that tells most of what the question is about, as it was said, of those that nothing that was asked about has, nor what means the same; null where there is none. */
  readonly absent: string | null
  /** Whether the question is mostly about a name of several words, and no sentence of the best candidates has them together, nor what means the same. */
  readonly isNameTorn: boolean
}

/**
 * What the best candidates say of whether a question is answered at all. A question of two words is covered by nearly both; a long one,
 * told in everyday words, may miss many.
 * @param best the best candidates, best first
 * @param size how many paragraphs were asked about
 */
export function evidenceIn(
  best: readonly WeighedCandidate[],
  { found, meaning, expected: kind }: EvidenceQuery,
  scope: SearchScope,
  size: number,
  unprinted: Unprinted,
): AnswerEvidence {
  const [first, second] = best
  const last = best.at(-1)
  const top = first?.odds ?? NO_CANDIDATE
  const all = best.reduce((sum, { odds }) => sum + Math.exp(odds), 0)
  const words = wordsAskedFor(found, meaning, scope)
  const parts = partsRead(best, meaning.rows.length)
  const bestFirst = first ? [...first.answering].sort((one, other) => other - one) : []
  const foremost = first ? first.answering.indexOf(bestFirst[0] as number) : -1
  const missing = words.filter(({ isAbsent }) => isAbsent)
  const novel = missing.filter(({ literal }) => literal === NOVEL)
  const learnt = missing.filter(({ literal }) => literal !== NOVEL)
  const absentConcepts = found.filter((one) => !canMatch(one, scope))
  const idfSum = weigh(found) || 1
  const everything = parts.at(-1) as Part
  const apart = [best.slice(0, 1), best].map((some) => found.filter((one) => !isPutIn(one, some)))
  const torn = tornPairs(found, best, scope)
  const covered = 1 - (weigh(apart[1] as WeighedConcept[]) + sumOf(torn, (weight) => weight)) / idfSum
  const features = [
    top,
    Math.log(all + 1e-6),
    bestFirst[0] ?? NO_CANDIDATE,
    covered,
    unprinted.of(meaning.sequence),
    (second?.odds ?? NO_CANDIDATE) - top,
    (last?.odds ?? NO_CANDIDATE) - top,
    Math.log1p(Math.min(MOST_PARAGRAPHS, size)),
    (bestFirst[1] ?? NO_CANDIDATE) - (bestFirst[0] ?? NO_CANDIDATE),
    Math.max(NO_CANDIDATE, ...best.flatMap(({ answering }) => answering)) - (bestFirst[0] ?? NO_CANDIDATE),
    words.length,
    found.length,
    sumOf(words, ({ weight, literal }) => weight * literal),
    Math.max(0, ...words.map(({ literal }) => literal)),
    Math.max(0, ...learnt.map(({ literal }) => literal)),
    Math.max(0, ...learnt.map(({ literal, weight }) => literal * weight)),
    sumOf(learnt, ({ weight, literal }) => weight * literal),
    sumOf(learnt, ({ weight }) => weight),
    sumOf(novel, ({ weight }) => weight),
    Math.max(0, ...novel.map(({ weight }) => weight)),
    Math.max(0, ...novel.map(({ at, weight }) => weight * (1 - likeOf(at, everything.likest)))),
    weigh(absentConcepts) / idfSum,
    Math.max(0, ...absentConcepts.map(({ idf }) => idf)) / idfSum,
    Math.max(0, ...absentConcepts.map(({ concept }) => concept.surface.split(' ').length)),
    ...apart.flatMap((some) => [weigh(some) / idfSum, Math.max(0, ...some.map(({ idf }) => idf)) / idfSum]),
    sumOf(torn, (weight) => weight) / idfSum,
    Math.max(0, ...torn) / idfSum,
    ...parts.flatMap((part) => featuresOfPart(part, words, found)),
    ...EXPECTED_KINDS.map((kinds) => (kinds.includes(kind) ? 1 : 0)),
    meaning.asksHowMuch ? 1 : 0,
    first?.seen.given[foremost] ?? 0,
    first?.seen.fits[foremost] ?? 0,
    Math.max(0, ...best.flatMap(({ seen }) => seen.fits)),
    Math.max(0, ...best.flatMap(({ seen }) => seen.given)),
    ...featuresOfExpected(best, bestFirst[0] ?? NO_CANDIDATE),
    ...(first?.features ?? []),
  ]
  return {
    features,
    isForFact: kind !== null || meaning.asksHowMuch,
    absent: mostSpecific(absentConcepts, missing, idfSum),
    isNameTorn: (apart[1] as WeighedConcept[]).some(
      ({ concept, idf }) => concept.surface.includes(' ') && idf >= MOST_OF_QUESTION * idfSum,
    ),
  }
}

/** A name is what a question is about where it counts at least so much of 1 for all of it. */
const MOST_OF_QUESTION = 0.5

/** A word, or a name of several, tells what a question is about where it counts at least so much of 1 for all of it. */
const SPECIFIC_WEIGHT = 0.25
/** A word that fewer texts that answer have as it is, is everyday talk for another. */
const SPECIFIC_LITERAL = 0.2
/** Of a figure the encoder knows only that it is one; of so few letters most words are none of a subject: 'max', 'em'. */
const IS_WORD = /^[\p{L}’'-]{4,}$/u

/**
 * What tells most of what a question is about, as it was said, of that which nothing that was asked about has: a name of several words, else a
 * word; null where it has all that does.
 */
function mostSpecific(
  absentConcepts: readonly WeighedConcept[],
  missing: readonly QuestionWord[],
  all: number,
): string | null {
  const names = absentConcepts.filter(
    ({ concept, idf }) => concept.surface.includes(' ') && idf >= SPECIFIC_WEIGHT * all,
  )
  const words = missing
    .filter(
      // Of one that nothing was learnt of nobody knows whether it is a word at all.
      ({ at, weight, literal }) => at !== null && weight >= SPECIFIC_WEIGHT && literal >= SPECIFIC_LITERAL,
    )
    .sort((one, other) => other.weight - one.weight)
    .flatMap(({ concepts: [one] }) =>
      one && one.concept.weight >= 1 && IS_WORD.test(one.concept.surface) ? [one] : [],
    )
  const [first] = [...names.sort((one, other) => other.idf - one.idf), ...words]
  return first?.concept.surface ?? null
}

/**
 * Of the sentences that give the kind of word asked for, in any of the best candidates: how far the best of them answers beside the best of
 * all, how like the question its words are, how much of the question stands in it; and the best of what is like the question in both ways.
 */
function featuresOfExpected(best: readonly WeighedCandidate[], bestFirst: number): number[] {
  let answers = NO_CANDIDATE
  let late = 0
  let held = 0
  let both = 0
  for (const { seen, answering } of best)
    for (const [at, fit] of seen.fits.entries()) {
      if (fit === 0) continue
      const { [LIKENESS_FEATURE]: like = 0, [MATCHED_FEATURE]: share = 0 } = seen.ofSentences[at] ?? []
      answers = Math.max(answers, (answering[at] as number) - bestFirst)
      late = Math.max(late, like)
      held = Math.max(held, share)
      both = Math.max(both, fit * like)
    }
  return [answers, late, held, both]
}

/** Whether some sentence of some candidates puts a concept in a way that means it, its words close together. */
const isPutIn = ({ concept }: WeighedConcept, some: readonly WeighedCandidate[]): boolean =>
  concept.expansions.some(
    ({ terms, confidence }) =>
      confidence === 1 &&
      some.some(({ seen }) => seen.sentences.some(({ indexed }) => standTogether(terms, indexed.places))),
  )

/** Words between two that still belong together. */
const PAIR_GAP = 2

/**
 * Neighbours of the question that follow one another in no sentence of the best candidates: the last word of a concept and the first of the
 * next, with the lesser idf of the two.
 */
export const neighboursApart = (
  found: readonly WeighedConcept[],
  best: readonly WeighedCandidate[],
): { readonly name: readonly [string, string]; readonly idf: number }[] =>
  found.slice(1).flatMap((second, at) => {
    const first = found[at] as WeighedConcept
    const end = first.concept.expansions[0]?.terms.at(-1) ?? ''
    const start = second.concept.expansions[0]?.terms[0] ?? ''
    const isWhole = best.some(({ seen }) =>
      seen.sentences.some(({ indexed: { places } }) =>
        places.some(
          (one) =>
            one.term === end &&
            places.some(
              (other) => other.term === start && other.at > one.at && other.at <= one.at + 1 + PAIR_GAP,
            ),
        ),
      ),
    )
    return isWhole ? [] : [{ name: [end, start], idf: Math.min(first.idf, second.idf) }]
  })

/** Of such neighbours those that some report has as a name: 'private' and 'fostering' where only other councils' reports speak of private fostering. */
const tornPairs = (
  found: readonly WeighedConcept[],
  best: readonly WeighedCandidate[],
  { engine }: SearchScope,
): number[] => neighboursApart(found, best).flatMap(({ name, idf }) => (engine.holds(name) ? [idf] : []))

/** A part of what was found: a sentence, a paragraph, all of the best. */
interface Part {
  readonly likest: Float32Array
  readonly terms: ReadonlySet<string>
}

/** A word is as good as there where what stands for it is. */
const STANDS_FOR = 0.9

/** The best candidate's best sentence, that candidate, and all the best together. */
function partsRead(best: readonly WeighedCandidate[], size: number): Part[] {
  const [first] = best
  const nothing: Part = { likest: new Float32Array(size), terms: new Set() }
  const paragraphs = best.map(({ seen: { likestOfAll, sentences } }) => ({
    likest: likestOfAll,
    terms: new Set(sentences.flatMap(({ indexed }) => indexed.places.map(({ term }) => term))),
  }))
  const at = first ? first.answering.indexOf(Math.max(...first.answering)) : -1
  const sentence = first?.seen.sentences[at]
  return [
    first && sentence
      ? {
          likest: first.seen.likest[at] as Float32Array,
          terms: new Set(sentence.indexed.places.map(({ term }) => term)),
        }
      : nothing,
    paragraphs[0] ?? nothing,
    {
      likest: Float32Array.from({ length: size }, (_, word) =>
        Math.max(0, ...paragraphs.map(({ likest }) => likest[word] as number)),
      ),
      terms: new Set(paragraphs.flatMap(({ terms }) => [...terms])),
    },
  ]
}

const confidenceIn = ({ concept }: WeighedConcept, terms: ReadonlySet<string>): number =>
  Math.max(
    0,
    ...concept.expansions.flatMap(({ terms: own, confidence }) =>
      own.every((term) => terms.has(term)) ? [confidence] : [],
    ),
  )

/** The concepts whose words, or words that mean the same, are among some. */
const conceptsMatchedIn = (
  found: readonly WeighedConcept[],
  terms: ReadonlySet<string>,
): ReadonlySet<WeighedConcept> => new Set(found.filter((one) => confidenceIn(one, terms) === 1))

/** What a part has of the question, and what it lacks. */
function featuresOfPart(
  { likest, terms }: Part,
  words: readonly QuestionWord[],
  found: readonly WeighedConcept[],
): number[] {
  const missed = words.map((word) => {
    const like = likeOf(word.at, likest)
    const stands = Math.max(0, ...word.concepts.map((concept) => confidenceIn(concept, terms)))
    return {
      ...word,
      like,
      isThere: like > 0.999 || stands === 1,
      off: 1 - Math.max(like, STANDS_FOR * stands, 0),
    }
  })
  const lacking = missed.filter(({ isThere }) => !isThere)
  const worst = missed.reduce<(typeof missed)[number] | undefined>(
    (most, one) => (most && most.literal * most.off >= one.literal * one.off ? most : one),
    undefined,
  )
  const { has, lacks } = likelihood(words, likest, conceptsMatchedIn(found, terms))
  const literal = sumOf(words, (word) => word.weight * word.literal) || 1
  const idfSum = weigh(found) || 1
  const rarest = found.reduce<WeighedConcept | undefined>(
    (most, one) => (most && most.idf >= one.idf ? most : one),
    undefined,
  )
  return [
    sumOf(missed, (word) => word.weight * word.literal * word.off) / literal,
    sumOf(missed, ({ weight, off }) => weight * off),
    worst ? worst.literal * worst.off : 0,
    worst?.like ?? 0,
    worst?.weight ?? 0,
    worst?.share ?? 0,
    Math.max(0, ...lacking.map((word) => word.literal)),
    Math.max(0, ...lacking.map((word) => word.literal * word.weight)),
    Math.max(0, ...missed.map(({ weight, off }) => weight * off)),
    has + lacks,
    lacks,
    sumOf(lacking, (word) => Math.log(1 - Math.min(0.97, word.literal))),
    1 - sumOf(found, (one) => one.idf * confidenceIn(one, terms)) / idfSum,
    rarest ? confidenceIn(rarest, terms) : 0,
  ]
}

/** Of the candidates, as many as an answer shows. */
const MOST_LOOKED_AT = 5

/** The candidates with the best odds, best first. */
export const bestByOdds = (weighed: readonly WeighedCandidate[]): WeighedCandidate[] =>
  weighed.toSorted((one, other) => other.odds - one.odds).slice(0, MOST_LOOKED_AT)
