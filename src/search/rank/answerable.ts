import { oddsOf } from '../../learnt/forest.js'
import type { Ranker } from '../../learnt/learnt.js'
import type { Evidence, Weighed } from './answering.js'

/** Of the candidates, as many as an answer shows. */
const LOOKED_AT = 5

/** The candidates with the best odds, best first. */
export const best = (weighed: readonly Weighed[]): Weighed[] =>
  weighed.toSorted((one, other) => other.odds - one.odds).slice(0, LOOKED_AT)

/** What the best candidates come to: they say it, they speak of its subject and do not say it, or neither. */
export type Said = 'said' | 'spoken of' | 'nothing'

/** What the best candidates come to. */
export function saidBy({ signs, isForFact }: Evidence, { spoken, near, answerable, least }: Ranker): Said {
  if (oddsOf(spoken, signs) < near) return 'nothing'
  return oddsOf(answerable, signs) >= least[isForFact ? 'fact' : 'subject'] ? 'said' : 'spoken of'
}
