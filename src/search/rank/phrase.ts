import type { Found } from './found.js'

/** Words between two neighbours of the question that still make a phrase: 'award for the best'. */
const GAP = 2

/** How much of the question stands in a text as it stands in the question: each two neighbours by the rarer one's weight. */
export function phraseIn(terms: readonly string[], found: readonly Found[]): number {
  const places = new Map<string, number[]>()
  for (const [at, term] of terms.entries()) places.set(term, [...(places.get(term) ?? []), at])
  const own = found.map(({ idea, rarity }) => ({ terms: idea.alternatives[0]?.terms ?? [], rarity }))
  return own.slice(1).reduce((sum, second, index) => {
    const first = own[index]
    const ends = places.get(first?.terms.at(-1) ?? '') ?? []
    const starts = places.get(second.terms[0] ?? '') ?? []
    const follows = ends.some((end) => starts.some((start) => start > end && start - end <= GAP + 1))
    return first && follows ? sum + Math.min(first.rarity, second.rarity) : sum
  }, 0)
}
