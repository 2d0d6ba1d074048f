import type { World } from '../../command/world.js'
import { type Finding, findingOf } from '../../model/finding.js'
import type { JudgementAsked } from '../../model/query.js'
import type { CouncilRow, GradeRow } from '../../model/reply.js'
import type { Judgement, Report } from '../../model/report.js'
import { remembered } from '../../remembered.js'
import { gradeRows, notMade } from '../grades.js'
import type { Council } from './held.js'
import { gradesGiven } from './judged.js'
import type { Step } from './movement.js'
import type { Inspection } from './population.js'

/** Grades of one report for one line: where its halves differ, or its own places disagree, each grade that it gives. */
const rowsOf = (report: Report, judgements: readonly Judgement[]): GradeRow[] =>
  judgements.flatMap((judgement) => gradeRows(report, judgement))

/** A line of a list, drawn where its page is shown: finding where each grade stands takes longer than finding the grade. */
export interface Line {
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
 * @param wanted the grades that answer; of a half of the report, or a place in it, that gives another nothing is shown
 */
export function inspectionLine(
  { council, report }: Inspection,
  asked: readonly JudgementAsked[],
  judgements: readonly (readonly Judgement[])[],
  wanted: readonly Finding[] = [],
): Line {
  const isShown = (grade: Finding | null) => grade === null || wanted.length === 0 || wanted.includes(grade)
  const grade = gradesGiven(judgements[0] ?? []).find(isShown) ?? null
  return {
    council: council.slug,
    report: report.id,
    grade,
    judgement: giving(grade, judgements[0] ?? []),
    drawn() {
      const rows = asked.flatMap((one, at) => {
        const made = rowsOf(report, judgements[at] ?? [])
        return made.length > 0 ? made : [notMade(report, one)]
      })
      return {
        council: council.slug,
        name: council.name,
        grades: rows.filter((row) => isShown(findingOf(row))),
      }
    },
  }
}

/** The judgement that gives a grade. */
export const giving = (grade: Finding | null, judgements: readonly Judgement[]): string | null =>
  judgements.find((one) => grade !== null && gradesGiven([one]).includes(grade))?.judgement ?? null

/** A line for one judgement from inspection to inspection, oldest first; of one inspection at least. */
export function overTimeLine({ slug, name }: Council, steps: readonly Step[]): Line {
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
      grades: steps.flatMap(({ report, judgements }) => rowsOf(report, judgements)),
    }),
  }
}

/** The judgements in short by slug: 'Leadership' for the impact of leaders on social work practice. */
export const shortLabels = remembered(
  ({ vocabulary }: World): Readonly<Record<string, string>> =>
    Object.fromEntries(vocabulary.judgements.map(({ slug, short }) => [slug, short])),
)
