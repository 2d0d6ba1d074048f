import type { World } from '../command/world.js'
import type { JudgementAsked } from '../model/query.js'
import type { Reply } from '../model/reply.js'
import type { Report } from '../model/report.js'
import { reportName } from '../quotation/quote.js'
import { grades, heading, reply, words } from '../reply/build.js'
import { notesOnGrades } from './excerpt.js'
import { kinIn } from './families.js'
import { dispute } from './grade.js'
import { gradeRows, notMade } from './grades.js'

/**
 * One judgement side by side: each report with its own label for the same thing.
 * @param beside reports that the same answer shows beside these
 */
export function answerCompare(
  reports: readonly Report[],
  named: JudgementAsked,
  world: World,
  beside: readonly Report[] = [],
): Reply {
  const found = [...new Set(reports)].map((report) => ({ report, judgements: kinIn(report, named, world) }))
  if (found.every(({ judgements }) => judgements.length === 0))
    return reply('none', [
      words(`None of these reports grades “${named.label}”: ${reports.map(reportName).join(', ')}.`),
    ])
  const rows = found.flatMap(({ report, judgements }) =>
    judgements.length > 0
      ? judgements.flatMap((judgement) => gradeRows(report, judgement))
      : [notMade(report, named)],
  )
  const missing = found.filter(({ judgements }) => judgements.length === 0)
  return reply(
    'comparison',
    [heading(named.label), grades(rows)],
    [
      ...missing.map(({ report }) => `${reportName(report)} (${report.framework}) makes no such judgement.`),
      ...found.flatMap(({ report, judgements }) =>
        judgements.flatMap((judgement) => dispute(report, judgement)),
      ),
      ...notesOnGrades([...new Set([...reports, ...beside])], world.library),
    ],
  )
}
