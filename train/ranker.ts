import type { Ranker } from '../src/learnt/learnt.js'
import type { Network } from '../src/learnt/network.js'
import { outputOf } from '../src/learnt/network.js'
import { sureness } from '../src/search/rank/answerable.js'
import { type Evidence, RISING } from '../src/search/rank/answering.js'
import { beside, type Seen } from '../src/search/rank/features.js'
import type { Example } from './examples.js'
import { type ForestSettings, type Instance, trainForest } from './forest.js'
import type { Asked, Posed } from './lists.js'
import { type List, type NetworkSettings, trainNetwork } from './network.js'

/** How each of the three networks learns; chosen on reports that were kept back. */
const SENTENCE: NetworkSettings = { seed: 1, units: 12, epochs: 5, rate: 0.003, decay: 1e-5 }
const PARAGRAPH: NetworkSettings = { seed: 2, units: 24, epochs: 8, rate: 0.003, decay: 1e-4 }
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

/** The share of questions with an answer that may be refused. */
const REFUSED = 0.03

/** The share of near misses, which are on the subject, that may be taken for being on none. */
const OFF_SUBJECT = 0.1

/** Learns to choose sentences, then paragraphs by them, then when not to answer by those. */
export function trainRanker(
  all: readonly Asked[],
  partOf: (example: Example) => number,
  tell: (line: string) => void,
): Ranker {
  const asked = evened(all.filter(isOfUse), IN_RANKING)
  const sentence = trainNetwork(sentenceLists(asked), SENTENCE, (line) => tell(`sentences, ${line}`))
  const paragraph = trainNetwork(paragraphLists(asked, sentence), PARAGRAPH, (line) =>
    tell(`paragraphs, ${line}`),
  )
  const judged = evened(all.filter(isOfUse), IN_ANSWERING).map((one) => ({
    ...evidenceOfAsked(one, { sentence, paragraph }),
    is: one.kind !== null,
    posed: one.posed,
    weight: one.weight,
    part: partOf(one.example),
  }))
  tell('answering')
  const answerable = trainForest(judged.map(instanceOf), ANSWERABLE)
  // How sure it is of what it has not learnt from.
  const sures = [...new Set(judged.map(({ part }) => part))].flatMap((part) => {
    const forest = trainForest(judged.filter((one) => one.part !== part).map(instanceOf), ANSWERABLE)
    return judged
      .filter((one) => one.part === part)
      .map((one) => ({ sure: sureness(one, forest), posed: one.posed, weight: one.weight }))
  })
  const sureOf = (of: Posed) => sures.filter(({ posed }) => posed === of)
  const least = quantile(sureOf('answered'), REFUSED)
  return {
    sentence,
    paragraph,
    answerable,
    least,
    near: Math.min(least, quantile(sureOf('near miss'), OFF_SUBJECT)),
  }
}

const instanceOf = ({ signs, is, weight }: Evidence & Omit<Instance, 'numbers'>): Instance => ({
  numbers: signs,
  is,
  weight,
})

/** The number below which such a share of some weighed ones lies. */
function quantile(all: { sure: number; weight: number }[], share: number): number {
  const order = all.toSorted((one, other) => one.sure - other.sure)
  let left = share * order.reduce((sum, { weight }) => sum + weight, 0)
  for (const { sure, weight } of order) {
    left -= weight
    if (left < 0) return sure
  }
  return 0
}

/** What questions that are not answered weigh beside those that are, and how far near misses are evened: 0 to 1. */
interface Weights {
  readonly of: Readonly<Record<Exclude<Posed, 'answered'>, number>>
  readonly evened: number
}
const IN_RANKING: Weights = {
  of: { 'near miss': 0.25, elsewhere: 0.25, swapped: 0.1, uncounted: 0.1, foreign: 0.1 },
  evened: 1,
}
/** Not wholly evened: what is asked for does tell something, for there are things that reports never give. */
const IN_ANSWERING: Weights = {
  of: { 'near miss': 0.25, elsewhere: 0.5, swapped: 0.1, uncounted: 0.1, foreign: 0.1 },
  evened: 0.7,
}

/** Ideas of which a question is made, by lots: few, some, many. */
const lotOf = (ideas: number): number => Math.min(3, Math.floor(ideas / 2))

/**
 * Near misses are shorter than other questions, and ask for a number far more often than for anything else: evened, so that how a question
 * is put and what it asks for tell little by themselves of whether it is answered.
 */
function evened(all: readonly Asked[], weights: Weights): Asked[] {
  const masses = new Map<string, number>()
  const add = (key: string, weight: number) => masses.set(key, (masses.get(key) ?? 0) + weight)
  const wayOf = ({ wanted, ideas }: Asked): string => `${wanted} ${lotOf(ideas)}`
  for (const one of all) {
    add(one.posed, one.weight)
    add(`${one.posed} ${wayOf(one)}`, one.weight)
  }
  const answered = masses.get('answered') ?? 1
  return all.map((one) => {
    const { posed, weight } = one
    if (posed === 'answered') return one
    const even = weight * weights.of[posed] * (answered / (masses.get(posed) ?? 1))
    if (posed !== 'near miss') return { ...one, weight: even }
    // As the questions that are answered ask for this kind of word, so shall the near misses.
    const share = (masses.get(`answered ${wayOf(one)}`) ?? 0) / answered
    const own = (masses.get(`${posed} ${wayOf(one)}`) ?? 1) / (masses.get(posed) ?? 1)
    return { ...one, weight: even * Math.min(MOST_EVENED, (share / own) ** weights.evened) }
  })
}

/** No near miss weighs more than so many times what it would. */
const MOST_EVENED = 4

/** Sentences held against each question, those of its paragraph right: which of them answers is for the network to find. */
const sentenceLists = (all: readonly Asked[]): List[] =>
  all.map(({ candidates, own, kind, weight }) => {
    let from = 0
    const right = new Set<number>()
    for (const [at, { ofSentences }] of candidates.entries()) {
      if (kind !== null && at === own) for (const n of ofSentences.keys()) right.add(from + n)
      from += ofSentences.length
    }
    return { things: candidates.flatMap(({ ofSentences }) => ofSentences), right, weight }
  })

/** Paragraphs held against each question, its own right; of a near miss none. */
const paragraphLists = (all: readonly Asked[], sentence: Network): List[] =>
  all.map((one) => ({
    things: signsOf(one.candidates, sentence),
    right: new Set(one.kind === null ? [] : [one.own]),
    weight: one.weight,
  }))

export const signsOf = (candidates: Asked['candidates'], sentence: Network): number[][] =>
  beside(
    candidates,
    candidates.map(({ ofSentences }) => ofSentences.map((signs) => outputOf(sentence, signs))),
  )

/** What the best of a question's candidates say of whether it is answered at all. */
export function evidenceOfAsked(
  { candidates, evidenceOf: tell }: Asked,
  { sentence, paragraph }: Pick<Ranker, 'sentence' | 'paragraph'>,
): Evidence {
  const answering = candidates.map(({ ofSentences }) => ofSentences.map((signs) => outputOf(sentence, signs)))
  return tell(
    beside(candidates, answering).map((signs, at) => ({
      seen: candidates[at] as Seen,
      odds: outputOf(paragraph, signs),
      signs,
      answering: answering[at] as number[],
    })),
  )
}

export const isOfUse = ({ kind, own, candidates }: Asked): boolean =>
  candidates.length > 0 && (kind === null || own >= 0)
