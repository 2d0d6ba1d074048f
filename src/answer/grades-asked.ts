import { distinctBy } from '../collections/collections.js'
import type { AnswerContext } from '../command/command.js'
import { byNewestInspection } from '../library/library.js'
import type { AskedFor, JudgementAsked } from '../model/query.js'
import { type BlockOf, distinctNotes, gradesOf, isOwn, type Reply, type ReplyOf } from '../model/reply.js'
import {
  type Finding,
  findingOf,
  isDisputed,
  isOutcome,
  isSendReport,
  type Judgement,
  type Report,
  scaleOf,
  stepOf,
} from '../model/report.js'
import type { Result } from '../model/result.js'
import { matchesYear, reportsOf, yearOf } from '../model/year.js'
import { reportName } from '../quotation/quote.js'
import { type Drawn, excerpts, grades, heading, reply, withAfter, withBefore, words } from '../reply/build.js'
import { listInWords } from '../text/in-words.js'
import { isOverallAsked, judgementKey } from '../understand/entities/grades.js'
import { wordsBehind } from './behind-grade.js'
import { notesOnGrades } from './excerpt.js'
import { answerGrade, dispute, newestWithout, onPremise } from './grade.js'
import { evidenceExcerpts, gradeRows, notMade } from './grades.js'
import { answerHistory } from './history.js'
import {
  coversMore,
  type GradedOnce,
  gradedOnce,
  gradeGiven,
  gradeTold,
  isOverall,
  kinIn,
  meantIn,
  newestThatGrades,
  OVERALL_SLUG,
  overall,
  sendOutcomeAsked,
} from './judgement-meant.js'
import { answerReport } from './report.js'
import type { Scope } from './scope.js'

/** The grades of one council: of the judgement named, of those that were given a grade, or all of its newest report. */
export function answerGradeAsked(
  asked: AskedFor<'grade'>,
  scope: Scope,
  context: AnswerContext,
): Reply | null {
  const { judgement, grades, where } = asked
  const { reports } = scope
  const [newest, ...older] = reports
  if (!newest) return null
  if (scope.authorities.length === 0)
    return answerFind({ grades: grades.length > 0 ? grades : null, named: judgement, reports }, context)
  const isOverTime = where.period.years.length > 1 || where.period.from !== null || where.period.to !== null
  // 'The overall judgements from 2013 onwards, in order'
  if (isOverTime && (judgement || where.period.years.length > 1) && reports.length > 1)
    return answerHistory(reports, judgement, context)
  if (judgement) {
    const answered = answerGrade(reports, judgement, context)
    const isOfOlder = newestWithout(reports, judgement) !== undefined
    return isOfOlder ? answered : withBefore(onPremise(grades, judgement, reports, context), answered)
  }
  if (grades.length > 0) return judgedSo(grades, newest, older, context)
  const others = context.library.ofAuthority(newest.authority.slug).filter((other) => other !== newest)
  return answerReport(newest, others, context)
}

/** What the newest report grades so; where it grades nothing so, that is said, and what older ones did. */
function judgedSo(
  grades: AskedFor<'grade'>['grades'],
  newest: Report,
  older: readonly Report[],
  context: AnswerContext,
): Reply {
  const now = answerFind({ grades, named: null, reports: [newest] }, context)
  if (now.kind === 'grades') return withOthers(now, newest)
  const before = answerFind({ grades, named: null, reports: older }, context)
  return before.kind === 'none' ? now : withBefore(now.blocks.filter(isOwn), before)
}

/** 'Outstanding for everything?' is answered by what is not, too. */
function withOthers(found: ReplyOf<'grades'>, report: Report): Reply {
  const shown = gradesOf(found).filter((row) => row.report === report.id)
  const others = report.judgements.filter(
    ({ judgement, strand }) => !shown.some((row) => row.judgement === judgement && row.strand === strand),
  )
  const graded = others
    .flatMap((judgement) => gradeGiven(report, judgement))
    .map((one) => gradeTold(one, `${one.judgement.label}: ${one.finding}`))
  return shown.length === 0 || graded.length === 0 || graded.length > MOST_OTHERS
    ? found
    : withAfter(found, words(`Not so: ${graded.map((one) => one.words).join('; ')}.`, graded))
}

/** Other grades that are named beside those asked for: of the old reports with twenty judgements these would be all that one reads. */
const MOST_OTHERS = 5

/** Councils side by side: each by the year asked for where it has one, else by its newest inspection that judges it. */
export function answerComparison(asked: AskedFor<'comparison'>, scope: Scope, context: AnswerContext): Reply {
  const { years } = asked.where.period
  const held = scope.authorities
    .map((slug) => context.library.ofAuthority(slug))
    .filter((reports) => reports.length > 0)
  const ofYears = (reports: readonly Report[]) => years.flatMap((year) => reportsOf(reports, year))
  const judging = (named: JudgementAsked, some: readonly (readonly Report[])[]): Report[] =>
    some.flatMap((reports) => {
      const inYears = ofYears(reports)
      const [newest, ...older] = reports
      return inYears.length > 0 || !newest ? inYears : [newestThatGrades([newest, ...older], named, context)]
    })
  if (asked.judgement !== null || held.length > MOST_IN_FULL) {
    const judgement = asked.judgement ?? overall(context)
    const reports = judging(judgement, held)
    const isTold = asked.judgement !== null && held.length <= MOST_IN_FULL
    return oneComparison([answerCompare(reports, judgement, context, { isTold })], [], '')
  }
  const ofServices = held.filter((reports) => !reports.every(isSendReport))
  const ofSend = held.filter((reports) => reports.some(isSendReport))
  const only = ofSend.filter((reports) => reports.every(isSendReport))
  const newest = ofServices.flatMap((reports) => {
    const [first] =
      ofYears(reports).length > 0 ? ofYears(reports) : reports.filter((one) => !isSendReport(one))
    return first ?? []
  })
  const onServices =
    newest.length > 0 ? everyJudgement(newest, judging(overall(context), ofServices), context) : []
  const onSend =
    only.length > 0 || ofSend.length > 1
      ? [answerCompare(judging(sendOutcomeAsked(context), ofSend), sendOutcomeAsked(context), context)]
      : []
  const notes = only.flatMap(([report]) => (report ? [sendAlone(report)] : []))
  return oneComparison(
    [...onServices, ...onSend],
    notes,
    comparisonTitle([...newest, ...only.flatMap(([report]) => report ?? [])]),
  )
}

const sendAlone = ({ authority }: Report): string =>
  `Of ${authority.name} there is an area SEND inspection alone, and no grade for children’s services.`

/** One judgement side by side, or that no report makes it. */
type SideBySide = Result<Drawn<'comparison'>>

/** Several comparisons as one, what a reader must know of them first. */
function oneComparison(all: readonly SideBySide[], before: readonly string[], title: string): Reply {
  const lead = [before.flatMap((text) => words(text)), all.length > 1 ? heading(title) : []]
  const notes = all.flatMap(({ value }) => value?.notes ?? [])
  return all.some(({ value }) => value !== undefined)
    ? reply(
        'comparison',
        [...lead, ...all.map((one) => one.value?.blocks ?? words(one.refusal ?? ''))],
        notes,
      )
    : reply('none', [...lead, ...all.map(({ refusal }) => words(refusal ?? ''))], notes)
}

/** Councils of which every judgement is set side by side; of more the overall grade alone. */
const MOST_IN_FULL = 4

/** `Leeds 2022, Bradford 2024` */
const comparisonTitle = (reports: readonly Report[]): string => reports.map(reportName).join(', ')

/**
 * What some councils' newest reports judge, each with its kin in the others.
 * @param graded of each council the newest report that gives an overall grade, where the newest of all gives none
 */
function everyJudgement(
  newest: readonly Report[],
  graded: readonly Report[],
  context: AnswerContext,
): SideBySide[] {
  const { vocabulary } = context
  const [last] = newest.toSorted(byNewestInspection)
  const judged = vocabulary.judgements.filter(
    ({ framework, slug }) =>
      framework === last?.framework &&
      slug !== OVERALL_SLUG &&
      last.judgements.some(({ judgement }) => judgement === slug),
  )
  const parts = distinctBy(judged, ({ slug }) => slug, 'last').map((name) =>
    answerCompare(newest, { label: name.short, keys: [judgementKey(name)], strand: null }, context),
  )
  const whole = answerCompare(graded, overall(context), context, { beside: newest })
  const made = [whole, ...parts].filter(({ value }) => value !== undefined)
  return made.length > 0 ? made : [whole]
}

/** The grades of each council from inspection to inspection, between the years named where any are. */
export function answerHistoryAsked(
  asked: AskedFor<'history'>,
  { authorities }: Pick<Scope, 'authorities'>,
  context: AnswerContext,
): Reply {
  const each = authorities.map((slug) => historyOf(slug, asked, context))
  const [first, ...others] = each
  if (first && others.length === 0) return first
  return reply(
    'history',
    [each.flatMap(({ blocks }) => blocks)],
    distinctNotes(each.flatMap(({ notes }) => notes)),
  )
}

function historyOf(slug: string, asked: AskedFor<'history'>, context: AnswerContext) {
  const held = context.library.ofAuthority(slug)
  const { years, from, to } = asked.where.period
  const bounds = [...years, ...[from, to].flatMap((year) => year ?? [])]
  const isUpTo = to !== null && from === null && years.length === 0
  const until = isUpTo ? held.filter((report) => yearOf(report) <= to) : []
  const reports = until.length > 0 ? until : heldBetween(held, bounds)
  return answerHistory(reports, asked.judgement, context)
}

/** The inspections between the years named, or from the one year named on; all of them where none is. */
function heldBetween(held: readonly Report[], years: readonly number[]): readonly Report[] {
  if (years.length === 0) return held
  const from = Math.min(...years)
  const to = years.length > 1 ? Math.max(...years) : Number.POSITIVE_INFINITY
  const isNamed = (report: Report) => years.some((year) => matchesYear(report, year))
  const inYears = held.filter((report) => isNamed(report) || (yearOf(report) >= from && yearOf(report) <= to))
  // What has changed since a year is told from the inspection before it.
  const before = inYears.some(isNamed) ? undefined : held.find((report) => yearOf(report) < from)
  return inYears.length > 0 ? [...inYears, ...(before ? [before] : [])] : held
}

/** How one judgement is set side by side. */
interface Beside {
  /** Reports that the same answer shows beside these. */
  readonly beside?: readonly Report[]
  /** Which grade is the higher is said, and what each report says behind its own. */
  readonly isTold?: boolean
}

/** One judgement side by side: each report with its own label for the same thing. */
function answerCompare(
  reports: readonly Report[],
  named: JudgementAsked,
  context: AnswerContext,
  { beside = [], isTold = false }: Beside = {},
): SideBySide {
  const found = [...new Set(reports)].map((report) => ({ report, judgements: kinIn(report, named, context) }))
  if (found.every(({ judgements }) => judgements.length === 0))
    return {
      refusal: `None of these reports grades “${named.label}”: ${reports.map(reportName).join(', ')}.`,
    }
  const rows = found.flatMap(({ report, judgements }) =>
    judgements.length > 0
      ? judgements.flatMap((judgement) => gradeRows(report, judgement))
      : [notMade(report, named)],
  )
  const missing = found.filter(({ judgements }) => judgements.length === 0)
  const notes = [
    ...missing.map(({ report }) => `${reportName(report)} (${report.framework}) makes no such judgement.`),
    ...found.flatMap(({ report, judgements }) =>
      judgements.flatMap((judgement) => dispute(report, judgement)),
    ),
    ...notesOnGrades([...new Set([...reports, ...beside])], context.library),
  ]
  const isOfPart = isTold && !isOverallAsked(named) && found.length === MOST_IN_WORDS
  const said = isOfPart ? found.flatMap(({ report }) => wordsBehind(report, named, 1, context)) : []
  const higher = isTold && found.length > 1 ? whichIsHigher(found, named, context) : []
  return {
    value: reply('comparison', [higher, heading(named.label), grades(rows), excerpts(said)], notes),
  }
}

/** Reports of which a comparison quotes what stands behind each grade; of more, the table fills a phone. */
const MOST_IN_WORDS = 2

/**
 * `Hartlepool 2018 is graded higher: Outstanding, and Darlington 2018 Good. Hartlepool 2018 gives one grade for …`: nothing where a grade is
 * lacking, or they stand on different scales.
 */
function whichIsHigher(
  found: readonly { readonly report: Report; readonly judgements: readonly Judgement[] }[],
  named: JudgementAsked,
  context: AnswerContext,
): BlockOf<'words'>[] {
  const graded = found.flatMap(({ report, judgements }) => gradedOnce(report, judgements))
  const areOfOneScale = new Set(graded.map(({ finding }) => isOutcome(finding))).size === 1
  if (graded.length < 2 || graded.length < found.length || !areOfOneScale) return []
  const best = Math.min(...graded.map(({ finding }) => stepOf(finding)))
  const [higher, others] = [true, false].map((isBest) =>
    graded.filter(({ finding }) => (stepOf(finding) === best) === isBest),
  )
  const joint = graded
    .filter(({ report, judgement }) => coversMore(report, judgement, named, context))
    .map(
      ({ report, judgement }) =>
        `In ${reportName(report)} one grade covers more than that: “${judgement.label}”.`,
    )
  return sideBySide(higher ?? [], others ?? [], joint)
}

function sideBySide(
  higher: readonly GradedOnce[],
  others: readonly GradedOnce[],
  more: readonly string[],
): BlockOf<'words'>[] {
  const names = listInWords(higher.map(({ report }) => reportName(report)))
  const given = listInWords([...new Set(higher.map(({ finding }) => finding))], 'disjunction')
  const is =
    others.length === 0 ? 'have the same grade' : `${higher.length === 1 ? 'is' : 'are'} graded higher`
  const first = `${names} ${is}: ${given}`
  const rest = others.map((one) => gradeTold(one, `${reportName(one.report)} ${one.finding}`))
  const and = rest.length === 0 ? '' : `, and ${listInWords(rest.map((one) => one.words))}`
  return words([`${first}${and}.`, ...more].join(' '), [
    ...higher.map((one) => gradeTold(one, first)),
    ...rest,
  ])
}

/** What a list of grades is to hold; null where anything does. */
interface GradeFilter {
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
