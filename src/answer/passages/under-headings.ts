import { groupsOf } from '../../collections/collections.js'
import type { AnswerContext } from '../../command/command.js'
import { byNewestInspection, newestOfItsService } from '../../library/library.js'
import type { AskedFor } from '../../model/query.js'
import type { Reply } from '../../model/reply.js'
import { isSendReport, type Report } from '../../model/report.js'
import { monthInWords, reportName } from '../../quotation/quote.js'
import { excerpts, heading, reply, words } from '../../reply/build.js'
import type { Hit } from '../../search/rank/rank.js'
import { capitalised, countInWords, listInWords } from '../../text/in-words.js'
import { termsOf } from '../../text/tokens.js'
import { contentWordsIn } from '../../understand/subject.js'
import { notesOn, quotedInContext } from '../excerpt.js'
import { reportsInWords, type Scope } from '../scope.js'
import { hitKey, hitsOn, MOST_PASSAGES } from './hits.js'

/** What is told under headings: of each subject that a question names, or at each inspection of a council. */

/** What the question as a whole hardly brings up is so likely to answer it, for one beside another. */
const LEAST_ODDS = 0.01

/**
 * A question that names several subjects: under each what answers it, and which of them the reports do not speak of. Null where what answers it as a whole
 * answers each, where the same paragraph does, or none: then it is answered as one.
 */
export function answerSeveral(
  asked: AskedFor<'passages'>,
  subjects: readonly string[],
  reports: readonly Report[],
  scope: Scope,
  context: AnswerContext,
): Reply | null {
  const whole = hitsOn(asked, reports, scope, context)
  const odds = new Map(whole.nearest.map((hit) => [hitKey(hit), hit.score] as const))
  const each = subjects.map((subject) => ({
    subject,
    hits: contextFirst(answering(subject, subjects, asked, reports, scope, context), odds),
  }))
  const shownAnyway = new Set(whole.answering.slice(0, MOST_PASSAGES).map(hitKey))
  const isAnsweredAsOne =
    whole.said.answerability === 'said' &&
    each.every(({ hits: [best] }) => best && shownAnyway.has(hitKey(best)))
  if (isAnsweredAsOne) return null
  const groups = groupsOf(
    each.filter(({ hits }) => hits.length > 0),
    ({ hits: [best] }) => best && hitKey(best),
  )
  const silent = each.filter(({ hits }) => hits.length === 0).map(({ subject }) => subject)
  if (groups.length === 0 || groups.length + silent.length < 2) return null
  const most = Math.max(1, Math.floor(MOST_PASSAGES / groups.length))
  const quoted = new Set<string>()
  const shown = groups.map((own) => {
    const fresh = own[0].hits.filter((hit) => !quoted.has(hitKey(hit))).slice(0, most)
    for (const hit of fresh) quoted.add(hitKey(hit))
    return { subjects: own.map(({ subject }) => subject), hits: fresh }
  })
  return reply(
    'excerpts',
    [
      ...shown.flatMap(({ subjects, hits }) => [
        heading(capitalised(listInWords(subjects))),
        excerpts(quotedInContext(hits)),
      ]),
      words(
        silent.length === 0
          ? ''
          : `On ${listInWords(
              silent.map((one) => `‘${one}’`),
              'disjunction',
            )} I found nothing for sure in the ${reportsInWords(scope)}.`,
      ),
    ],
    notesOn(
      [...new Set(shown.flatMap(({ hits }) => hits.map(({ document }) => document.report)))],
      context.library,
    ),
  )
}

/** What answers one subject: by itself, or beside the first where it says too little alone: 'delay' after 'strategy meetings'. */
function answering(
  subject: string,
  [first = '']: readonly string[],
  asked: AskedFor<'passages'>,
  reports: readonly Report[],
  scope: Scope,
  context: AnswerContext,
): readonly Hit[] {
  const on = (sought: string): readonly Hit[] =>
    hitsOn({ ...asked, subject: sought, judgement: null, answer: 'topic' }, reports, scope, context).answering
  const alone = on(subject)
  if (alone.length > 0 || subject === first) return alone
  const stems = new Set(contentWordsIn(subject, context.vocabulary).flatMap(termsOf))
  return on(`${first} ${subject}`).filter(({ document }) =>
    termsOf(document.paragraph.text).some((stem) => stems.has(stem)),
  )
}

/**
 * What answers one subject, of the inspection that stands first what the question as a whole brings up as well before all others: 'people leave' beside
 * 'newly qualified workers' is about staff.
 * @param whole the odds that a paragraph answers the question as a whole
 */
function contextFirst(hits: readonly Hit[], whole: ReadonlyMap<string, number>): readonly Hit[] {
  const [first] = hits
  const isFirst = ({ document }: Hit): boolean => document.report === first?.document.report
  const odds = (hit: Hit): number => hit.score * Math.max(LEAST_ODDS, whole.get(hitKey(hit)) ?? 0)
  const best = hits.filter(isFirst).sort((one, other) => odds(other) - odds(one))
  return [...best, ...hits.filter((hit) => !isFirst(hit))]
}

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
  const ofKind = scope.reports
    .filter((one) => isSendReport(one) === (asked.where.framework === 'SEND'))
    .sort(byNewestInspection)
  const ofAll = hitsOn(asked, ofKind, { ...scope, reports: ofKind }, context).answering
  const each = ofKind.map((report) => {
    const own = hitsOn(asked, [report], { ...scope, reports: [report] }, context).answering
    // What answers of all inspections together answers of its own, though that alone finds it hardly enough.
    return { report, hits: own.length > 0 ? own : ofAll.filter(({ document }) => document.report === report) }
  })
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
        excerpts(quotedInContext(hits.slice(0, most))),
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
