import type { Ranker } from '../../learnt/learnt.js'
import { outputOf } from '../../learnt/network.js'

/** A candidate with its odds, and what they were made of. */
export interface Weighed {
  readonly odds: number
  readonly signs: readonly number[]
}

/** Of the candidates, as many as an answer shows. */
const LOOKED_AT = 5

/** The candidates with the best odds, best first. */
export const best = (weighed: readonly Weighed[]): Weighed[] =>
  weighed.toSorted((one, other) => other.odds - one.odds).slice(0, LOOKED_AT)

/** What the best candidates come to: they say it, they speak of its subject and do not say it, or neither. */
export type Said = 'said' | 'spoken of' | 'nothing'

/** Signs of a paragraph that holds a question in its own words: what of it stands in one sentence, and what is proven to be spoken of. */
const IN_FULL = [3, 5]
const NEARLY_ALL = 0.8

/** What some candidates come to, of so many paragraphs that were asked about. */
export function saidBy(weighed: readonly Weighed[], scope: number, ranker: Ranker): Said {
  if (weighed.length === 0) return 'nothing'
  const first = best(weighed)
  if (first.some(({ signs }) => IN_FULL.every((sign) => (signs[sign] as number) >= NEARLY_ALL))) return 'said'
  const sure = outputOf(ranker.answerable, signsOfBest(first, scope))
  return sure >= ranker.least ? 'said' : sure >= ranker.near ? 'spoken of' : 'nothing'
}

/** More paragraphs than this are as many, for nothing was learnt of larger libraries. */
const MOST = 1500

/** Signs of which the greatest among the best counts too: likeness by words, what of the question stands near, in it, and is proven. */
const MOST_OF = [2, 3, 4, 5]

/** Of no candidate. */
const NONE = -10

/**
 * What the best candidates say of whether a question is answered at all.
 * @param scope how many paragraphs were asked about
 */
export function signsOfBest(best: readonly Weighed[], scope: number): number[] {
  const [first, second] = best
  const last = best.at(-1)
  const top = first?.odds ?? NONE
  const all = best.reduce((sum, { odds }) => sum + Math.exp(odds), 0)
  return [
    top,
    (second?.odds ?? NONE) - top,
    (last?.odds ?? NONE) - top,
    Math.log(all + 1e-6),
    Math.log1p(Math.min(MOST, scope)),
    ...MOST_OF.map((sign) => Math.max(0, ...best.map(({ signs }) => signs[sign] as number))),
    ...(first?.signs ?? []),
  ]
}
