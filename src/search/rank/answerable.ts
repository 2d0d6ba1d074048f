import { oddsOf } from '../../learnt/forest.js'
import type { Ranker } from '../../learnt/learnt.js'
import type { Evidence, Weighed } from './answering.js'

/** Of the candidates, as many as an answer shows. */
const LOOKED_AT = 5

/** The candidates with the best odds, best first. */
export const best = (weighed: readonly Weighed[]): Weighed[] =>
  weighed.toSorted((one, other) => other.odds - one.odds).slice(0, LOOKED_AT)

/** What the best candidates come to: they say it, they speak of its subject and do not say it, they may speak of it, or not even that. */
export type Said = 'said' | 'spoken of' | 'unsure' | 'nothing'

/** What is within this of the bound may be spoken of or not, as a logarithm of the odds. */
const DOUBT = 2

/** What the best candidates come to. */
export function saidBy({ signs, isForFact }: Evidence, { spoken, near, answerable, least }: Ranker): Said {
  const onSubject = oddsOf(spoken, signs) - near
  if (onSubject < -DOUBT) return 'nothing'
  if (onSubject >= 0 && oddsOf(answerable, signs) >= least[isForFact ? 'fact' : 'subject']) return 'said'
  return onSubject < DOUBT ? 'unsure' : 'spoken of'
}
