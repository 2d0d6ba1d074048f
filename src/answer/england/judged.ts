import type { World } from '../../command/world.js'
import type { JudgementAsked } from '../../model/query.js'
import type { Grade, Judgement, Report } from '../../model/report.js'
import { remembered } from '../../remembered.js'
import { meantIn, type NamedJudgement } from '../../understand/judgements.js'
import type { JudgementName } from '../../vocabulary/judgements.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import { kinIn } from '../families.js'

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

const keyOf = ({ framework, strand, slug }: JudgementName): string => `${framework}/${strand ?? ''}/${slug}`

/** The overall grade, by whatever name each framework gives it. */
export const overallAsked = remembered(
  ({ judgements }: Vocabulary): JudgementAsked => ({
    label: 'Overall',
    keys: judgements.filter(({ slug }) => slug === 'overall-effectiveness').map(keyOf),
    strand: null,
  }),
)

export const isOverall = ({ keys }: JudgementAsked): boolean =>
  keys.every((key) => key.endsWith('/overall-effectiveness'))

const named = ({ keys, strand }: JudgementAsked, { judgements }: Vocabulary): NamedJudgement => ({
  names: judgements.filter((name) => keys.includes(keyOf(name))),
  strand,
  words: new Set(),
})

/** A judgement's names in the vocabulary, in its order. */
export const namesOf = (asked: JudgementAsked, vocabulary: Vocabulary): readonly JudgementName[] =>
  named(asked, vocabulary).names

/** What a report judges of what was asked; several where two halves of it are graded apart. */
export const judgedIn = (report: Report, asked: JudgementAsked, { vocabulary }: World): Judgement[] =>
  meantIn(report, named(asked, vocabulary))

/** The same, and where a framework has no such judgement what it judges of the same family: for what goes over time. */
export const kinJudgedIn = (report: Report, asked: JudgementAsked, world: World): Judgement[] =>
  kinIn(report, named(asked, world.vocabulary), world)

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
