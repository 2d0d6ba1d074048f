import {
  type Bounds,
  type Forest,
  oddsOf,
  type Ranker,
  type Unprinted,
  unprintedIn,
  wordsAndPairs,
} from '../src/learnt/models.js'
import { type AnswerEvidence, MONOTONE_FEATURES, UNPRINTED_FEATURE } from '../src/search/rank/evidence.js'
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
  rising: MONOTONE_FEATURES,
}

const SPOKEN: ForestSettings = { ...ANSWERABLE, trees: 80, leaves: 8 }

/** Those who wrote for strangers are parted in so many: what strangers asked is put to trees that have learnt from other writers alone. */
const HANDS = 3

/**
 * The share of questions with an answer that may be refused: those for a fact, those on a subject. The wrong number is worse than none; on a
 * subject a near miss that is quoted costs less than a refusal. They are those of strangers, for what is asked while looking at a paragraph
 * is surer of its answer than what people ask. Put to trees and encoders that have learnt from fewer councils and writers: of councils kept back the
 * model that has learnt from all others refuses fewer.
 */
const REFUSED: Bounds = { fact: 0.4, subject: 0.08 }

/** The share of questions on a subject that is spoken of, answered or not, that may be told that nothing speaks of it. */
const UNSPOKEN = 0.04

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
  extends Pick<AnswerEvidence, 'features' | 'isForFact'>,
    Pick<Signed, 'writer' | 'isStrangers' | 'posed' | 'kind' | 'weight' | 'wanted' | 'concepts' | 'stems'> {
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
  const readers = all.filter(({ isStrangers }) => !isStrangers)
  const unprinted = trainUnprinted(readers)
  // What is learnt of the words of questions tells of those that it was not learnt from.
  const without = new Map(
    partsOf(all).map((part) => [part, trainUnprinted(readers.filter((one) => one.part !== part))]),
  )
  const worded = all.map((one) => ({
    ...one,
    features: one.features.with(UNPRINTED_FEATURE, (without.get(one.part) as Unprinted).of(one.stems)),
  }))
  const wordless = all.map((one) => ({ ...one, features: one.features.with(UNPRINTED_FEATURE, 0) }))
  const people = asked(all.map((one, at) => ({ ...one, at })))
  const onSubject = learnt(wordless, people, ON_SUBJECT, ({ posed }) => !IS_OFF_SUBJECT.has(posed), SPOKEN)
  const answered = learnt(worded, people, WEIGHTS, ({ posed }) => posed === 'answered', ANSWERABLE)
  const near = quantile(
    people.filter(({ posed }) => IS_ON_SUBJECT.has(posed)),
    ({ at }) => onSubject.sures.get(at) as number,
    UNSPOKEN,
  )
  const bound = (isForFact: boolean, share: number): number =>
    quantile(
      people.filter((one) => one.posed === 'answered' && one.isForFact === isForFact),
      // Of those that may be refused are those that are told that nothing speaks of it.
      ({ at }) =>
        (onSubject.sures.get(at) as number) < near ? -Infinity : (answered.sures.get(at) as number),
      share,
    )
  return {
    unprinted,
    spoken: onSubject.forest,
    near,
    answerable: answered.forest,
    least: { fact: bound(true, REFUSED.fact), subject: bound(false, REFUSED.subject) },
  }
}

const partsOf = (all: readonly Judged[]): number[] => [...new Set(all.map(({ part }) => part))]

const IS_ON_SUBJECT: ReadonlySet<Posed> = new Set(['answered', 'near miss'])

/**
 * What strangers asked; where none did, what somebody asked of a paragraph: what was made of its own words is too easy to tell what people may
 * be refused.
 */
function asked<One extends Judged>(all: readonly One[]): One[] {
  const strangers = all.filter(({ isStrangers }) => isStrangers)
  return strangers.length > 0
    ? strangers
    : all.filter(({ posed, kind }) => posed === 'near miss' || kind !== MADE)
}

/**
 * Trees that tell one thing of questions, and how sure of what some people asked, by its place, are trees that have learnt neither from its part
 * nor, where it is a stranger's, from its writer.
 */
function learnt(
  all: readonly Judged[],
  people: readonly (Judged & { readonly at: number })[],
  weights: Weights,
  is: (one: Judged) => boolean,
  settings: ForestSettings,
): { forest: Forest; sures: Map<number, number> } {
  const forestOf = (some: readonly Judged[]): Forest =>
    trainForest(
      evened(some, weights).map((one) => ({ numbers: one.features, is: is(one), weight: one.weight })),
      settings,
    )
  const writers = [...new Set(all.flatMap((one) => (one.isStrangers ? [one.writer] : [])))].sort()
  /** Readers are of none. */
  const handOf = ({ isStrangers, writer }: Judged): number =>
    isStrangers ? writers.indexOf(writer) % HANDS : HANDS
  const sures = new Map<number, number>()
  for (const part of partsOf(all))
    for (const hand of new Set(people.map(handOf))) {
      const own = people.filter((one) => one.part === part && handOf(one) === hand)
      if (own.length === 0) continue
      const isOther = (one: Judged): boolean =>
        one.part !== part && !(one.isStrangers && handOf(one) === hand)
      const forest = forestOf(all.filter(isOther))
      for (const { at } of own) sures.set(at, oddsOf(forest, (all[at] as Judged).features))
    }
  return { forest: forestOf(all), sures }
}

/** The number below which such a share of some weighed ones lies. */
function quantile<One extends { readonly weight: number }>(
  all: readonly One[],
  numberOf: (one: One) => number,
  share: number,
): number {
  const order = all
    .map((one) => ({ number: numberOf(one), weight: one.weight }))
    .sort((one, other) => one.number - other.number)
  let left = share * order.reduce((sum, { weight }) => sum + weight, 0)
  for (const { number, weight } of order) {
    left -= weight
    if (left < 0) return number
  }
  return 0
}
