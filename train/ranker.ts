import { asKept } from '../src/learnt/learnt.js'
import { type Network, outputOf, type Ranker, type Tree } from '../src/learnt/models.js'
import { beside } from '../src/search/rank/features.js'
import type { Signed } from './asking.js'
import { evened, type Weights } from './evened.js'
import { type ForestSettings, trainRankingForest } from './forest.js'
import { type List, type NetworkSettings, trainNetwork } from './network.js'

/** How the two networks and the trees learn; chosen on reports that were kept back. */
const SENTENCE: NetworkSettings = {
  seed: 1,
  units: 12,
  epochs: 5,
  rate: 0.003,
  decay: 1e-5,
}
const PARAGRAPH: NetworkSettings = {
  seed: 2,
  units: 24,
  epochs: 8,
  rate: 0.003,
  decay: 1e-4,
}
const BOOSTED: ForestSettings = {
  seed: 4,
  trees: 120,
  leaves: 12,
  rate: 0.1,
  least: 6,
  decay: 6,
  instances: 0.5,
  numbers: 0.4,
  rising: [],
}

/** The share of the network in what it and the trees make of a paragraph together. */
const OF_NETWORK = 0.5

const WEIGHTS: Weights = {
  of: { 'near miss': 0.25, 'taken out': 0.1, elsewhere: 0.25, swapped: 0.1, uncounted: 0.1, foreign: 0.1 },
  evened: 1,
}

/** What weighs sentences and paragraphs. */
export type Ranking = Pick<Ranker, 'sentence' | 'paragraph' | 'boosted'>

/** Learns to choose sentences, then paragraphs by them. */
export function trainRanking(all: readonly Signed[], tell: (line: string) => void): Ranking {
  const asked = evened(all.filter(isOfUse), WEIGHTS)
  const sentence = trainNetwork(sentenceLists(asked), SENTENCE, (line) => tell(`sentences, ${line}`))
  const lists = paragraphLists(asked, sentence)
  const network = trainNetwork(lists, PARAGRAPH, (line) => tell(`paragraphs, ${line}`))
  tell('paragraphs, by trees')
  const forest = trainRankingForest(lists, BOOSTED)
  return {
    sentence: asKept(sentence),
    paragraph: asKept(timesOutput(OF_NETWORK, network)),
    boosted: { ...forest, trees: forest.trees.map((tree) => timesLeaves(1 - OF_NETWORK, tree)) },
  }
}

const timesOutput = (factor: number, network: Network): Network => ({
  ...network,
  output: network.output.map((weight) => factor * weight),
  straight: network.straight.map((weight) => factor * weight),
})

const timesLeaves = (factor: number, tree: Tree): Tree => ({
  ...tree,
  leaves: tree.leaves.map((leaf) => Number((factor * leaf).toPrecision(4))),
})

/** Sentences held against each question, those of what answers it right: which of them answers is for the network to find. */
const sentenceLists = (all: readonly Signed[]): List[] =>
  all.map(({ candidates, right: paragraphs, weight }) => {
    let from = 0
    const right = new Set<number>()
    for (const [at, { ofSentences }] of candidates.entries()) {
      if (paragraphs.has(at)) for (const n of ofSentences.keys()) right.add(from + n)
      from += ofSentences.length
    }
    return { things: candidates.flatMap(({ ofSentences }) => ofSentences), right, weight }
  })

/** Paragraphs held against each question, its own right; of a near miss none. */
const paragraphLists = (all: readonly Signed[], sentence: Network): List[] =>
  all.map((one) => ({
    things: beside(one.candidates, answeringIn(one.candidates, sentence)),
    right: one.right,
    weight: one.weight,
  }))

/** How far each sentence of each candidate answers. */
export const answeringIn = (candidates: Signed['candidates'], sentence: Network): number[][] =>
  candidates.map(({ ofSentences }) => ofSentences.map((signs) => outputOf(sentence, signs)))

/** Whether a question has candidates, and what answers it among them where something does. */
export const isOfUse = ({
  posed,
  right,
  candidates,
}: Pick<Signed, 'posed' | 'right' | 'candidates'>): boolean =>
  candidates.length > 0 && (posed !== 'answered' || right.size > 0)
