/** A feature, and how strongly it shows. */
export type Features = ReadonlyMap<string, number>

/** A multinomial logistic regression: weights of hashed features for each of some classes. */
export interface Classifier {
  readonly classes: readonly string[]
  /** Of each feature's bucket the weights of all classes, one after another; as they are stored, in whole steps. */
  readonly weights: Int8Array
  readonly bias: readonly number[]
  /** What one step of a weight is worth. */
  readonly step: number
}

/** A class and its share of all that the message may mean: 0 to 1, all shares adding up to 1. */
export interface Share {
  readonly label: string
  readonly share: number
}

/** What one class has of all; 0 for a class that is none of them. */
export const shareOf = (shares: readonly Share[], label: string): number =>
  shares.find((one) => one.label === label)?.share ?? 0

/** Features are hashed into so many buckets: names need not be stored. */
export const BUCKETS = 1 << 15

/** The bucket of a feature (FNV-1a). */
function bucketOf(name: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) {
    hash ^= name.charCodeAt(at)
    hash = Math.imul(hash, 0x01000193)
  }
  return (hash >>> 0) % BUCKETS
}

/** Features as the classifier sees them: buckets with their values, of length 1 together. */
export function vectorOf(features: Features): {
  readonly buckets: readonly number[]
  readonly values: readonly number[]
} {
  const length = Math.sqrt([...features.values()].reduce((sum, value) => sum + value * value, 0)) || 1
  return {
    buckets: [...features.keys()].map(bucketOf),
    values: [...features.values()].map((value) => value / length),
  }
}

/** The shares of all classes, largest first. */
export function sharesOf({ classes, weights, bias, step }: Classifier, features: Features): Share[] {
  const { buckets, values } = vectorOf(features)
  const scores = classes.map((_, label) =>
    buckets.reduce(
      (sum, bucket, at) => sum + (weights[bucket * classes.length + label] ?? 0) * step * (values[at] ?? 0),
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
