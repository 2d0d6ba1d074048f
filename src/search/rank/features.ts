import type { Document } from '../document.js'
import { type Found, type Sentence, weigh } from './found.js'
import { type Liken, type Likeness, likeCounted, type Meaning, pooled, together } from './likeness.js'
import type { Candidate } from './sums.js'
import { givenIn, givesWanted, type Wanted } from './wanted.js'
import { likelihood, type Word } from './words.js'

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
export interface Sought {
  readonly found: readonly Found[]
  /** Rarities of all its ideas, summed. */
  readonly all: number
  readonly wanted: Wanted
  readonly meaning: Meaning
  readonly liken: Liken
  readonly phraseIn: (sentences: readonly Sentence[]) => number
  readonly words: readonly Word[]
}

/** A sentence that holds less than this of what the best one holds is not the one that answers. */
const NEARLY_BEST = 0.6

const TURNS = /^(?:However|But|Nevertheless|Although|Despite|While|This|These|They|It)\b/
const FIGURE = /\d/
const BULLET = /(?:^|\n)- /g

/**
 * What is known of a candidate for a question, as numbers for the ranking to weigh.
 * @param near how near its words are to the question's, all together
 */
export function seen(
  document: Document,
  candidate: Candidate & { readonly nearness: number },
  sentences: readonly Sentence[],
  sought: Sought,
): Seen {
  const { all, wanted, meaning, liken } = sought
  const likenesses = sentences.map(({ indexed }) => liken.numbers(indexed.numbers))
  const weights = sentences.map(({ held }) => weigh(held) / (all || 1))
  const rarest = rarestOf(sought.found)
  const given = sentences.map((sentence) => givesWanted(sentence, wanted))
  const fits = sentences.map(({ indexed }) => fitIn(indexed.text, wanted, sought))
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
      wanted !== null && given[at] === 0 ? 1 : 0,
      fits[at] as number,
      wanted !== null && fits[at] === 0 ? 1 : 0,
      Math.log(1 + indexed.numbers.length),
      at === 0 ? 1 : 0,
      TURNS.test(indexed.text) ? 1 : 0,
      FIGURE.test(indexed.text) ? 1 : 0,
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
  const { score, held, proven } = candidate
  const near = given.filter((_, at) => (weights[at] as number) >= nearness * NEARLY_BEST)
  const words = sentences.reduce((sum, { indexed }) => sum + indexed.numbers.length, 0)
  const ofWhole = [
    Math.log1p(score),
    candidate.nearness,
    whole.late,
    nearness,
    held / (all || 1),
    proven / (all || 1),
    sought.phraseIn(sentences) / (all || 1),
    Math.max(0, ...near),
    wanted !== null && given.every((gift) => gift === 0) ? 1 : 0,
    Math.max(0, ...fits),
    wanted !== null && fits.every((fit) => fit === 0) ? 1 : 0,
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
    rarestOf([...heldAnywhere]) / (rarest || 1),
  ]
  const defines = wanted === 'definition' && given.includes(1)
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

const rarestOf = (found: readonly Found[]): number => Math.max(0, ...found.map(({ rarity }) => rarity))

/** How like the question it is what stands around the best word of the kind wanted; 0 where there is none. */
function fitIn(text: string, wanted: Wanted, { liken, meaning }: Sought): number {
  let best = 0
  for (const around of givenIn(text, wanted))
    best = Math.max(best, likeCounted(liken.text(around), meaning), LEAST_FIT)
  return best
}

/** A word of the kind wanted that has nothing to do with the question is one all the same. */
const LEAST_FIT = 0.01

/**
 * What is known of each candidate beside the others: how far its signs fall short of the best candidate's.
 * @param answering how far each sentence of each candidate answers
 */
export function beside(
  all: readonly Pick<Seen, 'ofWhole'>[],
  answering: readonly (readonly number[])[],
): number[][] {
  const signs = all.map(({ ofWhole }, at) => {
    const [first = NONE, second = NONE] = [...(answering[at] as number[])].sort((one, other) => other - one)
    const [score = 0, whole = 0, late = 0, nearness = 0] = ofWhole
    const [has = 0, lacks = 0, rarest = 0] = ofWhole.slice(-3)
    return { score, whole, late, nearness, first, second, likelihood: has + lacks, rarest }
  })
  const most = (sign: keyof (typeof signs)[number]) => Math.max(...signs.map((one) => one[sign]))
  const best = {
    score: most('score'),
    nearness: most('nearness'),
    whole: most('whole'),
    late: most('late'),
    first: most('first'),
    likelihood: most('likelihood'),
    rarest: most('rarest'),
  }
  return all.map(({ ofWhole }, at) => {
    const own = signs[at] as (typeof signs)[number]
    return [
      ...ofWhole,
      own.first,
      own.second,
      own.first - best.first,
      own.score - best.score,
      own.nearness - best.nearness,
      own.whole - best.whole,
      own.late - best.late,
      own.likelihood - best.likelihood,
      own.rarest - best.rarest,
      best.score,
      best.whole,
      best.late,
      best.first,
    ]
  })
}

/** Of a paragraph without a sentence. */
const NONE = -10
