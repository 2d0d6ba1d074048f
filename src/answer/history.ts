import { groupsOf } from '../collections/collections.js'
import type { AnswerContext } from '../command/command.js'
import { byOldestInspection } from '../library/library.js'
import type { JudgementAsked } from '../model/query.js'
import type { BlockOf, ReplyOf } from '../model/reply.js'
import { isSendReport, type Judgement, type Report, stepOf } from '../model/report.js'
import { yearOf } from '../model/year.js'
import { monthInWords, reportName } from '../quotation/quote.js'
import { choices, excerpts, grades, heading, reply, words } from '../reply/build.js'
import { listInWords } from '../text/in-words.js'
import { sentencesOf } from '../text/tokens.js'
import { isOverallAsked } from '../understand/entities/grades.js'
import { shortLabel } from '../vocabulary/judgements.js'
import { wordsBehind } from './behind-grade.js'
import { excerptOf, notesOnGrades, noteWithoutOverall } from './excerpt.js'
import { dispute } from './grade.js'
import { gradeRows } from './grades.js'
import {
  familiesOf,
  type GradedOnce,
  gradedOnce,
  gradeTold,
  isOverall,
  kinIn,
  otherReports,
  overall,
} from './judgement-meant.js'
import { summaryIn } from './report.js'

/** Over what was not judged twice: beside what was, or alone. */
export const JUDGED_ONCE = 'Judged in one inspection'
export const JUDGED = 'Judged'

interface Judged {
  readonly report: Report
  readonly judgement: Judgement
}

/**
 * An authority's grades over time, oldest first. What was judged more than once stands together, though its label
 * changed from framework to framework; a judgement that is named stands alone, each grade over what its inspection says behind it.
 */
export function answerHistory(
  reports: readonly Report[],
  named: JudgementAsked | null,
  context: AnswerContext,
): ReplyOf<'history' | 'none'> {
  const inOrder = reports.toSorted(byOldestInspection)
  const withoutOverall = noteWithoutOverall(inOrder)
  // Where no overall grade is given any more, the others tell how things went.
  if (named !== null && isOverallAsked(named) && withoutOverall.length > 0)
    return answerHistory(reports, null, context)
  const judged = inOrder.flatMap((report) =>
    (named ? kinIn(report, named, context) : report.judgements).map((judgement) => ({ report, judgement })),
  )
  if (judged.length === 0) return reply('none', [words('These reports do not grade that.')])
  const title = heading(historyTitle(inOrder, named))
  const often = named ? [] : judgedOften(judged, context)
  const body = named ? gradesWithWords(inOrder, named, context) : overTime(judged, often)
  const change = named ? [] : ofChange(inOrder)
  const [only, ...others] = inOrder
  const isOfOne = only !== undefined && others.length === 0
  const isAlone = isOfOne && context.library.ofAuthority(only.authority.slug).length === 1
  const single = isAlone ? [`There is one inspection of ${only.authority.name} here.`] : []
  return reply(
    'history',
    [
      title,
      named === null ? words(withoutOverall.join(' ')) : [],
      verdict(inOrder, named ?? overall(context), context),
      lastMoves(often.filter((members) => !members.some(({ judgement }) => isOverall(judgement)))),
      change,
      body,
      isOfOne && !named && change.length === 0 ? howItBegins(only) : [],
      choices(otherReports(reports)),
    ],
    [
      ...single,
      ...judged.flatMap(({ report, judgement }) => dispute(report, judgement)),
      ...notesOnGrades(reports, context.library),
    ],
  )
}

/** Inspections whose words stand beside their grades: of more the grades alone would be lost among them. */
const MOST_WITH_WORDS = 5

/** Each inspection's grade with a passage behind it; of the whole over several inspections the grades alone. */
function gradesWithWords(
  inOrder: readonly Report[],
  named: JudgementAsked,
  context: AnswerContext,
): BlockOf<'grades' | 'excerpt'>[] {
  const judging = inOrder.filter((report) => kinIn(report, named, context).length > 0)
  const isTold = judging.length <= MOST_WITH_WORDS && (judging.length === 1 || !isOverallAsked(named))
  return judging.flatMap((report) => [
    ...grades(kinIn(report, named, context).flatMap((judgement) => gradeRows(report, judgement))),
    ...excerpts(isTold ? wordsBehind(report, named, 1, context) : []),
  ])
}

/**
 * How one judgement went, in a sentence or two: 'Overall: Inadequate in 2013 and 2015, Good in 2022: better than at first.
 * No longer Inadequate since July 2018.' Nothing where fewer than two inspections give it one grade.
 */
function verdict(
  inOrder: readonly Report[],
  named: JudgementAsked,
  context: AnswerContext,
): BlockOf<'words'>[] {
  const given = inOrder.flatMap((report) => gradedOnce(report, kinIn(report, named, context)))
  if (given.length < 2) return []
  // The first of all may give two grades, one for each half of its report: then the first that is told of gives one.
  const first = given[0]?.report === inOrder[0] ? 'the first here' : 'the first of these'
  const turns = inTurn(given)
  return words(
    `${named.label}: ${turns.map((turn) => turn.words).join(', ')}: ${direction(given, first)}. ${leftWorst(given)}`.trim(),
    turns.flatMap((turn) => turn.given.map((one) => gradeTold(one, turn.words))),
  )
}

/** A grade with the inspections in a row that gave it: `Inadequate in 2013 and 2015`. */
interface GradeInTurn {
  readonly words: string
  readonly given: readonly GradedOnce[]
}

function inTurn(given: readonly GradedOnce[]): GradeInTurn[] {
  const starts = given.flatMap(({ finding }, at) => (finding === given[at - 1]?.finding ? [] : [at]))
  return starts.map((from, at) => {
    const run = given.slice(from, starts[at + 1])
    const years = listInWords(run.map(({ report }) => String(yearOf(report))))
    return { words: `${given[from]?.finding} in ${years}`, given: run }
  })
}

/** Whether the last of some grades is better than the one before it, and than the first. */
function direction(given: readonly GradedOnce[], firstCalled: string): string {
  const steps = given.map(({ finding }) => stepOf(finding))
  const [first = 0, before = 0, last = 0] = [steps[0], steps.at(-2), steps.at(-1)]
  const than = (step: number): string =>
    last < step ? 'better than' : last > step ? 'worse than' : 'the same as'
  if (steps.length === 2) return `${than(before)} before`
  return than(before) === than(first)
    ? `now ${than(before)} at the inspection before and at ${firstCalled}`
    : `now ${than(before)} at the inspection before, ${than(first)} at ${firstCalled}`
}

/** Since when a council is no longer Inadequate; nothing where it never was, or is so still. */
function leftWorst(given: readonly GradedOnce[]): string {
  const at = given.findLastIndex(({ finding }) => finding === 'Inadequate')
  const left = at < 0 ? undefined : given[at + 1]
  return left
    ? `No longer Inadequate since ${reportName(left.report)}, inspected in ${monthInWords(left.report.inspected.to)}.`
    : ''
}

/** Words in which a report sets what it found beside what was found before. */
const SINCE_BEFORE =
  /\bsince (?:the|its|that|their) (?:last|previous)\b|\b(?:last|previous) (?:full |ILACS )?inspection\b/i

/** Words of better and worse. */
const BETTER_OR_WORSE =
  /\b(?:improve|declin|deteriorat|strengthen|progress|better|wors|slow|transform|sustain|maintain)/i

/** What the newest inspection of services says in its summary of how they have changed since the one before, whether that is held or not. */
function ofChange(inOrder: readonly Report[]): BlockOf<'excerpt'>[] {
  const newest = inOrder.findLast((report) => !isSendReport(report))
  if (!newest) return []
  const [said] = summaryIn(newest).flatMap((paragraph) => {
    const sentence = sentencesOf(paragraph.text).findIndex(
      (words) => SINCE_BEFORE.test(words) && BETTER_OR_WORSE.test(words),
    )
    return sentence < 0 ? [] : [excerptOf(newest, paragraph, { sentences: [sentence], score: 0 })]
  })
  return said ? excerpts([said]) : []
}

/** Of a report that no other stands beside, so many passages of its summary say how things are. */
const MOST_OF_ONE = 2

const howItBegins = (report: Report): BlockOf<'excerpt'>[] =>
  excerpts(
    summaryIn(report)
      .slice(0, MOST_OF_ONE)
      .map((paragraph) => excerptOf(report, paragraph)),
  )

/** What the newest report calls it, in short. */
const judgementHeading = (members: readonly Judged[]): string => {
  const [newest] = members.toReversed()
  return newest ? shortLabel(newest.judgement) : ''
}

const rowsOf = ({ report, judgement }: Judged) => gradeRows(report, judgement)

/** `North Lincolnshire, 2012 to 2022: leadership` */
function historyTitle(inOrder: readonly Report[], named: JudgementAsked | null): string {
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  if (!first || !last) return ''
  const when = first === last ? `${yearOf(first)}` : `${yearOf(first)} to ${yearOf(last)}`
  return `${first.authority.name}, ${when}${named ? `: ${named.label.toLowerCase()}` : ''}`
}

/** What more than one inspection judged, each family of judgements by itself. */
function judgedOften(judged: readonly Judged[], context: AnswerContext): (readonly Judged[])[] {
  const families = new Map<string, Judged[]>()
  for (const one of judged) {
    const family =
      familiesOf(one.report, one.judgement, context.vocabulary.judgements)[0] ?? one.judgement.judgement
    families.set(family, [...(families.get(family) ?? []), one])
  }
  return [...families.values()].filter((members) => new Set(members.map(({ report }) => report.id)).size > 1)
}

/** 'Better than the time before: leadership (Good in 2022, Outstanding in 2026).' Nothing where no grade moved then. */
function lastMoves(often: readonly (readonly Judged[])[]): BlockOf<'words'>[] {
  const moved = often.flatMap((members) => {
    const given = groupsOf(members, ({ report }) => report.id).flatMap((ofReport) =>
      gradedOnce(
        ofReport[0].report,
        ofReport.map(({ judgement }) => judgement),
      ),
    )
    const [before, last] = given.slice(-2)
    const step = before && last ? stepOf(last.finding) - stepOf(before.finding) : 0
    return step === 0
      ? []
      : [{ isBetter: step < 0, label: judgementHeading(members), turns: inTurn(given.slice(-2)) }]
  })
  const inWords = (isBetter: boolean): string => {
    const those = moved.filter((one) => one.isBetter === isBetter)
    const each = those.map(
      ({ label, turns }) => `${label.toLowerCase()} (${turns.map((turn) => turn.words).join(', ')})`,
    )
    return each.length === 0
      ? ''
      : `${isBetter ? 'Better' : 'Worse'} than the time before: ${listInWords(each)}.`
  }
  const told = moved.flatMap(({ turns }) =>
    turns.flatMap((turn) => turn.given.map((one) => gradeTold(one, turn.words))),
  )
  return words([inWords(true), inWords(false)].join(' ').trim(), told)
}

/** A block for each family that more than one inspection judged, then the rest inspection by inspection. */
function overTime(
  judged: readonly Judged[],
  often: readonly (readonly Judged[])[],
): BlockOf<'heading' | 'grades'>[] {
  const told = new Set(often.flat())
  const once = judged.filter((one) => !told.has(one))
  return [
    ...often.flatMap((members) => [
      ...heading(judgementHeading(members)),
      ...grades(members.flatMap(rowsOf)),
    ]),
    ...(once.length > 0
      ? [...heading(often.length > 0 ? JUDGED_ONCE : JUDGED), ...grades(once.flatMap(rowsOf))]
      : []),
  ]
}
