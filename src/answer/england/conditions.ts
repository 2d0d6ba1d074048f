import type { AnswerContext } from '../../command/command.js'
import type { Having, JudgementAsked, Period } from '../../model/query.js'
import {
  ANY_GRADE,
  type Finding,
  findingOf,
  isDisputed,
  type Judgement,
  type Report,
  stepOf,
} from '../../model/report.js'
import { isOfEvery, judgementKey } from '../../understand/entities/grades.js'
import type { JudgementName } from '../../vocabulary/judgements.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import { judgementMeant, kinIn, meantIn, OVERALL_SLUG } from '../judgement-meant.js'
import type { CouncilInspection } from './population.js'

/** A judgement's names in the vocabulary, in its order. */
export const judgementNames = (
  { keys }: JudgementAsked,
  { judgements }: Vocabulary,
): readonly JudgementName[] => judgements.filter((name) => keys.includes(judgementKey(name)))

/** What a report judges of what was asked; several where two halves of it are graded apart. */
export const judgedIn = (report: Report, asked: JudgementAsked): Judgement[] => meantIn(report, asked)

/** The same, and where a framework has no such judgement what it judges of the same family: for what goes over time. */
export const kinJudgedIn = (report: Report, asked: JudgementAsked, context: AnswerContext): Judgement[] =>
  kinIn(report, asked, context)

/** The grades or outcomes that a report gives, each once: several where its halves differ, or its own places disagree. */
export const gradesGiven = (judgements: readonly Judgement[]): Finding[] => [
  ...new Set(
    judgements.flatMap((judgement) =>
      (isDisputed(judgement) ? judgement.evidence : [judgement]).flatMap((one) => findingOf(one) ?? []),
    ),
  ),
]

/** In a count over grades, a report that gives more than one. */
export const SEVERAL_GRADES = 'More than one grade'

/** Where a report counts among grades; null where it does not judge what was asked. */
export function gradeCounted(judgements: readonly Judgement[]): Finding | typeof SEVERAL_GRADES | null {
  const [grade, second] = gradesGiven(judgements)
  return second !== undefined ? SEVERAL_GRADES : (grade ?? null)
}

/** What a report must have been graded. */
export interface Condition {
  readonly judgement: JudgementAsked
  readonly grades: readonly Finding[]
  /** The time of the report that must have been graded so; null for that of the question. */
  readonly period: Period | null
  /** What the judgement must be better or worse than, in the same report. */
  readonly than?: { readonly way: 'better' | 'worse'; readonly judgement: JudgementAsked }
  /** Whether it is only what another is held against: it must be there, and nothing is said of its grade. */
  readonly isMeasure?: boolean
}

/** What is held against another judgement needs both: the other follows it; what stands for two judgements is a condition on each. */
export const conditionsOf = (having: readonly Having[], context: AnswerContext): Condition[] =>
  having.flatMap(({ judgement, grades, period, than }) => {
    const meant = judgement ?? judgementMeant({ framework: null }, context, grades)
    if (!than)
      return eachJudgedIn(meant, context.vocabulary).map((one) => ({ judgement: one, grades, period }))
    const measure = than.judgement ?? judgementMeant({ framework: null }, context)
    return [
      { judgement: meant, grades, period, than: { way: than.way, judgement: measure } },
      { judgement: measure, grades: ANY_GRADE, period, isMeasure: true },
    ]
  })

/**
 * 'Good for children in care and care leavers' is so of reports that judge the two apart as well as of those of 2018 to 2022,
 * which judge them together: what is judged jointly, by each of the things that it stands for; anything else as it is.
 */
function eachJudgedIn(asked: JudgementAsked, vocabulary: Vocabulary): JudgementAsked[] {
  const isWhole = ({ slug }: JudgementName) => slug === OVERALL_SLUG
  const [joint, second] = judgementNames(asked, vocabulary)
  if (!joint || second || isWhole(joint) || joint.families.length < 2) return [asked]
  return joint.families.flatMap((family) => {
    const names = vocabulary.judgements.filter(({ families }) => families.includes(family))
    const label = names.findLast(({ families }) => families.length === 1)?.short
    const keys = [...new Set(names.map(judgementKey))]
    return label === undefined ? [] : [{ label, keys, strand: asked.strand }]
  })
}

/** A report that judges all that was asked, with those judgements by condition. */
export interface JudgedInspection extends CouncilInspection {
  readonly judgements: readonly (readonly Judgement[])[]
}

/** Whether a condition is that there be no such grade. */
export const isOfNone = ({ grades }: Pick<Condition, 'grades'>): boolean => grades.includes('Not judged')

/**
 * The reports that judge all that was asked, and those that do not: these are counted apart.
 * @param conditions by judgement, where there are some: a report that must not judge it is none that does not
 */
export function judging(
  inspections: readonly CouncilInspection[],
  asked: readonly JudgementAsked[],
  conditions: readonly Condition[] = [],
): { judged: JudgedInspection[]; apart: CouncilInspection[] } {
  const judged: JudgedInspection[] = []
  const apart: CouncilInspection[] = []
  for (const inspection of inspections) {
    const judgements = asked.map((one) => judgedIn(inspection.report, one))
    const isKnown = judgements.every((made, at) => {
      const condition = conditions[at]
      return made.length > 0 || (condition !== undefined && isOfNone(condition))
    })
    if (isKnown) judged.push({ ...inspection, judgements })
    else apart.push(inspection)
  }
  return { judged, apart }
}

/** Whether each of the judgements was given one of the grades that its condition names; of two halves one will do, of every judgement none. */
export const meets = ({ judgements }: JudgedInspection, conditions: readonly Condition[]): boolean =>
  conditions.every((condition, at) => {
    if (condition.than && !standsSo(condition.than.way, judgements[at], judgements[at + 1])) return false
    const given = gradesGiven(judgements[at] ?? [])
    if (given.length === 0) return isOfNone(condition)
    const fits = (grade: Finding) => condition.grades.includes(grade)
    return isOfEvery(condition.judgement) ? given.every(fits) : given.some(fits)
  })

/** Whether one judgement of a report stands above another, or below it. */
function standsSo(
  way: 'better' | 'worse',
  one: readonly Judgement[] = [],
  other: readonly Judgement[] = [],
): boolean {
  const [own, measure] = [standing({ judgements: [one] }), standing({ judgements: [other] })]
  if (!Number.isFinite(own) || !Number.isFinite(measure)) return false
  return way === 'better' ? own < measure : own > measure
}

/** Where a report stands on the scale for the first judgement: 0 is best; of two halves graded apart the worse counts. */
export function standing({ judgements }: Pick<JudgedInspection, 'judgements'>): number {
  const steps = gradesGiven(judgements[0] ?? []).map(stepOf)
  const known = steps.filter((step) => step >= 0)
  return known.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...known)
}
