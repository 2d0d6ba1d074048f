import type { AnswerContext } from '../../command/command.js'
import { newestOfItsService } from '../../library/library.js'
import type { AskedFor } from '../../model/query.js'
import type { Reply } from '../../model/reply.js'
import { isSendReport, type Report } from '../../model/report.js'
import { monthInWords, reportName } from '../../quotation/quote.js'
import { excerpts, heading, reply, words } from '../../reply/build.js'
import { countInWords, listInWords } from '../../text/in-words.js'
import { excerptOfHit, notesOn } from '../excerpt.js'
import type { Scope } from '../scope.js'
import { hitsOn } from './hits.js'

/** Excerpts of each inspection, and of each where many speak. */
const OF_EACH = 2
const OF_MANY = 1
const FEW_SPEAKING = 3

/**
 * What each inspection of a council says of a subject, the newest first, and which do not speak of it: whether it was always so
 * the reader tells. Null where none of them speaks, or several councils are asked about.
 */
export function answerOverTime(
  asked: AskedFor<'passages'>,
  scope: Scope,
  context: AnswerContext,
): Reply | null {
  if (scope.authorities.length !== 1) return null
  const ofKind = scope.reports.filter((one) => isSendReport(one) === (asked.where.framework === 'SEND'))
  const each = ofKind.map((report) => ({
    report,
    hits: hitsOn(asked, [report], { ...scope, reports: [report] }, context).answering,
  }))
  const speaking = each.filter(({ hits }) => hits.length > 0)
  const silent = each.filter(({ hits }) => hits.length === 0).map(({ report }) => report)
  if (speaking.length === 0) return null
  const most = speaking.length > FEW_SPEAKING ? OF_MANY : OF_EACH
  return reply(
    'excerpts',
    [
      words(leadOverTime(speaking.length, ofKind)),
      ...speaking.flatMap(({ report, hits }) => [
        heading(reportName(report)),
        excerpts(hits.slice(0, most).map(excerptOfHit)),
      ]),
      words(
        silent.length === 0
          ? ''
          : `${listInWords(silent.map(reportName))} ${silent.length === 1 ? 'does' : 'do'} not speak of it, as far as I can tell.`,
      ),
    ],
    notesOn(ofKind, context.library),
  )
}

function leadOverTime(speaking: number, reports: readonly Report[]): string {
  const held = countInWords(reports.length, 'inspection')
  if (reports.length === 1) return `Of that time there is one inspection here:`
  return speaking === 1
    ? `Of ${held} here one speaks of it:`
    : `What each inspection says of it, the newest first (${speaking} of ${held} here):`
}

/** Of when an answer is, for somebody with whom it went otherwise; nothing takes that from them. */
export function onDoubt(report: Report, { library }: AnswerContext): string {
  const when = monthInWords(report.inspected.to)
  const newer = newestOfItsService(report, library) === report ? '' : ' There is a newer one.'
  return `${reportName(report)} tells what inspectors saw in ${when}, of many children and families; how it went for one may well differ, and may be otherwise now.${newer}`
}
