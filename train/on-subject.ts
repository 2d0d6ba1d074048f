import type { Forest } from '../src/learnt/models.js'
import type { WeighedCandidate } from '../src/search/rank/evidence.js'
import { signsOfSubject } from '../src/search/rank/rank.js'
import type { Asked } from './asking.js'
import { type ForestSettings, type Instance, trainForest } from './forest.js'
import type { StrangersAsked } from './strangers.js'

/** As many as an answer shows and one more: so many were shown to strangers. */
const SHOWN = 6

/** What was written of a paragraph is on its subject in any words; it tells of no other paragraph, and of each paragraph there are many. */
const OF_PARAGRAPHS = 0.03

/** How the trees learn. */
const ON_SUBJECT: ForestSettings = {
  seed: 5,
  trees: 80,
  leaves: 8,
  rate: 0.06,
  least: 6,
  decay: 4,
  instances: 0.7,
  numbers: 0.5,
  rising: [],
}

type Weighed = readonly Pick<WeighedCandidate, 'odds' | 'features'>[]

/** What a question of a stranger, of which some paragraph at least speaks, teaches of those that stand first. */
export const shownToStranger = ({ onSubject, posed }: StrangersAsked, weighed: Weighed): Instance[] =>
  posed === 'elsewhere'
    ? []
    : firstShown(weighed).map(({ at, numbers }) => ({ numbers, is: onSubject.has(at), weight: 1 }))

/** What a question that was written of a paragraph teaches, where that stands among the first. */
export const shownOfParagraph = (
  { right, posed }: Pick<Asked, 'right' | 'posed'>,
  weighed: Weighed,
): Instance[] =>
  posed === 'answered'
    ? firstShown(weighed).flatMap(({ at, numbers }) =>
        right.has(at) ? [{ numbers, is: true, weight: OF_PARAGRAPHS }] : [],
      )
    : []

/** The candidates that an answer would show, by their places, with what tells whether they are on the subject. */
function firstShown(weighed: Weighed): { at: number; numbers: Float32Array }[] {
  const best = Math.max(...weighed.map(({ odds }) => odds))
  return weighed
    .map(({ odds, features }, at) => ({ odds, features, at }))
    .sort((one, other) => other.odds - one.odds)
    .slice(0, SHOWN)
    .map(({ odds, features, at }) => ({
      at,
      // The last digits of a logarithm may differ from machine to machine.
      numbers: Float32Array.from(signsOfSubject(features, odds, best)),
    }))
}

/** How likely a paragraph is on the subject of a question. */
export const trainOnSubject = (shown: readonly Instance[]): Forest => trainForest(shown, ON_SUBJECT)
