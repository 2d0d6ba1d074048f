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

/** Multinomial logistic regression by stochastic gradient descent with a rate of its own for each weight (AdaGrad). */
export function trained(examples: readonly Example[], seed: number): Classifier {
  const classes = [...new Set(examples.map(({ label }) => label))].sort()
  const next = random(seed)
  const known = featuresIn(examples)
  const weights = new Float64Array(known.length * classes.length)
  const squares = new Float64Array(known.length * classes.length)
  const bias = new Float64Array(classes.length)
  const seen = examples.map(({ features, label, weight = 1 }) => ({
    ...vectorOf(features, known),
    label: classes.indexOf(label),
    weight,
  }))
  const counts = classes.map((_, label) => seen.filter((one) => one.label === label).length)
  const even = seen.length / classes.length
  const size = classes.length
  const scores: number[] = classes.map(() => 0)
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
