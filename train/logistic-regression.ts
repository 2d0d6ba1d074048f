import { BUCKETS, type Classifier, softmax, vectorOf } from '../src/understand/classify/classifier.js'
import type { Features } from '../src/understand/classify/features.js'
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

/** Multinomial logistic regression by stochastic gradient descent with a rate of its own for each weight (AdaGrad). */
export function trained(examples: readonly Example[], seed: number): Classifier {
  const classes = [...new Set(examples.map(({ label }) => label))].sort()
  const next = random(seed)
  const weights = new Float64Array(BUCKETS * classes.length)
  const squares = new Float64Array(BUCKETS * classes.length)
  const bias = new Float64Array(classes.length)
  const seen = examples.map(({ features, label, weight = 1 }) => ({
    ...vectorOf(features),
    label: classes.indexOf(label),
    weight,
  }))
  const counts = classes.map((_, label) => seen.filter((one) => one.label === label).length)
  const even = seen.length / classes.length
  for (let epoch = 0; epoch < EPOCHS; epoch++)
    for (const { buckets, values, label, weight } of shuffled(seen, next)) {
      const scores = classes.map((_, at) =>
        buckets.reduce(
          (sum, bucket, each) => sum + (weights[bucket * classes.length + at] ?? 0) * (values[each] ?? 0),
          bias[at] ?? 0,
        ),
      )
      const shares = softmax(scores)
      // A class with few examples counts for more, by the root of how few it has.
      const counted = weight * Math.sqrt(even / (counts[label] ?? 1))
      for (const [at, share] of shares.entries()) {
        const error = counted * (share - (at === label ? 1 : 0))
        bias[at] = (bias[at] ?? 0) - 0.02 * error
        for (const [each, bucket] of buckets.entries()) {
          const place = bucket * classes.length + at
          const gradient = error * (values[each] ?? 0) + DECAY * (weights[place] ?? 0)
          squares[place] = (squares[place] ?? 0) + gradient * gradient
          weights[place] = (weights[place] ?? 0) - (RATE * gradient) / (1e-3 + Math.sqrt(squares[place] ?? 0))
        }
      }
    }
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  const step = largest / MOST_STEPS || 1
  return {
    classes,
    weights: Int8Array.from(weights, (weight) => Math.round(weight / step)),
    bias: [...bias].map((one) => Math.round(one * 1e4) / 1e4),
    step: Number(step.toPrecision(6)),
  }
}
