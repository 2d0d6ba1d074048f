import type { Bounds, Ranker } from '../src/learnt/models.js'
import { type Forest, oddsOf, type Unprinted, unprintedIn, wordsAndPairs } from '../src/learnt/models.js'
import { type AnswerEvidence, RISING, UNPRINTED } from '../src/search/rank/answerable.js'
import type { Posed, Signed } from './asking.js'
import { evened, type Weights } from './evened.js'
import { type ForestSettings, trainForest } from './forest.js'
import { MADE } from './lists.js'
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

const SPOKEN: ForestSettings = { ...ANSWERABLE, trees: 80, leaves: 8 }

/**
 * The share of questions with an answer that may be refused: those for a fact, those on a subject. The wrong number is worse than none; on a
 * subject a near miss that is quoted costs less than a refusal. They are those of strangers, for what is asked while looking at a paragraph
 * is surer of its answer than what people ask.
 */
const REFUSED: Bounds = { fact: 0.2, subject: 0.05 }

/** The share of questions on a subject that is spoken of, answered or not, that may be told that nothing speaks of it. */
const UNSPOKEN = 0.03

/** Not evened: what is asked for does tell something, for there are things that reports never give. */
const WEIGHTS: Weights = {
  of: { 'near miss': 0.5, 'taken out': 0.25, elsewhere: 0.5, swapped: 0.1, uncounted: 0.1, foreign: 0.1 },
  evened: 0,
}

/** The same for whether the subject is spoken of. */
const ON_SUBJECT: Weights = {
  of: { 'near miss': 0.4, 'taken out': 0.1, elsewhere: 0.4, swapped: 0.2, uncounted: 0.1, foreign: 0.2 },
  evened: 0,
}

/** What is asked of a report that has no word of it. */
const IS_OFF_SUBJECT: ReadonlySet<Posed> = new Set(['elsewhere', 'swapped', 'foreign'])

const WORDS = { seed: 8, epochs: 12, rate: 0.05, decay: 5e-3 }
/** A word or pair that fewer questions use tells nothing. */
const USED = 4

/** A question with what its best candidates say, and the part that it is of. */
export interface Judged
  extends AnswerEvidence,
    Pick<Signed, 'isStrangers' | 'posed' | 'kind' | 'weight' | 'wanted' | 'concepts' | 'stems'> {
  readonly part: number
}

/** Learns in which words people ask for what reports never print. */
export function trainUnprinted(asked: readonly Pick<Signed, 'posed' | 'weight' | 'stems'>[]): Unprinted {
  const lessons = asked.flatMap(({ posed, weight, stems }) =>
    !IS_UNPRINTED.has(posed)
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

/**
 * Learns what speaks of a subject and what answers, and reads off questions that it has not learnt from how sure is sure enough.
 * @param all their words not yet weighed
 */
export function trainAnswerable(
  all: readonly Judged[],
): Pick<Ranker, 'unprinted' | 'spoken' | 'near' | 'answerable' | 'least'> {
  const parts = [...new Set(all.map(({ part }) => part))]
  const without = (part: number) => all.filter((one) => one.part !== part)
  // What is learnt of the words of questions tells of those that it was not learnt from.
  const worded = parts.flatMap((part) => {
    const unprinted = trainUnprinted(without(part))
    return all
      .filter((one) => one.part === part)
      .map((one) => ({ ...one, signs: one.signs.with(UNPRINTED, unprinted.of(one.stems)) }))
  })
  const wordless = all.map((one) => ({ ...one, signs: one.signs.with(UNPRINTED, 0) }))
  const onSubject = learnt(evened(wordless, ON_SUBJECT), ({ posed }) => !IS_OFF_SUBJECT.has(posed), SPOKEN)
  const answered = learnt(evened(worded, WEIGHTS), ({ posed }) => posed === 'answered', ANSWERABLE)
  const bound = (isForFact: boolean, share: number): number =>
    quantile(
      asked(answered.sures).filter((one) => one.posed === 'answered' && one.isForFact === isForFact),
      share,
    )
  return {
    unprinted: trainUnprinted(all),
    spoken: onSubject.forest,
    near: quantile(
      asked(onSubject.sures).filter(({ posed }) => IS_ON_SUBJECT.has(posed)),
      UNSPOKEN,
    ),
    answerable: answered.forest,
    least: { fact: bound(true, REFUSED.fact), subject: bound(false, REFUSED.subject) },
  }
}

const IS_ON_SUBJECT: ReadonlySet<Posed> = new Set(['answered', 'near miss'])

/**
 * What strangers asked; where none did, what somebody asked of a paragraph: what was made of its own words is too easy to tell what people may
 * be refused.
 */
function asked<One extends Judged>(all: readonly One[]): One[] {
  const strangers = all.filter(({ isStrangers }) => isStrangers)
  return strangers.length > 0 ? strangers : all.filter(({ kind }) => kind !== MADE)
}

/** Trees that tell one thing of questions, and how sure trees that have learnt from the other parts are of it. */
function learnt<One extends Judged>(
  all: readonly One[],
  is: (one: One) => boolean,
  settings: ForestSettings,
): { forest: Forest; sures: (One & { sure: number })[] } {
  const forestOf = (some: readonly One[]): Forest =>
    trainForest(
      some.map((one) => ({ numbers: one.signs, is: is(one), weight: one.weight })),
      settings,
    )
  const sures = [...new Set(all.map(({ part }) => part))].flatMap((part) => {
    const forest = forestOf(all.filter((one) => one.part !== part))
    return all.filter((one) => one.part === part).map((one) => ({ ...one, sure: oddsOf(forest, one.signs) }))
  })
  return { forest: forestOf(all), sures }
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
