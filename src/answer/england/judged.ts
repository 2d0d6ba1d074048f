import type { World } from '../../command/world.js'
import type { JudgementAsked } from '../../model/query.js'
import type { Grade, Judgement, Report } from '../../model/report.js'
import { judgementKey } from '../../understand/entities/judgements.js'
import type { JudgementName } from '../../vocabulary/judgements.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import { kinIn, meantIn } from '../families.js'

/** From best to worst; Adequate and Requires improvement are each the third of their own scale. */
const SCALE: readonly (readonly Grade[])[] = [
  ['Outstanding'],
  ['Good'],
  ['Adequate', 'Requires improvement'],
  ['Inadequate'],
]

/** 0 for the best grade, 3 for the worst; -1 for one that stands on no scale. */
export const stepOf = (grade: Grade): number => SCALE.findIndex((step) => step.includes(grade))

/** The steps of the scale in order. */
export const GRADES_IN_ORDER: readonly Grade[] = [...SCALE.flat(), 'Not judged']

export const isOverall = ({ keys }: JudgementAsked): boolean =>
  keys.every((key) => key.endsWith('/overall-effectiveness'))

/** A judgement's names in the vocabulary, in its order. */
export const namesOf = ({ keys }: JudgementAsked, { judgements }: Vocabulary): readonly JudgementName[] =>
  judgements.filter((name) => keys.includes(judgementKey(name)))

/** What a report judges of what was asked; several where two halves of it are graded apart. */
export const judgedIn = (report: Report, asked: JudgementAsked): Judgement[] => meantIn(report, asked)

/** The same, and where a framework has no such judgement what it judges of the same family: for what goes over time. */
export const kinJudgedIn = (report: Report, asked: JudgementAsked, world: World): Judgement[] =>
  kinIn(report, asked, world)

/** The grades that a report gives, each once: several where its halves differ, or its own places disagree. */
export const gradesGiven = (judgements: readonly Judgement[]): Grade[] => [
  ...new Set(
    judgements.flatMap(({ grade, evidence }) =>
      grade === null ? evidence.map((one) => one.grade) : [grade],
    ),
  ),
]

/** In a count over grades, a report that gives more than one. */
export const SEVERAL_GRADES = 'More than one grade'

/** Where a report counts among grades; null where it does not judge what was asked. */
export function gradeCounted(judgements: readonly Judgement[]): Grade | typeof SEVERAL_GRADES | null {
  const [grade, second] = gradesGiven(judgements)
  return second !== undefined ? SEVERAL_GRADES : (grade ?? null)
}
