import type { World } from '../../command/world.js'
import type { JudgementAsked } from '../../model/query.js'
import type { CouncilRow, GradeRow } from '../../model/reply.js'
import type { Judgement, Report } from '../../model/report.js'
import { remembered } from '../../remembered.js'
import { gradeRows, notMade } from '../grades.js'
import type { Council } from './held.js'
import type { Step } from './movement.js'
import type { Inspection } from './population.js'

/** Grades of one report for one line: where its halves differ, or its own places disagree, each grade that it gives. */
const rowsOf = (report: Report, judgements: readonly Judgement[]): GradeRow[] =>
  judgements.flatMap((judgement) => gradeRows(report, judgement))

/** A line for what one inspection gave for each judgement asked; one that it does not make is said so. */
export function inspectionRow(
  { council, report }: Inspection,
  asked: readonly JudgementAsked[],
  judgements: readonly (readonly Judgement[])[],
): CouncilRow {
  const rows = asked.flatMap((one, at) => {
    const made = rowsOf(report, judgements[at] ?? [])
    return made.length > 0 ? made : [notMade(report, one)]
  })
  return { council: council.slug, name: council.name, grades: rows }
}

/** A line for one judgement from inspection to inspection, oldest first. */
export const overTimeRow = ({ slug, name }: Council, steps: readonly Step[]): CouncilRow => ({
  council: slug,
  name,
  grades: steps.flatMap(({ report, judgements }) => rowsOf(report, judgements)),
})

/** The judgements in short by slug: 'Leadership' for the impact of leaders on social work practice. */
export const shortLabels = remembered(
  ({ vocabulary }: World): Readonly<Record<string, string>> =>
    Object.fromEntries(vocabulary.judgements.map(({ slug, short }) => [slug, short])),
)
