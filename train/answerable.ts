import { oddsOf } from '../src/learnt/forest.js'
import type { Bounds, Ranker } from '../src/learnt/learnt.js'
import { wordsAndPairs } from '../src/learnt/tone.js'
import { type Unprinted, unprintedIn } from '../src/learnt/unprinted.js'
import { type Evidence, RISING } from '../src/search/rank/answering.js'
import { evened, type Weights } from './evened.js'
import { type ForestSettings, trainForest } from './forest.js'
import type { Posed, Signed } from './lists.js'
import { wordWeights } from './word-weights.js'

/** How the trees learn; chosen on reports that were kept back. */
const ANSWERABLE: ForestSettings = {
  seed: 3,
  trees: 150,
  leaves: 12,
  rate: 0.06,
  least: 4,
  decay: 4,
  instances: 0.7,
  numbers: 0.5,
  rising: RISING,
}

/** The share of questions with an answer that may be refused: those for a fact, those on a subject. */
const REFUSED: Bounds = { fact: 0.04, subject: 0.02 }

/** The share of near misses, which are on the subject, that may be taken for being on none. */
const OFF_SUBJECT = 0.1

/** Not evened: what is asked for does tell something, for there are things that reports never give. */
const WEIGHTS: Weights = {
  of: { 'near miss': 0.5, 'taken out': 0.25, elsewhere: 0.5, swapped: 0.1, uncounted: 0.1, foreign: 0.1 },
  evened: 0,
}

const WORDS = { seed: 8, epochs: 12, rate: 0.05, decay: 5e-3 }
/** A word or pair that fewer questions use tells nothing. */
const USED = 4

/** A question with what its best candidates say, and the part that it is of. */
export interface Judged extends Evidence, Pick<Signed, 'posed' | 'weight' | 'wanted' | 'concepts'> {
  readonly part: number
}

/** Learns from questions for a fact in which words people ask for what reports never print. */
export function trainUnprinted(
  asked: readonly Pick<Signed, 'posed' | 'weight' | 'wanted' | 'stems'>[],
): Unprinted {
  const lessons = asked.flatMap(({ posed, weight, wanted, stems }) =>
    wanted === null || !IS_UNPRINTED.has(posed)
      ? []
      : [
          {
            features: [...new Set(wordsAndPairs(stems))],
            is: posed === 'answered' ? (0 as const) : (1 as const),
            weight,
          },
        ],
  )
  const used = new Map<string, number>()
  for (const { features } of lessons)
    for (const feature of features) used.set(feature, (used.get(feature) ?? 0) + 1)
  const known = [...used].filter(([, times]) => times >= USED).map(([feature]) => feature)
  return unprintedIn(wordWeights(lessons, known, WORDS))
}

/** Questions of the report itself: those that it answers, and those on its subjects that it does not. */
const IS_UNPRINTED: ReadonlySet<Posed> = new Set(['answered', 'near miss', 'taken out', 'uncounted'])

/** Learns when not to answer, and reads off questions that it has not learnt from how sure is sure enough. */
export function trainAnswerable(all: readonly Judged[]): Pick<Ranker, 'answerable' | 'least' | 'near'> {
  const judged = evened(all, WEIGHTS)
  const forestOf = (some: readonly Judged[]) =>
    trainForest(
      some.map(({ signs, posed, weight }) => ({ numbers: signs, is: posed === 'answered', weight })),
      ANSWERABLE,
    )
  const sures = [...new Set(judged.map(({ part }) => part))].flatMap((part) => {
    const forest = forestOf(judged.filter((one) => one.part !== part))
    return judged
      .filter((one) => one.part === part)
      .map((one) => ({ ...one, sure: oddsOf(forest, one.signs) }))
  })
  const bound = (posed: Posed, isForFact: boolean, share: number): number =>
    quantile(
      sures.filter((one) => one.posed === posed && one.isForFact === isForFact),
      share,
    )
  const least = {
    fact: bound('answered', true, REFUSED.fact),
    subject: bound('answered', false, REFUSED.subject),
  }
  return {
    answerable: forestOf(judged),
    least,
    near: {
      fact: Math.min(least.fact, bound('near miss', true, OFF_SUBJECT)),
      subject: Math.min(least.subject, bound('near miss', false, OFF_SUBJECT)),
    },
  }
}

/** The number below which such a share of some weighed ones lies. */
function quantile(all: readonly { sure: number; weight: number }[], share: number): number {
  const order = all.toSorted((one, other) => one.sure - other.sure)
  let left = share * order.reduce((sum, { weight }) => sum + weight, 0)
  for (const { sure, weight } of order) {
    left -= weight
    if (left < 0) return sure
  }
  return 0
}
