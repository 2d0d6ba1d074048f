import { random } from './random.js'

/** What is seen of something, and whether it is so. */
export interface WordLesson {
  readonly features: readonly string[]
  readonly is: 0 | 1
  readonly weight: number
}

interface WordSettings {
  readonly seed: number
  readonly epochs: number
  readonly rate: number
  readonly decay: number
}

/** A weight that is less than this says nothing. */
const LEAST = 0.1

/**
 * Logistic regression by stochastic gradient descent over words and pairs of words; both classes count alike, however few one is.
 * @param known the features that get a weight
 */
export function wordWeights(
  of: readonly WordLesson[],
  known: readonly string[],
  { seed, epochs, rate: first, decay }: WordSettings,
): Record<string, number> {
  const places = new Map(known.map((feature, at) => [feature, at]))
  const lessons = of.map(({ features, is, weight }) => ({
    features: features.flatMap((feature) => places.get(feature) ?? []),
    is,
    weight,
  }))
  const share = lessons.reduce((sum, { is, weight }) => sum + is * weight, 0)
  const all = lessons.reduce((sum, { weight }) => sum + weight, 0)
  const weights = new Float64Array(known.length)
  let constant = 0
  const draw = random(seed)
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = first * (1 - epoch / epochs)
    for (let n = 0; n < lessons.length; n++) {
      const lesson = lessons[Math.floor(draw() * lessons.length)]
      if (lesson === undefined) continue
      let sum = constant
      for (const at of lesson.features) sum += weights[at] as number
      const evened = (lesson.weight * (lesson.is === 1 ? 1 - share / all : share / all)) / 0.5
      const error = evened * (1 / (1 + Math.exp(-sum)) - lesson.is)
      constant -= rate * 0.1 * error
      for (const at of lesson.features)
        weights[at] = (weights[at] as number) * (1 - rate * decay) - rate * error
    }
  }
  return Object.fromEntries(
    known.flatMap((feature, at) => {
      const weight = Number((weights[at] as number).toFixed(2))
      return Math.abs(weight) >= LEAST ? [[feature, weight]] : []
    }),
  )
}
