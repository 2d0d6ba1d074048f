import type { AnswerContext } from '../command/command.js'
import { stepOf } from '../model/finding.js'
import type { JudgementAsked } from '../model/query.js'
import type { Excerpt, Reply } from '../model/reply.js'
import type { Judgement, Report } from '../model/report.js'
import { reportName } from '../quotation/quote.js'
import { choices, excerpts, heading, reply } from '../reply/build.js'
import { sentencesOf } from '../text/tokens.js'
import { partOf } from './behind-grade.js'
import { excerptOf, notesOnGrades } from './excerpt.js'
import { gradedOnce, kinIn } from './families.js'
import { MOST_QUOTED_WHOLE } from './most-toned.js'
import { isOverall } from './other-grades.js'
import { otherReports } from './other-reports.js'
import { summaryIn } from './summary.js'

/** Passages of each inspection at which a grade moved. */
const OF_EACH_MOVE = 2

/** Words in which a report tells of a change for the better, and for the worse. */
const BETTER = /\b(?:improv|strengthen|progress|transform|better|build|built|embed)\w*/i
const WORSE = /\b(?:declin|deteriorat|wors|weaken|slipp|regress|drift)\w*/i

/**
 * What was behind a council's grade going up or down: of each inspection that gave another grade than the one before, what it says of what
 * has become better, or worse. Null where no grade moved, or none of those inspections says.
 */
export function answerMoves(
  reports: readonly Report[],
  named: JudgementAsked,
  context: AnswerContext,
): Reply | null {
  const inOrder = reports.toSorted((one, other) => one.inspected.to.localeCompare(other.inspected.to))
  const given = inOrder.flatMap((report) => gradedOnce(report, kinIn(report, named, context)))
  const moves = given.flatMap(({ report, judgement, finding }, at) => {
    const before = given[at - 1]
    if (!before || stepOf(before.finding) === stepOf(finding)) return []
    const said = ofMove(report, judgement, stepOf(finding) < stepOf(before.finding) ? BETTER : WORSE)
    return said.length === 0
      ? []
      : [
          ...heading(
            `${reportName(report)}: ${finding}, after ${before.finding} in ${reportName(before.report)}`,
          ),
          ...excerpts(said),
        ]
  })
  if (moves.length === 0) return null
  return reply('grades', [moves, choices(otherReports(reports))], notesOnGrades(reports, context.library))
}

/** The passages that tell most of such a change: of the whole those of its summary, of one judgement those of its part. */
function ofMove(report: Report, judgement: Judgement, change: RegExp): Excerpt[] {
  const paragraphs = isOverall(judgement) ? summaryIn(report) : partOf(judgement, [], report)
  return paragraphs
    .map((paragraph) => {
      const telling = sentencesOf(paragraph.text).flatMap((sentence, at) =>
        change.test(sentence) ? [at] : [],
      )
      return { paragraph, telling }
    })
    .filter(({ telling }) => telling.length > 0)
    .sort((one, other) => other.telling.length - one.telling.length)
    .slice(0, OF_EACH_MOVE)
    .map(({ paragraph, telling }) =>
      excerptOf(report, paragraph, {
        sentences: paragraph.text.length <= MOST_QUOTED_WHOLE ? null : telling.slice(0, MOST_TELLING),
        score: 0,
      }),
    )
}

/** Sentences of a paragraph too long to be quoted whole. */
const MOST_TELLING = 3
