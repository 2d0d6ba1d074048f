/** How far a sentence praises (above 0) or finds fault (below), from −1 to 1. */
export interface ToneModel {
  readonly weights: Readonly<Record<string, number>>
  of(terms: readonly string[]): number
  /** The same without bounds, and of long sentences as of short ones: for holding sentences against each other. */
  evenly(terms: readonly string[]): number
}

/** The terms of a sentence and each two that follow one another: 'yet' says little, 'not yet' much. */
export const wordsAndPairs = (terms: readonly string[]): string[] => [
  ...terms,
  ...terms.slice(1).map((term, at) => `${terms[at]} ${term}`),
]

/** The tone that some words and pairs of words give. */
export function tonedIn(weights: Readonly<Record<string, number>>): ToneModel {
  const known = new Map(Object.entries(weights))
  const sumOf = (features: ReadonlySet<string>): number => {
    let sum = 0
    for (const feature of features) sum += known.get(feature) ?? 0
    return sum
  }
  return {
    weights,
    of: (terms) => Math.tanh(sumOf(new Set(wordsAndPairs(terms))) / 2),
    evenly(terms) {
      const features = new Set(wordsAndPairs(terms))
      return features.size === 0 ? 0 : sumOf(features) / Math.sqrt(features.size)
    },
  }
}
