import { memoisedByObject } from '../../collections/collections.js'
import type { AnswerContext } from '../../command/command.js'
import { type Finding, findingOf } from '../../model/finding.js'
import type { JudgementAsked } from '../../model/query.js'
import type { CouncilRow, GradeRow } from '../../model/reply.js'
import type { Judgement, Report } from '../../model/report.js'
import { isOverallAsked } from '../../understand/entities/grades.js'
import { gradeRows, notMade } from '../grades.js'
import { gradesGiven } from './conditions.js'
import type { CourseStep } from './movement.js'
import type { CouncilInspection, HeldCouncil } from './population.js'

/** Grades of one report for one line: where its halves differ, or its own places disagree, each grade that it gives. */
const gradeRowsOf = (report: Report, judgements: readonly Judgement[]): GradeRow[] =>
  judgements.flatMap((judgement) => gradeRows(report, judgement))

/** A line of a list, drawn where its page is shown: finding where each grade stands takes longer than finding the grade. */
export interface CouncilLine {
  readonly council: string
  /** The report that it ends with, and the grade that it is listed for; null where there is no such grade. */
  readonly report: string
  readonly grade: Finding | null
  /** The slug of the judgement that gives it; null where none does. */
  readonly judgement: string | null
  drawn(): CouncilRow
}

/**
 * A line for what one inspection gave for each judgement asked; one that it does not make is said so.
 * @param wanted of each judgement the grades that answer, or none where any does; of a half of the report, or a place in it,
 * that gives another nothing is shown
 */
export function inspectionLine(
  { council, report }: CouncilInspection,
  asked: readonly JudgementAsked[],
  judgements: readonly (readonly Judgement[])[],
  wanted: readonly (readonly Finding[])[] = [],
): CouncilLine {
  const isShown = (grade: Finding | null, at: number) => {
    const answering = wanted[at] ?? []
    return grade === null || answering.length === 0 || answering.includes(grade)
  }
  const grade = gradesGiven(judgements[0] ?? []).find((one) => isShown(one, 0)) ?? null
  return {
    council: council.slug,
    report: report.id,
    grade,
    judgement: giving(grade, judgements[0] ?? []),
    drawn() {
      const rows = asked.flatMap((one, at) => {
        const made = gradeRowsOf(report, judgements[at] ?? [])
        return made.length > 0
          ? made.filter((row) => isShown(findingOf(row), at))
          : notMadeWithOthers(report, one, asked)
      })
      return {
        council: council.slug,
        name: council.name,
        grades: distinctRows(rows),
      }
    },
  }
}

/** A grade that meets two conditions, 'overall' and 'every judgement', is told once. */
const distinctRows = (rows: readonly GradeRow[]): GradeRow[] => [
  ...new Map(rows.map((row) => [`${row.strand} ${row.judgement} ${row.grade} ${row.outcome}`, row])).values(),
]

/** That a report does not make a judgement; where it is the overall one, with those that it does make, unless they are asked for too. */
function notMadeWithOthers(
  report: Report,
  one: JudgementAsked,
  asked: readonly JudgementAsked[],
): readonly GradeRow[] {
  const isOfWhole = isOverallAsked(one) && asked.length === 1
  return [notMade(report, one), ...(isOfWhole ? gradeRowsOf(report, report.judgements) : [])]
}

/** The judgement that gives a grade. */
export const giving = (grade: Finding | null, judgements: readonly Judgement[]): string | null =>
  judgements.find((one) => grade !== null && gradesGiven([one]).includes(grade))?.judgement ?? null

/**
 * A line for one judgement from inspection to inspection, oldest first; of one inspection at least.
 * @param asked what was followed, where a step may be one that does not judge it
 */
export function overTimeLine(
  { slug, name }: HeldCouncil,
  steps: readonly CourseStep[],
  asked: JudgementAsked | null = null,
): CouncilLine {
  const last = steps.at(-1)
  const grade = gradesGiven(last?.judgements ?? []).at(-1) ?? null
  return {
    council: slug,
    report: last?.report.id ?? '',
    grade,
    judgement: giving(grade, last?.judgements ?? []),
    drawn: () => ({
      council: slug,
      name,
      grades: steps.flatMap(({ report, judgements }) => {
        const made = gradeRowsOf(report, judgements)
        return made.length > 0 || asked === null ? made : [notMade(report, asked)]
      }),
    }),
  }
}

/** The judgements in short by slug: 'Leadership' for the impact of leaders on social work practice. */
export const shortLabels = memoisedByObject(
  ({ vocabulary }: AnswerContext): Readonly<Record<string, string>> =>
    Object.fromEntries(vocabulary.judgements.map(({ slug, short }) => [slug, short])),
)
