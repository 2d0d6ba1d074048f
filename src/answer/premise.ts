import type { AnswerContext } from '../command/command.js'
import type { JudgementAsked } from '../model/query.js'
import type { BlockOf } from '../model/reply.js'
import { type Finding, findingOf, isOutcome, OUTCOMES, type Report, stepOf } from '../model/report.js'
import { monthInWords, reportName } from '../quotation/quote.js'
import { words } from '../reply/build.js'
import { listInWords, uncapitalised } from '../text/in-words.js'
import { meantIn, overall } from './judgement-meant.js'

/** Said where things may have changed, and no report here tells. */
export const SINCE_THEN = 'How things have been since then no report here says.'

/**
 * What a grade that somebody supposes is in truth, before anything else is said: 'Leicester 2024 was graded Requires
 * improvement overall, not Inadequate.' Never yes or no, for 'did it get out of inadequate?' would turn them about. Nothing where the newest of the reports that judge it prints no one grade.
 * @param reports one council's, newest first
 */
export function onPremise(
  supposed: readonly Finding[],
  named: JudgementAsked,
  reports: readonly Report[],
  context: AnswerContext,
): BlockOf<'words'>[] {
  const given = reports.flatMap((report) => {
    const [judgement, ...others] = meantIn(report, named)
    const finding = judgement && others.length === 0 ? findingOf(judgement) : null
    return finding === null ? [] : [{ report, finding }]
  })
  const [newest, ...older] = given
  if (!newest || supposed.length === 0) return []
  if (isOutcome(newest.finding) && !supposed.some(isOutcome)) return words(onScale(supposed, newest))
  if (supposed.some(isOutcome) !== isOutcome(newest.finding)) return []
  const isOverall = named.keys.every((key) => overall(context).keys.includes(key))
  const of = isOverall ? 'overall' : `for ${uncapitalised(named.label)}`
  const said = `${reportName(newest.report)} was graded ${newest.finding} ${of}`
  if (supposed.includes(newest.finding)) {
    const when = monthInWords(newest.report.inspected.to)
    return words(`At the newest inspection here, in ${when}: ${said}. ${SINCE_THEN}`)
  }
  const isBetter = supposed.every((one) => stepOf(newest.finding) < stepOf(one))
  const before = older.find(({ finding }) => supposed.includes(finding))
  const formerly = before ? ` ${reportName(before.report)} was ${before.finding}.` : ''
  return words(
    isBetter && supposed.includes('Good')
      ? `Better than that: ${said}.${formerly}`
      : `${said}, not ${listInWords(supposed, 'disjunction')}.${formerly}`,
  )
}

/** That an area SEND inspection, of which somebody supposes a grade, gives none, and where on its own scale it stands. */
function onScale(
  supposed: readonly Finding[],
  { report, finding }: { report: Report; finding: Finding },
): string {
  const place =
    stepOf(finding) === 0 ? 'the best' : stepOf(finding) === OUTCOMES.length - 1 ? 'the last' : 'between'
  return `Area SEND inspections give no grade such as ${listInWords(supposed, 'disjunction')}, but one of ${OUTCOMES.length} outcomes, of which the first is the best: ${reportName(report)} is ${finding.replace('Outcome', 'outcome')}, ${place}.`
}
