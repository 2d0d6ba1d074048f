import { NOVEL } from '../../learnt/models.js'
import type { Document, SearchScope } from '../engine.js'
import type { Candidate } from './candidates.js'
import { type Liken, type Likeness, likeCounted, type Meaning, pooled, together } from './likeness.js'
import {
  type ExpectedAnswer,
  expectedIn,
  givesExpected,
  type Sentence,
  type WeighedConcept,
  weigh,
} from './matches.js'

/** A word of a question. */
export interface QuestionWord {
  /** Its place among the words that something was learnt of; null for one of which nothing was. */
  readonly at: number | null
  /** How much it counts, of 1 for all. */
  readonly weight: number
  /** How likely a text that answers has this very word. */
  readonly literal: number
  /** The share of the paragraphs asked about that hold it. */
  readonly share: number
  /** The concepts that it is part of. */
  readonly concepts: readonly WeighedConcept[]
  /** Whether nothing that was asked about holds it, or what means the same. */
  readonly isAbsent: boolean
}

/** The words of a question, as they stand in what is asked about. */
export function wordsAskedFor(
  found: readonly WeighedConcept[],
  meaning: Meaning,
  scope: SearchScope,
): QuestionWord[] {
  const { encoder, rows, stems, unlearnt } = meaning
  const size = scope.size || 1
  const ofStem = new Map<string, WeighedConcept[]>()
  for (const one of found)
    for (const term of one.concept.expansions[0]?.terms.join(' ').split(' ') ?? [])
      ofStem.set(term, [...(ofStem.get(term) ?? []), one])
  const known = stems.map((stem, at) => ({ stem, at, row: rows[at] as number }))
  const all = sumOf(known, ({ row }) => encoder.alone[row] as number) + unlearnt.length || 1
  const word = (stem: string, at: number | null, weight: number, literal: number): QuestionWord => {
    const concepts = ofStem.get(stem) ?? []
    const share = scope.engine.frequency(stem, scope.range) / size
    const isAbsent = share === 0 && !concepts.some((one) => canMatch(one, scope))
    return { at, weight: weight / all, literal, share, concepts, isAbsent }
  }
  return [
    ...known.map(({ stem, at, row }) =>
      word(stem, at, encoder.alone[row] as number, encoder.literal[row] as number),
    ),
    ...unlearnt.map((stem) => word(stem, null, 1, NOVEL)),
  ]
}

export function sumOf<One>(all: readonly One[], of: (one: One) => number): number {
  let sum = 0
  for (const one of all) sum += of(one)
  return sum
}

/** Whether what is asked about has the words of a concept, or of what means the same. */
export const canMatch = ({ concept }: WeighedConcept, { engine, range }: SearchScope): boolean =>
  concept.expansions.some(
    ({ terms, confidence }) => confidence === 1 && terms.every((term) => engine.frequency(term, range) > 0),
  )

/** How like a word the likest of a text is; nothing is like one of which nothing was learnt. */
export const likeOf = (at: number | null, likest: Float32Array): number =>
  at === null ? 0 : (likest[at] as number)

/** The likeness of a word to itself, but for rounding. */
const ITSELF = 0.999

/** No word is quite sure to stand in what answers, and none stands in no other text. */
const CHANCE = { least: 0.01, most: 0.97 }
const USUAL = { least: 0.003, most: 0.9 }

/**
 * Log-likelihood ratio: how much likelier a text that answers is to have, and to lack, the words of a question than any other text:
 * the sum over those that it has, and over those that it lacks.
 * @param likest how like each word the likest word of the text is
 * @param held the concepts that the text holds
 */
export function likelihood(
  words: readonly QuestionWord[],
  likest: Float32Array,
  held: ReadonlySet<WeighedConcept>,
): { has: number; lacks: number } {
  let has = 0
  let lacks = 0
  for (const { at, literal, share, concepts } of words) {
    const chance = Math.max(CHANCE.least, Math.min(CHANCE.most, literal))
    const usual = Math.max(USUAL.least, Math.min(USUAL.most, share))
    if (likeOf(at, likest) > ITSELF || concepts.some((concept) => held.has(concept)))
      has += Math.max(0, Math.log(chance / usual))
    else lacks += Math.min(0, Math.log((1 - chance) / (1 - Math.min(usual, chance))))
  }
  return { has, lacks }
}

/** A word in a smaller share of the paragraphs is as rare as can be. */
const RAREST = 0.002

/** Inverse document frequency: how much each word of a question that something was learnt of counts, by how rare it is in what is asked about; together 1. */
export function rareOf(words: readonly QuestionWord[], size: number): Float32Array {
  const rare = new Float32Array(size)
  for (const { at, weight, share } of words)
    if (at !== null) rare[at] = weight * Math.log(Math.max(RAREST, share))
  const all = rare.reduce((sum, one) => sum + one, 0) || 1
  return rare.map((one) => one / all)
}

/** A candidate as it is held against the question, before it is weighed. */
export interface Seen {
  readonly document: Document
  readonly candidate: Candidate
  readonly sentences: readonly Sentence[]
  /** How like the question what stands around each sentence's word of the kind wanted is; 0 where it has none. */
  readonly fits: readonly number[]
  /** How far each sentence gives the kind of word wanted. */
  readonly given: readonly number[]
  /** Whether it tells what the question asks the meaning of. */
  readonly defines: boolean
  /** What is known of each sentence, and of the whole. */
  readonly ofSentences: readonly (readonly number[])[]
  readonly ofWhole: readonly number[]
  readonly nearness: number
  /** How like each word of the question the likest word of each sentence is, and of the whole with its heading. */
  readonly likest: readonly Float32Array[]
  readonly likestOfAll: Float32Array
}

/** What a question brings to each candidate. */
export interface FeatureQuery {
  readonly found: readonly WeighedConcept[]
  /** The idf of all its concepts, summed. */
  readonly all: number
  readonly expected: ExpectedAnswer
  readonly meaning: Meaning
  readonly liken: Liken
  readonly phraseIn: (sentences: readonly Sentence[]) => number
  readonly words: readonly QuestionWord[]
  /** How much each of its words counts where it is rare in what is asked about; together 1. */
  readonly rare: Float32Array
}

/** Of the features of a sentence two by their places: how like the question its words are, and how much of the question stands in it. */
export const LIKENESS_FEATURE = 0
export const MATCHED_FEATURE = 8

/** A sentence that holds less than this of what the best one holds is not the one that answers. */
const NEARLY_BEST = 0.6

const TURN_OF_PHRASE = /^(?:However|But|Nevertheless|Although|Despite|While|This|These|They|It)\b/
const HAS_FIGURE = /\d/
const BULLET = /(?:^|\n)- /g

/**
 * What is known of a candidate for a question, as numbers for the ranking to weigh.
 * @param near how near its words are to the question's, all together
 */
export function seen(
  document: Document,
  candidate: Candidate & { readonly nearness: number },
  sentences: readonly Sentence[],
  sought: FeatureQuery,
): Seen {
  const { all, expected, meaning, liken } = sought
  const likenesses = sentences.map(({ indexed }) => liken.numbers(indexed.numbers))
  const weights = sentences.map(({ held }) => weigh(held) / (all || 1))
  const rarest = rarestOf(sought.found)
  const given = sentences.map((sentence) => givesExpected(sentence, expected))
  const fits = sentences.map(({ indexed }) => fitIn(indexed.text, expected, sought))
  const ofSentences = sentences.map(({ indexed }, at) => {
    const { late, whole, share, best } = likenesses[at] as Likeness
    const before = likenesses[at - 1]
    const { has, lacks } = likelihood(sought.words, best, new Set(sentences[at]?.held))
    const [exact = 0, close = 0, akin = 0, loose = 0, far = 0] = pooled(best, meaning)
    return [
      late,
      whole,
      share,
      exact,
      close,
      akin,
      loose,
      far,
      weights[at] as number,
      given[at] as number,
      expected !== null && given[at] === 0 ? 1 : 0,
      fits[at] as number,
      expected !== null && fits[at] === 0 ? 1 : 0,
      Math.log(1 + indexed.numbers.length),
      at === 0 ? 1 : 0,
      TURN_OF_PHRASE.test(indexed.text) ? 1 : 0,
      HAS_FIGURE.test(indexed.text) ? 1 : 0,
      before ? together([before, likenesses[at] as Likeness], meaning).late - late : 0,
      has,
      lacks,
      rarestOf(sentences[at]?.held ?? []) / (rarest || 1),
    ]
  })
  const nearness = Math.max(0, ...weights)
  const whole = together(likenesses, meaning)
  const heading = liken.text(document.heading)
  const { best: likestOfAll } = together([heading, whole as Likeness], meaning)
  const heldAnywhere = new Set(sentences.flatMap(({ held }) => held))
  const { has, lacks } = likelihood(sought.words, likestOfAll, heldAnywhere)
  const { score, matchedIdf, evidence } = candidate
  const near = given.filter((_, at) => (weights[at] as number) >= nearness * NEARLY_BEST)
  const words = sentences.reduce((sum, { indexed }) => sum + indexed.numbers.length, 0)
  const phrase = sought.phraseIn(sentences) / (all || 1)
  const gives = Math.max(0, ...near)
  const ofWhole = [
    Math.log1p(score),
    candidate.nearness,
    whole.late,
    nearness,
    evidence / (all || 1),
    has + lacks,
    rarestOf([...heldAnywhere]) / (rarest || 1),
    lexical(score, [matchedIdf / (all || 1), nearness, phrase, gives]),
    Math.max(0, ...likenesses.map((one) => one.whole)),
    rareLate(likestOfAll, sought.rare),
    Math.max(0, ...likenesses.map(({ best }) => rareLate(best, sought.rare))),
    matchedIdf / (all || 1),
    phrase,
    gives,
    expected !== null && given.every((gift) => gift === 0) ? 1 : 0,
    Math.max(0, ...fits),
    expected !== null && fits.every((fit) => fit === 0) ? 1 : 0,
    ...pooled(whole.best, meaning),
    heading.late,
    heading.whole,
    together([heading, whole as Likeness], meaning).late - whole.late,
    Math.log1p(words),
    Math.log1p(sentences.length),
    Math.log1p(meaning.rows.length),
    Math.log1p(sought.found.length),
    (document.text.match(BULLET)?.length ?? 0) > 1 ? 1 : 0,
    has,
    lacks,
  ]
  const defines = expected === 'definition' && given.includes(1)
  return {
    document,
    candidate,
    sentences,
    fits,
    given,
    defines,
    ofSentences,
    ofWhole,
    nearness,
    likest: likenesses.map(({ best }) => best),
    likestOfAll,
  }
}

const rarestOf = (found: readonly WeighedConcept[]): number => Math.max(0, ...found.map(({ idf }) => idf))

/** How like the question it is what stands around the best word of the kind wanted; 0 where there is none. */
function fitIn(text: string, expected: ExpectedAnswer, { liken, meaning }: FeatureQuery): number {
  let best = 0
  for (const around of expectedIn(text, expected))
    best = Math.max(best, likeCounted(liken.text(around), meaning), LEAST_FIT)
  return best
}

/** A word of the kind wanted that has nothing to do with the question is one all the same. */
const LEAST_FIT = 0.01

/** How much each feature of the words alone lifts their score: what is held, what stands in one sentence, neighbours, the kind of word asked for. */
const LIFTS = [2, 1.2, 1, 1.2]

/** The score of the words alone: BM25+, lifted by some features, as a logarithm. */
const lexical = (score: number, features: readonly number[]): number =>
  Math.log1p(score * features.reduce((lift, feature, at) => lift * (1 + (LIFTS[at] as number) * feature), 1))

/** Late interaction: how like the question's words the likest of a text are, each by how rare it is where it is looked for. */
function rareLate(likest: Float32Array, rare: Float32Array): number {
  let sum = 0
  for (let each = 0; each < likest.length; each++) sum += (rare[each] as number) * (likest[each] as number)
  return sum
}

/** So many of a candidate's features, the first, are also held against the other candidates'. */
const MOST_COMPARED = 11

/** Of a paragraph without a sentence. */
const NO_LIKENESS = -10

/**
 * What is known of each candidate beside the others: how far its features fall short of the best candidate's, and how many are before it.
 * @param answering how far each sentence of each candidate answers
 */
export function beside(
  all: readonly { readonly ofWhole: readonly number[] | Float32Array }[],
  answering: readonly (readonly number[])[],
): number[][] {
  const features = all.map(({ ofWhole }, at) => {
    const [first = NO_LIKENESS, second = NO_LIKENESS] = [...(answering[at] as number[])].sort(
      (one, other) => other - one,
    )
    return { compared: [first, ...ofWhole.slice(0, MOST_COMPARED)], second }
  })
  const columns = Array.from({ length: MOST_COMPARED + 1 }, (_, feature) =>
    Float64Array.from(features, ({ compared }) => compared[feature] as number).sort(),
  )
  const best = columns.map((column) => column.at(-1) as number)
  return all.map(({ ofWhole }, at) => {
    const { compared, second } = features[at] as (typeof features)[number]
    return [
      ...ofWhole,
      compared[0] as number,
      second,
      ...compared.map((own, feature) => own - (best[feature] as number)),
      ...compared.map((own, feature) => 1 / (1 + above(columns[feature] as Float64Array, own))),
      ...best,
    ]
  })
}

/** How many of some numbers, ascending, are above one of them. */
function above(column: Float64Array, own: number): number {
  let count = 0
  while (count < column.length && (column[column.length - 1 - count] as number) > own) count++
  return count
}
