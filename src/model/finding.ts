import { z } from 'zod'
import { Grade, type Outcome } from './report.js'

/** What a judgement comes to, in the few words that stand on a colour: a grade, or in SEND an outcome, which is none. */
export const Finding = z.enum([...Grade.options, 'Outcome 1', 'Outcome 2', 'Outcome 3'])
export type Finding = z.infer<typeof Finding>

export interface FindingFields {
  readonly grade: Grade | null
  readonly outcome: Outcome | null
}

/** Null where nothing was found, or the report disagrees with itself. */
export const findingOf = ({ grade, outcome }: FindingFields): Finding | null =>
  grade ?? (outcome === null ? null : `Outcome ${outcome}`)

/** From best to worst; 'Adequate' and 'Requires improvement' are each the third of their own scale. */
const GRADES: readonly (readonly Grade[])[] = [
  ['Outstanding'],
  ['Good'],
  ['Adequate', 'Requires improvement'],
  ['Inadequate'],
]

/** What people call good or better. */
export const GOOD_OR_BETTER: readonly Finding[] = ['Outstanding', 'Good']

const PRAISED: ReadonlySet<Finding | null> = new Set<Finding>([...GOOD_OR_BETTER, 'Outcome 1'])

/** Whether what stands under a grade or an outcome is mostly praise. */
export const isPraise = (finding: Finding | null): boolean => PRAISED.has(finding)

/** Whatever a report was graded. */
export const ANY_GRADE: Finding[] = GRADES.flat()

/** The outcomes of area SEND inspections, the best first: a scale of their own. */
export const OUTCOMES: readonly Finding[] = ['Outcome 1', 'Outcome 2', 'Outcome 3']

export const isOutcome = (finding: Finding): boolean => OUTCOMES.includes(finding)

/** The scale that a grade or an outcome stands on, from best to worst. */
export const scaleOf = (finding: Finding): readonly (readonly Finding[])[] =>
  isOutcome(finding) ? OUTCOMES.map((one) => [one]) : GRADES

/** 0 for the best of its own scale; -1 for what stands on none. */
export const stepOf = (finding: Finding): number =>
  scaleOf(finding).findIndex((step) => step.includes(finding))

/** Grades in the order of their scale, then outcomes. */
export const IN_ORDER: readonly Finding[] = [...GRADES.flat(), 'Not judged', ...OUTCOMES]

/** What is said beside an outcome: ' of 3: inconsistent experiences and outcomes'; nothing beside a grade. */
export const besideFinding = ({
  outcome,
  wording,
}: FindingFields & { readonly wording: string | null }): string =>
  outcome === null ? '' : ` of ${OUTCOMES.length}${wording === null ? '' : `: ${wording}`}`

/** Whether a report prints several grades or outcomes of one judgement, so that it has none. */
export const isDisputed = (judgement: FindingFields): boolean => findingOf(judgement) === null
