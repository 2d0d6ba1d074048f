import type { AnswerContext } from '../command/command.js'
import { type Finding, findingOf, isDisputed, isOutcome, scaleOf, stepOf } from '../model/finding.js'
import type { AskedFor, JudgementAsked } from '../model/query.js'
import type { ReplyOf } from '../model/reply.js'
import type { Judgement, Report } from '../model/report.js'
import { reportName } from '../quotation/quote.js'
import { excerpts, grades, reply, words } from '../reply/build.js'
import { notesOnGrades } from './excerpt.js'
import { meantIn } from './families.js'
import { evidenceExcerpts, gradeRows } from './grades.js'
import { isOverall } from './other-grades.js'

/** What a list of grades is to hold; null where anything does. */
export interface GradeFilter {
  readonly grades: readonly Finding[] | null
  readonly named: JudgementAsked | null
  readonly reports: readonly Report[]
  /** What the list is, in words; how many grades it holds where nothing is said. */
  readonly lead?: string
}

/** Paragraphs quoted behind a list. */
const MOST_BEHIND_LIST = 5

/** Rows in one list; more than these nobody reads in a channel. */
const MOST_ROWS = 40

/** The best or the worst grade that some reports give, of outcomes where they give no grades; nothing where they give neither. */
export function extremeOf(
  { judgement, extreme }: AskedFor<'judgements'>,
  reports: readonly Report[],
): Finding[] {
  const judged = reports.flatMap((report) => (judgement ? meantIn(report, judgement) : report.judgements))
  const given = judged.flatMap((one) => findingOf(one) ?? []).filter((finding) => stepOf(finding) >= 0)
  const graded = given.filter((finding) => !isOutcome(finding))
  const [first, ...others] = graded.length > 0 ? graded : given
  if (first === undefined) return []
  const steps = [first, ...others].map(stepOf)
  const step = extreme === 'best' ? Math.min(...steps) : Math.max(...steps)
  return [...(scaleOf(first)[step] ?? [])]
}

/** Every judgement of some reports that was given one of some grades. */
export function answerFind(
  { grades: wanted, named, reports, lead }: GradeFilter,
  context: AnswerContext,
): ReplyOf<'grades' | 'none'> {
  const found = reports.flatMap((report) =>
    (named ? meantIn(report, named) : report.judgements)
      .filter((judgement) => wanted === null || hasGrade(judgement, wanted))
      .map((judgement) => ({ report, judgement })),
  )
  if (found.length === 0) return nothing(wanted, named, reports)
  // A council is called outstanding for its overall effectiveness: reports that give that the grade come first.
  const overall = new Set(found.filter(({ judgement }) => isOverall(judgement)).map(({ report }) => report))
  const inOrder = [
    ...found.filter(({ report }) => overall.has(report)),
    ...found.filter(({ report }) => !overall.has(report)),
  ]
  const rows = inOrder.flatMap(({ report, judgement }) => gradeRows(report, judgement))
  const cut =
    rows.length > MOST_ROWS
      ? [`The first ${MOST_ROWS} of ${rows.length} grades; name a council, a judgement or a year to narrow.`]
      : []
  const shown = [...new Set(inOrder.map(({ report }) => report))]
  const inReports = shown.length === 1 && shown[0] ? reportName(shown[0]) : `${shown.length} reports`
  const what = rows.every(({ outcome }) => outcome !== null) ? 'outcome' : 'grade'
  const count = `${rows.length} ${what}${rows.length === 1 ? '' : 's'} in ${inReports}`
  return reply(
    'grades',
    [
      words(`${lead ?? count}:`),
      grades(rows.slice(0, MOST_ROWS)),
      excerpts(
        inOrder
          .flatMap(({ report, judgement }) => evidenceExcerpts(report, judgement))
          .slice(0, MOST_BEHIND_LIST),
      ),
    ],
    [...cut, ...notesOnGrades(shown, context.library)],
  )
}

const hasGrade = (judgement: Judgement, wanted: readonly Finding[]): boolean =>
  (isDisputed(judgement) ? judgement.evidence : [judgement]).some((one) => {
    const finding = findingOf(one)
    return finding !== null && wanted.includes(finding)
  })

function nothing(
  wanted: readonly Finding[] | null,
  named: JudgementAsked | null,
  reports: readonly Report[],
): ReplyOf<'none'> {
  const what = named ? ` for “${named.label}”` : ''
  const where =
    reports.length === 1 && reports[0] ? reportName(reports[0]) : `the ${reports.length} reports asked about`
  return reply('none', [
    words(`No judgement${what} was graded ${wanted?.join(' or ') || 'at all'} in ${where}.`),
  ])
}
