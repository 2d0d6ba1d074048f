import { distinctBy } from '../collections/collections.js'
import type { AnswerContext } from '../command/command.js'
import type { JudgementAsked } from '../model/query.js'
import type { BlockOf, Note, Reply, ReplyOf, ReportWords } from '../model/reply.js'
import {
  type Finding,
  isOutcome,
  isSendReport,
  type Judgement,
  OUTCOMES,
  type Report,
  STRAND_IN_WORDS,
  stepOf,
} from '../model/report.js'
import { disputedPlaces, monthInWords, reportName } from '../quotation/quote.js'
import { choices, excerpts, grades, heading, printed, reply, sources, words } from '../reply/build.js'
import { listInWords, uncapitalised } from '../text/in-words.js'
import { includesOverall } from '../understand/entities/grades.js'
import { notesOnGrades, noteWithoutOverall } from './excerpt.js'
import { evidenceExcerpts, gradeRows, notMade, printedPlaces } from './grades.js'
import {
  type GradedOnce,
  gradeGiven,
  gradeTold,
  isOverall,
  meantIn,
  otherGrades,
  otherReports,
  overall,
} from './judgement-meant.js'

/** Paragraphs shown behind a list of grades. */
const MOST_BEHIND_GRADES = 5

/** The grades of one judgement in some reports of one authority, every one that fits, with the words around each. */
export function answerGrade(
  reports: readonly Report[],
  named: JudgementAsked,
  context: AnswerContext,
): ReplyOf<'grades' | 'none'> {
  const meant = reports.flatMap((report) =>
    meantIn(report, named).map((judgement) => ({ report, judgement })),
  )
  if (meant.length === 0) return notJudged(reports, named, context)
  const since = newestWithout(reports, named)
  const ofSince = since ? [...gradesInstead(since, named), heading('Earlier')] : []
  const shown = [...new Set(meant.map(({ report }) => report))]
  const places = meant.flatMap(({ report, judgement }) => printedPlaces(report, judgement))
  const quoted = shown.filter(({ id }) => places.some(({ report }) => report === id))
  const inspections = shown.flatMap(({ authority }) => context.library.ofAuthority(authority.slug))
  return reply(
    'grades',
    [
      ...ofSince,
      grades(meant.flatMap(({ report, judgement }) => gradeRows(report, judgement))),
      printed(places),
      excerpts(
        meant
          .flatMap(({ report, judgement }) => evidenceExcerpts(report, judgement))
          .slice(0, MOST_BEHIND_GRADES),
      ),
      sources(quoted),
      choices(otherGrades(meant, [...new Set(inspections)], named)),
    ],
    [
      ...meant.flatMap(({ report, judgement }) => dispute(report, judgement)),
      ...(since ? noteWithoutOverall([since]) : []),
      ...notesOnGrades(since ? [since, ...shown] : shown, context.library),
    ],
  )
}

/** The newest inspection of a council's services, where it gives no overall grade any more and older ones do: how things are now, its other grades tell. */
export function newestWithout(reports: readonly Report[], named: JudgementAsked): Report | undefined {
  const newest = reports.find((report) => !isSendReport(report))
  const isWithout = newest && includesOverall(named) && noteWithoutOverall([newest]).length > 0
  return isWithout && meantIn(newest, named).length === 0 ? newest : undefined
}

/** That a report does not make a judgement, and the grades that it does make. */
const gradesInstead = (report: Report, named: JudgementAsked): BlockOf<'words' | 'grades'>[][] => [
  words(
    `${reportName(report)} makes no judgement called “${named.label}”. These are the grades that it does make:`,
  ),
  grades([notMade(report, named), ...report.judgements.flatMap((judgement) => gradeRows(report, judgement))]),
]

/** Both grades stand in the rows; this says why there are two. */
export function dispute(report: Report, judgement: Judgement): Note[] {
  const places = disputedPlaces(judgement)
  if (places.length === 0) return []
  const lead = `${reportName(report)} disagrees with itself about ${judgement.label}: `
  return [{ lead, report: report.id, words: places, end: '.' }]
}

/** A judgement that the reports do not make: said in words, with the grades that the newest of them does make. */
function notJudged(
  reports: readonly Report[],
  named: JudgementAsked,
  context: AnswerContext,
): ReplyOf<'grades' | 'none'> {
  const newest = reports[0]
  if (!newest) return reply('none', [words('The reports do not say.')])
  const overall = includesOverall(named) ? noteWithoutOverall([newest]) : []
  return reply(
    'grades',
    [...gradesInstead(newest, named), choices(otherReports(reports.slice(1)))],
    [
      ...(overall.length > 0 ? overall : frameworkGrades(newest, named, context)),
      ...notesOnGrades([newest], context.library),
    ],
  )
}

/** A judgement that no report of a framework makes is missing for its framework's sake; otherwise this report is an exception. */
function frameworkGrades({ framework }: Report, named: JudgementAsked, { library }: AnswerContext): string[] {
  const others = library.reports.filter((report) => report.framework === framework)
  if (others.some((report) => meantIn(report, named).length > 0)) return []
  return [`${framework} reports do not grade “${named.label}”.`]
}

/** `Good overall`; of both halves of a report, `Good overall for safeguarding`, `Outstanding overall for looked after children`. */
export const overallTold = (report: Report): ReportWords[] => {
  const overall = report.judgements.filter(isOverall)
  return overall.flatMap((judgement) => {
    const half = overall.length > 1 && judgement.strand ? ` for ${STRAND_IN_WORDS[judgement.strand]}` : ''
    return gradeGiven(report, judgement).map((one) => gradeTold(one, `${one.finding} overall${half}`))
  })
}

/** A council was named and no judgement: those of its newest report to pick from, and the outcome of area SEND beside them. */
export function whichJudgement(reports: readonly [Report, ...Report[]], year?: string): Reply {
  const [report] = reports
  const send = reports.find(isSendReport)
  const offering = [...new Set([report, ...(send ? [send] : [])])]
  const made = distinctBy(
    offering.flatMap(({ judgements }) => judgements),
    ({ judgement }) => judgement,
    'last',
  )
  const offered = made.map(({ judgement, label }) => ({
    label,
    message: `/grade ${report.authority.slug} ${judgement}${year === undefined ? '' : ` ${year}`}`,
  }))
  const overall = overallTold(report)
  return reply('choices', [
    words(
      overall.length === 0
        ? `Choose a judgement of ${reportName(report)}.`
        : `${reportName(report)}: ${listInWords(overall.map((one) => one.words))}. Choose a judgement.`,
      overall,
    ),
    choices(offered),
  ])
}

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
  const isOfWhole = named.keys.every((key) => overall(context).keys.includes(key))
  const of = isOfWhole ? 'overall' : `for ${uncapitalised(named.label)}`
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
