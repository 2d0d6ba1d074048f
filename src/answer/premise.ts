import type { AnswerContext } from '../command/command.js'
import type { JudgementAsked } from '../model/query.js'
import type { BlockOf } from '../model/reply.js'
import { type Finding, isOutcome, OUTCOMES, type Report, stepOf } from '../model/report.js'
import { monthInWords, reportName } from '../quotation/quote.js'
import { words } from '../reply/build.js'
import { listInWords, uncapitalised } from '../text/in-words.js'
import { type GradedOnce, gradeGiven, gradeTold, meantIn, overall } from './judgement-meant.js'

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
    return judgement && others.length === 0 ? gradeGiven(report, judgement) : []
  })
  const [newest, ...older] = given
  if (!newest || supposed.length === 0) return []
  if (isOutcome(newest.finding) && !supposed.some(isOutcome)) return onScale(supposed, newest)
  if (supposed.some(isOutcome) !== isOutcome(newest.finding)) return []
  const isOverall = named.keys.every((key) => overall(context).keys.includes(key))
  const of = isOverall ? 'overall' : `for ${uncapitalised(named.label)}`
  const now = gradeTold(newest, `${reportName(newest.report)} was graded ${newest.finding} ${of}`)
  if (supposed.includes(newest.finding)) {
    const when = monthInWords(newest.report.inspected.to)
    return words(`At the newest inspection here, in ${when}: ${now.words}. ${SINCE_THEN}`, [now])
  }
  const isBetter = supposed.every((one) => stepOf(newest.finding) < stepOf(one))
  const before = older
    .filter(({ finding }) => supposed.includes(finding))
    .slice(0, 1)
    .map((one) => gradeTold(one, `${reportName(one.report)} was ${one.finding}`))
  const formerly = before.map((one) => ` ${one.words}.`).join('')
  return words(
    isBetter && supposed.includes('Good')
      ? `Better than that: ${now.words}.${formerly}`
      : `${now.words}, not ${listInWords(supposed, 'disjunction')}.${formerly}`,
    [now, ...before],
  )
}

/** That an area SEND inspection, of which somebody supposes a grade, gives none, and where on its own scale it stands. */
function onScale(supposed: readonly Finding[], given: GradedOnce): BlockOf<'words'>[] {
  const { report, finding } = given
  const place =
    stepOf(finding) === 0 ? 'the best' : stepOf(finding) === OUTCOMES.length - 1 ? 'the last' : 'between'
  const told = gradeTold(given, `${reportName(report)} is ${finding.replace('Outcome', 'outcome')}`)
  return words(
    `Area SEND inspections give no grade such as ${listInWords(supposed, 'disjunction')}, but one of ${OUTCOMES.length} outcomes, of which the first is the best: ${told.words}, ${place}.`,
    [told],
  )
}
