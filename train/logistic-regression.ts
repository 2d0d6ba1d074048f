import { type Classifier, type Features, hashOf, softmax, vectorOf } from '../src/learnt/models.js'
import { random, shuffled } from './random.js'

/** An example: what is seen of it, its class, and how much it counts. */
export interface Example {
  readonly features: Features
  readonly label: string
  readonly weight?: number
}

const EPOCHS = 30
const RATE = 0.5
/** Pull of every weight towards 0 at each step. */
const DECAY = 1e-5
const MOST_STEPS = 127
/** A class that is told so nearly right of an example learns nothing from it: most of them are, of most, and that is most of the time. */
const LEAST_ERROR = 1e-3

/** What fewer examples show is not learnt: it would tell of one message, not of a way of asking. */
const LEAST_SEEN = 2

/** The hashes of the features that enough examples show, ascending. */
function featuresIn(examples: readonly Example[]): Uint32Array {
  const counts = new Map<number, number>()
  for (const { features } of examples)
    for (const name of features.keys()) counts.set(hashOf(name), (counts.get(hashOf(name)) ?? 0) + 1)
  return Uint32Array.from([...counts].flatMap(([hash, count]) => (count >= LEAST_SEEN ? [hash] : []))).sort()
}

/** An example as it is learnt from: where its features stand among those known, and its class among the classes. */
interface Seen {
  readonly rows: ArrayLike<number>
  readonly values: ArrayLike<number>
  readonly label: number
  readonly weight: number
}

/**
 * Multinomial logistic regression: the mean of some runs over the examples, each in an order of its own. What one run tells of a message that it is not
 * sure of depends on that order: without the mean a few new lines turn what was right before.
 */
export function trained(examples: readonly Example[], seed: number, runs = 1): Classifier {
  const classes = [...new Set(examples.map(({ label }) => label))].sort()
  const next = random(seed)
  const known = featuresIn(examples)
  const seen = examples.map(({ features, label, weight = 1 }) => ({
    ...vectorOf(features, known),
    label: classes.indexOf(label),
    weight,
  }))
  const weights = new Float64Array(known.length * classes.length)
  const bias = new Float64Array(classes.length)
  for (let run = 0; run < runs; run++) {
    const descended = descend(seen, known.length, classes.length, next)
    for (const [at, weight] of descended.weights.entries())
      weights[at] = (weights[at] as number) + weight / runs
    for (const [at, weight] of descended.bias.entries()) bias[at] = (bias[at] as number) + weight / runs
  }
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  const step = largest / MOST_STEPS || 1
  return {
    classes,
    features: known,
    weights: Int8Array.from(weights, (weight) => Math.round(weight / step)),
    bias: [...bias].map((one) => Math.round(one * 1e4) / 1e4),
    step: Number(step.toPrecision(6)),
  }
}

/** One run by stochastic gradient descent with a rate of its own for each weight (AdaGrad). */
function descend(
  seen: readonly Seen[],
  known: number,
  size: number,
  next: () => number,
): { readonly weights: Float64Array; readonly bias: Float64Array } {
  const weights = new Float64Array(known * size)
  const squares = new Float64Array(known * size)
  const bias = new Float64Array(size)
  const counts = Array.from({ length: size }, (_, label) => seen.filter((one) => one.label === label).length)
  const even = seen.length / size
  const scores: number[] = Array.from({ length: size }, () => 0)
  const errors = new Float64Array(size)
  /** The classes that learn from an example, and how many they are. */
  const learning = new Int32Array(size)
  for (let epoch = 0; epoch < EPOCHS; epoch++)
    for (const { rows, values, label, weight } of shuffled(seen, next)) {
      for (let at = 0; at < size; at++) scores[at] = bias[at] as number
      for (let each = 0; each < rows.length; each++) {
        const first = (rows[each] as number) * size
        const value = values[each] as number
        for (let at = 0; at < size; at++)
          scores[at] = (scores[at] as number) + (weights[first + at] as number) * value
      }
      const shares = softmax(scores)
      // A class with few examples counts for more, by the root of how few it has.
      const counted = weight * Math.sqrt(even / (counts[label] ?? 1))
      let learn = 0
      for (let at = 0; at < size; at++) {
        const error = counted * ((shares[at] as number) - (at === label ? 1 : 0))
        errors[at] = error
        bias[at] = (bias[at] as number) - 0.02 * error
        if (Math.abs(error) >= LEAST_ERROR) learning[learn++] = at
      }
      for (let each = 0; learn > 0 && each < rows.length; each++) {
        const first = (rows[each] as number) * size
        const value = values[each] as number
        for (let one = 0; one < learn; one++) {
          const at = learning[one] as number
          const place = first + at
          const gradient = (errors[at] as number) * value + DECAY * (weights[place] as number)
          const square = (squares[place] as number) + gradient * gradient
          squares[place] = square
          weights[place] = (weights[place] as number) - (RATE * gradient) / (1e-3 + Math.sqrt(square))
        }
      }
    }
  return { weights, bias }
}
