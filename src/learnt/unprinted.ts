import { wordsAndPairs } from './tone.js'

/**
 * How far the words in which a number, a name or the like is asked for are those of what reports never print: what somebody earns, whom to
 * ring, what it cost. Above 0 for such.
 */
export interface Unprinted {
  readonly weights: Readonly<Record<string, number>>
  of(stems: readonly string[]): number
}

/** What some words and pairs of words tell of it; long questions as short ones. */
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
