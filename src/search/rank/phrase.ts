import type { Found, Sentence } from './found.js'

/** Words between two neighbours of the question that still make a phrase: 'award for the best'. */
const GAP = 2

/** Two neighbouring concepts of the question: with what the first ends and the second begins, and the rarer one's weight. */
interface Pair {
  readonly end: string
  readonly start: string
  readonly weight: number
}

const neighbours = (found: readonly Found[]): Pair[] =>
  found.slice(1).map((second, index) => {
    const first = found[index] as Found
    return {
      end: first.concept.expansions[0]?.terms.at(-1) ?? '',
      start: second.concept.expansions[0]?.terms[0] ?? '',
      weight: Math.min(first.idf, second.idf),
    }
  })

/** Tells how much of the question stands in a document as it stands in the question: the weights of its neighbours that do. */
export function phrases(found: readonly Found[]): (sentences: readonly Sentence[]) => number {
  const pairs = neighbours(found)
  return (sentences) => {
    const places = new Map<string, number[]>()
    for (const { indexed } of sentences)
      for (const { term, at } of indexed.places) {
        const known = places.get(term)
        if (known) known.push(indexed.before + at)
        else places.set(term, [indexed.before + at])
      }
    return pairs.reduce((sum, { end, start, weight }) => {
      const starts = places.get(start)
      const follows =
        starts &&
        places.get(end)?.some((before) => starts.some((after) => after > before && after - before <= GAP + 1))
      return follows ? sum + weight : sum
    }, 0)
  }
}
