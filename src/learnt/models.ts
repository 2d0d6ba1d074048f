import { termsOf } from '../text/tokens.js'

/**
 * Word embeddings: words that people use of the same things lie near each other. Made by `npm run train` from questions
 * that people asked and the paragraphs that answer them.
 */
export interface Encoder {
  readonly dimensions: number
  /** The row of a stem; undefined for one that nothing was learnt of. */
  rowOf(stem: string): number | undefined
  /** The rows' vectors, one after another, each of length 1. */
  readonly vectors: Float32Array
  /** How much each row says in a question, in a text, and where a question is held against a text word by word. */
  readonly inQuestion: Float32Array
  readonly inText: Float32Array
  readonly alone: Float32Array
  /** How likely a text that answers a question holds a word of it as this very row. */
  readonly literal: Float32Array
}

/** Of a word that no question and no text has used yet, how literally it is meant nobody can tell. */
export const NOVEL = 0.5

/** Figures are one word each to the encoder, for which of them it is says nothing of what a text is about. */
const YEAR_STEM = '#year'
const NUMBER_STEM = '#number'

/** The stem under which a term is learnt. */
export const learntAs = (term: string): string => {
  const first = term.charCodeAt(0)
  if (first > 57 || !/^\d+$/.test(term)) return term
  return /^(?:19|20)\d\d$/.test(term) ? YEAR_STEM : NUMBER_STEM
}

/** The encoder over a table of stems. */
export function encoderOf(
  stems: readonly string[],
  table: Pick<Encoder, 'dimensions' | 'vectors' | 'inQuestion' | 'inText' | 'alone' | 'literal'>,
): Encoder {
  const rows = new Map(stems.map((stem, row) => [stem, row]))
  return { ...table, rowOf: (stem) => rows.get(learntAs(stem)) }
}

/** The rows of some terms, each once, with how often it is among them. */
export function rowCounts(terms: Iterable<string>, { rowOf }: Pick<Encoder, 'rowOf'>): Map<number, number> {
  const counts = new Map<number, number>()
  for (const term of terms) {
    const row = rowOf(term)
    if (row !== undefined) counts.set(row, (counts.get(row) ?? 0) + 1)
  }
  return counts
}

/** Mean pooling: a text as one vector of length 1, the mean of its words, each by its weight; all 0 where nothing is known of them. */
export function meanOf(
  rows: ReadonlyMap<number, number>,
  { dimensions, vectors }: Encoder,
  weights: Float32Array,
): Float32Array {
  const mean = new Float32Array(dimensions)
  for (const [row, count] of rows) {
    const weight = (weights[row] as number) * Math.sqrt(count)
    const at = row * dimensions
    for (let i = 0; i < dimensions; i++) mean[i] = (mean[i] as number) + weight * (vectors[at + i] as number)
  }
  let length = 0
  for (const each of mean) length += each * each
  if (length > 0) for (let i = 0; i < dimensions; i++) mean[i] = (mean[i] as number) / Math.sqrt(length)
  return mean
}

/** One number in this many bytes' worth of a vector of length 1 that is kept in bytes; what is larger is rare and cut. */
export const BYTES_OF_ONE = 254

/** Scalar quantisation: a vector of length 1 in bytes. */
export const inBytes = (vector: Float32Array): Int8Array =>
  Int8Array.from(vector, (value) => Math.max(-127, Math.min(127, Math.round(value * BYTES_OF_ONE))))

/** Weighs what is known of a question and a text against each other. */
export interface Ranker {
  /** How far a sentence answers. */
  readonly sentence: Network
  /** How far a paragraph answers, beside the others, as a network and as trees see it; their sum is above 0 for one that does rather than that none does. */
  readonly paragraph: Network
  readonly boosted: Forest
  /** How far the best candidates together speak of the subject of a question, and answer it. */
  readonly spoken: Forest
  readonly answerable: Forest
  /** What never stands in reports though they speak of its subject: a sign among those of the best candidates. */
  readonly unprinted: Unprinted
  /** What they must come to at least: for the subject to be spoken of, and for a question to be answered, one for a fact (a number, a name) and one on a subject. */
  readonly near: number
  readonly least: Bounds
  /** How likely a paragraph speaks of the subject, beside the best one. */
  readonly onSubject: Forest
}

export interface Bounds {
  readonly fact: number
  readonly subject: number
}

/** A feed-forward network with one hidden layer of rectified units (ReLU), which makes one number of several. */
export interface Network {
  /** What is taken from each input and by what it is divided, so that all are of one size. */
  readonly mean: Float32Array
  readonly deviation: Float32Array
  /** Inputs to the hidden layer, a row a hidden unit, its own constant last. */
  readonly hidden: Float32Array
  /** The hidden layer to the output, the constant last; then the inputs to the output straight. */
  readonly output: Float32Array
  readonly straight: Float32Array
}

/** Inputs further than this from their mean say no more. */
const FARTHEST = 4

/** Standard score, bounded. */
export const scaled = (value: number, mean: number, deviation: number): number =>
  Math.max(-FARTHEST, Math.min(FARTHEST, (value - mean) / deviation))

/** What the network makes of some inputs. */
export function outputOf(
  { mean, deviation, hidden, output, straight }: Network,
  inputs: ArrayLike<number>,
): number {
  const size = mean.length
  const units = output.length - 1
  const values = new Float64Array(size)
  let sum = output[units] as number
  for (let i = 0; i < size; i++) {
    const value = scaled(inputs[i] as number, mean[i] as number, deviation[i] as number)
    values[i] = value
    sum += value * (straight[i] as number)
  }
  for (let unit = 0; unit < units; unit++) {
    const from = unit * (size + 1)
    let raised = hidden[from + size] as number
    for (let i = 0; i < size; i++) raised += (hidden[from + i] as number) * (values[i] as number)
    if (raised > 0) sum += raised * (output[unit] as number)
  }
  return sum
}

/**
 * Gradient-boosted decision trees: trees of questions about some numbers, whose answers are summed up. Node n of a tree asks whether number `sign` is above `cut`
 * and goes on to `above` or `below`; a negative place leads to the leaf of that number, counted from −1.
 */
export interface Tree {
  readonly sign: readonly number[]
  readonly cut: readonly number[]
  readonly below: readonly number[]
  readonly above: readonly number[]
  readonly leaves: readonly number[]
}

export interface Forest {
  readonly start: number
  readonly trees: readonly Tree[]
}

/** The leaf that some numbers lead to. */
export function leafOf({ sign, cut, below, above, leaves }: Tree, numbers: ArrayLike<number>): number {
  if (sign.length === 0) return leaves[0] as number
  let at = 0
  do at = ((numbers[sign[at] as number] as number) > (cut[at] as number) ? above[at] : below[at]) as number
  while (at >= 0)
  return leaves[-1 - at] as number
}

/** What all the trees come to: the logarithm of the odds. */
export const oddsOf = ({ start, trees }: Forest, numbers: ArrayLike<number>): number =>
  trees.reduce((sum, tree) => sum + leafOf(tree, numbers), start)

/**
 * How far the words in which a number, a name or the like is asked for are those of what reports never print: what somebody earns, whom to
 * ring, what it cost. Above 0 for such.
 */
export interface Unprinted {
  readonly weights: Readonly<Record<string, number>>
  of(stems: readonly string[]): number
}

/** A linear classifier: what some words and pairs of words tell of it; long questions as short ones. */
export function unprintedIn(weights: Readonly<Record<string, number>>): Unprinted {
  const known = new Map(Object.entries(weights))
  return {
    weights,
    of(stems) {
      const features = new Set(wordsAndPairs(stems))
      let sum = 0
      for (const feature of features) sum += known.get(feature) ?? 0
      return features.size === 0 ? 0 : sum / Math.sqrt(features.size)
    },
  }
}

/** Unigrams and bigrams: the terms of a sentence and each two that follow one another: 'yet' says little, 'not yet' much. */
export const wordsAndPairs = (terms: readonly string[]): string[] => [
  ...terms,
  ...terms.slice(1).map((term, at) => `${terms[at]} ${term}`),
]

/** How likely a sentence praises what it speaks of, and how likely it finds fault with it: it may do both, or neither. */
export interface Tones {
  readonly praise: number
  readonly criticism: number
}

/** What each word, or pair of words, adds to the odds of praise and of criticism, and from which likelihood on either is sure. */
export interface ToneWeights {
  readonly constant: readonly [number, number]
  readonly weights: Readonly<Record<string, readonly [number, number]>>
  readonly sure: Tones
}

/** Whether a sentence praises, and whether it finds fault. */
export interface ToneModel {
  readonly sure: Tones
  of(terms: readonly string[]): Tones
}

/** Stems that tell which way something goes, or turn what is said about: 'turnover' is praised where it falls, a delay where there is none. */
const DIRECTIONS: ReadonlySet<string> = new Set(
  (
    'low lower high higher reduc fall increas decreas improv minim no not without too few fewer less more avoid prevent never ' +
    'but howev although despit'
  ).split(' '),
)

/** Words between a direction and what goes that way. */
const DIRECTED = 5

/** What stands before and what after them in a sentence is weighed apart: the second half decides. */
const TURNED_BY: ReadonlySet<string> = new Set(['but', 'howev'])

/** What is seen of a sentence: its words, each two that follow one another, those near a direction, how it begins, and on which side of a 'but' they stand. */
export function toneFeatures(terms: readonly string[]): ReadonlySet<string> {
  const features = new Set(wordsAndPairs(terms))
  if (terms.length === 0) return features
  for (const [at, term] of terms.entries())
    for (let to = at + 2; to <= at + DIRECTED && to < terms.length; to++) {
      const other = terms[to] as string
      if (DIRECTIONS.has(term) || DIRECTIONS.has(other)) features.add(`${term}~${other}`)
    }
  features.add(`^${terms[0]}`)
  features.add(`^${terms.slice(0, 2).join(' ')}`)
  const turn = terms.findLastIndex((term, at) => at > 0 && TURNED_BY.has(term))
  if (turn > 0) for (const [at, term] of terms.entries()) features.add(`${at < turn ? '<' : '>'}${term}`)
  return features
}

/** Long sentences are weighed as short ones. */
export const evenly = (features: ReadonlySet<string>): number => 3 / Math.sqrt(features.size || 1)

/** The logistic function: how likely something of such odds is, which are a logarithm. */
export const likelyAt = (odds: number): number => 1 / (1 + Math.exp(-odds))

/** Logistic regression: the tones that some words and pairs of words give. */
export function tonedIn({ constant, weights, sure }: ToneWeights): ToneModel {
  const known = new Map(Object.entries(weights))
  return {
    sure,
    of(terms) {
      const features = toneFeatures(terms)
      let praise = 0
      let criticism = 0
      for (const feature of features) {
        const own = known.get(feature)
        if (own === undefined) continue
        praise += own[0]
        criticism += own[1]
      }
      const even = evenly(features)
      return {
        praise: likelyAt(constant[0] + even * praise),
        criticism: likelyAt(constant[1] + even * criticism),
      }
    },
  }
}

/** How far a sentence praises (above 0) rather than finds fault (below), from −1 to 1. */
export const balanceOf = ({ praise, criticism }: Tones): number => praise - criticism

/** What a search tells of the tone of a sentence. */
export const tonesTold = (tone: ToneModel) => ({
  toneOf: (sentence: string): number => balanceOf(tone.of(termsOf(sentence))),
  surelyOf(which: keyof Tones, sentence: string): number {
    const likely = tone.of(termsOf(sentence))[which]
    return likely >= tone.sure[which] ? likely : 0
  },
})

/** How strongly sentences praise, or find fault, told by their stems: linear regression on what readers judged, from 1 (hardly) to 5. */
export type Strengths = Readonly<Record<keyof Tones, StrengthWeights>>

export interface StrengthWeights {
  readonly constant: number
  readonly weights: Readonly<Record<string, number>>
}

/** What a model of strengths says of a sentence, by its stems. */
export function strengthIn({ constant, weights }: StrengthWeights, terms: Iterable<string>): number {
  const known = [...new Set(terms)].flatMap((term) => weights[term] ?? [])
  return constant + known.reduce((sum, weight) => sum + weight, 0) / Math.sqrt(known.length || 1)
}

/** What a search tells of the strength of a sentence in a tone. */
export const strengthsTold = (strengths: Strengths | null) => ({
  strengthOf: (which: keyof Tones, sentence: string): number =>
    strengths ? strengthIn(strengths[which], termsOf(sentence)) : 0,
})

/** A feature, and how strongly it shows. */
export type Features = ReadonlyMap<string, number>

/** A multinomial logistic regression: weights of each feature for each of some classes. */
export interface Classifier {
  readonly classes: readonly string[]
  /** The hashes of the features that something was learnt of, ascending: names need not be stored. */
  readonly features: Uint32Array
  /** Of each of these the weights of all classes, one after another; as they are stored, in whole steps. */
  readonly weights: Int8Array
  readonly bias: readonly number[]
  /** What one step of a weight is worth. */
  readonly step: number
  /** Of classes that words in a row have, how often each stands behind each, and before all words: one row more than there are classes. */
  readonly chain?: readonly (readonly number[])[]
}

/** A class and its share of all that is classified: 0 to 1, all shares adding up to 1. */
export interface Share {
  readonly label: string
  readonly share: number
}

/** What one class has of all; 0 for a class that is none of them. */
export const shareOf = (shares: readonly Share[], label: string): number =>
  shares.find((one) => one.label === label)?.share ?? 0

/** The hash of a feature's name (FNV-1a): 0 to 2³² − 1. */
export function hashOf(name: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) {
    hash ^= name.charCodeAt(at)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}

/** The place of a feature among those known, by halving; undefined for one that nothing was learnt of. */
function rowOf(hash: number, features: Uint32Array): number | undefined {
  let low = 0
  let high = features.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((features[middle] as number) < hash) low = middle + 1
    else high = middle
  }
  return features[low] === hash ? low : undefined
}

/** What a classifier knows of a message's features: their rows with their values, all of the message's together of length 1. */
export function vectorOf(
  features: Features,
  known: Uint32Array,
): { readonly rows: readonly number[]; readonly values: readonly number[] } {
  const length = Math.sqrt([...features.values()].reduce((sum, value) => sum + value * value, 0)) || 1
  const rows: number[] = []
  const values: number[] = []
  for (const [name, value] of features) {
    const row = rowOf(hashOf(name), known)
    if (row === undefined) continue
    rows.push(row)
    values.push(value / length)
  }
  return { rows, values }
}

/** The shares of all classes, largest first. */
export function sharesOf(
  { classes, features: known, weights, bias, step }: Classifier,
  features: Features,
): Share[] {
  const { rows, values } = vectorOf(features, known)
  const scores = classes.map((_, label) =>
    rows.reduce(
      (sum, row, at) => sum + (weights[row * classes.length + label] ?? 0) * step * (values[at] ?? 0),
      bias[label] ?? 0,
    ),
  )
  return softmax(scores)
    .map((share, at) => ({ label: classes[at] ?? '', share }))
    .sort((one, other) => other.share - one.share)
}

export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
