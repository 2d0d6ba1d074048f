import { type Forest, oddsOf } from '../../learnt/forest.js'
import type { Ranker } from '../../learnt/learnt.js'
import type { Evidence, Weighed } from './answering.js'

/** Of the candidates, as many as an answer shows. */
const LOOKED_AT = 5

/** The candidates with the best odds, best first. */
export const best = (weighed: readonly Weighed[]): Weighed[] =>
  weighed.toSorted((one, other) => other.odds - one.odds).slice(0, LOOKED_AT)

/** What the best candidates come to: they say it, they speak of its subject and do not say it, or neither. */
export type Said = 'said' | 'spoken of' | 'nothing'

/** How much likelier a question is answered whose words are covered, beyond what the trees say. */
const COVERED = 1.5

/** How sure it is that the best candidates answer. */
export const sureness = ({ signs, isCovered }: Evidence, answerable: Forest): number =>
  oddsOf(answerable, signs) + (isCovered ? COVERED : 0)

/** What the best candidates come to. */
export function saidBy(evidence: Evidence, { answerable, least, near }: Ranker): Said {
  const sure = sureness(evidence, answerable)
  return sure >= least ? 'said' : sure >= near ? 'spoken of' : 'nothing'
}
