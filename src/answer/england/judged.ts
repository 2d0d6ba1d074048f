import type { AnswerContext } from '../../command/command.js'
import { type Finding, findingOf, isDisputed } from '../../model/finding.js'
import type { JudgementAsked } from '../../model/query.js'
import type { Judgement, Report } from '../../model/report.js'
import { judgementKey } from '../../understand/entities/grades.js'
import type { JudgementName } from '../../vocabulary/judgements.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import { kinIn, meantIn } from '../families.js'

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
