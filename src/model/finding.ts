import type { Grade, Outcome } from './report.js'

/** What a judgement comes to, in the few words that stand on a colour: a grade, or in SEND an outcome, which is none. */
export type Finding = Grade | `Outcome ${Outcome}`

export interface Found {
  readonly grade: Grade | null
  readonly outcome: Outcome | null
}

/** Null where nothing was found, or the report disagrees with itself. */
export const findingOf = ({ grade, outcome }: Found): Finding | null =>
  grade ?? (outcome === null ? null : `Outcome ${outcome}`)

/** How many outcomes there are. */
const OUTCOMES = 3

/** What is said beside an outcome: ' of 3: inconsistent experiences and outcomes'; nothing beside a grade. */
export const besideFinding = ({ outcome, wording }: Found & { readonly wording: string | null }): string =>
  outcome === null ? '' : ` of ${OUTCOMES}${wording === null ? '' : `: ${wording}`}`

/** Whether a report prints several grades or outcomes of one judgement, so that it has none. */
export const isDisputed = (judgement: Found): boolean => findingOf(judgement) === null
