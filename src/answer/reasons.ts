import type { AnswerContext } from '../command/command.js'
import { commandFor } from '../command/over-councils/written.js'
import { byOldestInspection } from '../library/library.js'
import type { AskedFor, JudgementAsked } from '../model/query.js'
import { distinctNotes, type Excerpt, excerptsOf, gradesOf, noteText, type Reply } from '../model/reply.js'
import { findingOf, isSendReport, type Judgement, type Report, stepOf } from '../model/report.js'
import { reportName } from '../quotation/quote.js'
import { choices, excerpts, grades, heading, reply, withBefore, words } from '../reply/build.js'
import { sentencesOf } from '../text/tokens.js'
import { isOverallAsked, isSendAsked } from '../understand/entities/grades.js'
import { asCouncilList } from '../understand/over-councils/councils.js'
import { answerMost, MOST_QUOTED_WHOLE, partOf, reasonsFor, shortcomings } from './behind-grade.js'
import { excerptOf, notesOnGrades } from './excerpt.js'
import { answerGrade, onPremise } from './grade.js'
import { gradeRows } from './grades.js'
import { gradedOnce, gradeTold, isOverall, kinIn, meantIn, otherReports, overall } from './judgement-meant.js'
import { answerRecommendations } from './recommendations.js'
import { summaryIn } from './report.js'
import { conditionInWords, meetingConditions, type Scope } from './scope.js'

/** Paragraphs quoted as reasons. */
const MOST_REASONS = 5

/** Why a judgement was graded as it was: the paragraphs behind the grade, whole. */
export function answerReasons(asked: AskedFor<'reasons'>, scope: Scope, context: AnswerContext): Reply {
  if (asked.where.councils.length > 1) return reasonsOfEach(asked, scope, context)
  const { judgement, grades: wanted, tone } = asked
  const moves = asked.isOfMoves ? answerMoves(scope.reports, judgement ?? overall(context), context) : null
  if (moves) return moves
  const [newest, ...older] = scope.reports
  // Of area SEND the one judgement is of the whole report; 'any criticism though', after a council's overall grade, asks of it too.
  const isOfWhole = judgement === null || (tone !== 'neither' && isOverallAsked(judgement))
  const whole = isOfWhole ? newest : isSendAsked(judgement) ? scope.reports.find(isSendReport) : undefined
  if (whole && tone !== 'neither' && wanted.length === 0 && !asked.isShort) {
    const most = answerMost(tone, whole, context, { isQuotedAlone: asked.isStrongest === true })
    if (most) return most
    // Where nothing is found fault with, what is wrong with a council is what it was told to improve.
    if (tone === 'criticism' && whole === newest) return answerRecommendations(newest, {}, older, context)
  }
  const meant = scope.reports.map((report) => ({
    report,
    meant: meantIn(report, judgement ?? overall(context)),
  }))
  const [judged] = meant.filter((one) => one.meant.length > 0)
  if (asked.isStrongest && tone !== 'neither' && judged) {
    const part = judged.meant.flatMap((one) => partOf(one, [], judged.report))
    const strongest = answerMost(tone, judged.report, context, { isQuotedAlone: true, part })
    if (strongest) return strongest
  }
  const fits = (judgement: Judgement): boolean => {
    const finding = findingOf(judgement)
    return wanted.length === 0 || (finding !== null && wanted.includes(finding))
  }
  const isOfNone = judgement === null && wanted.length > 0 && wanted.every((one) => one === 'Not judged')
  if (newest && isOfNone && meantIn(newest, overall(context)).length === 0)
    return answerGrade([newest], overall(context), context)
  // 'Why is there no overall grade?'
  if (judgement !== null && meant.every((one) => one.meant.length === 0)) {
    const made = answerGrade(scope.reports, judgement, context)
    const [why, ...others] = made.notes
    return { ...withBefore(words(why === undefined ? '' : noteText(why)), made), notes: others }
  }
  // 'Why not outstanding?' asks what falls short now, whatever was graded so before.
  const isShort = asked.isShort === true || (tone === 'criticism' && wanted.length > 0)
  const withGrade = (all: typeof meant) => (isShort ? undefined : all.find(({ meant }) => meant.some(fits)))
  // What kept a report from better grades that gives none of the whole is what it was told to improve.
  if (asked.isShort && judgement === null && newest && meant.every((one) => one.meant.length === 0))
    return answerRecommendations(newest, {}, older, context)
  // 'Why is it inadequate?' may well speak of a judgement that is, where the whole is not.
  const anyJudgement = () => scope.reports.map((report) => ({ report, meant: [...report.judgements] }))
  const found =
    withGrade(meant) ??
    (judgement ? undefined : withGrade(anyJudgement())) ??
    meant.find((one) => one.meant.length > 0) ??
    anyJudgement()[0]
  const fitting = found?.meant.filter(fits) ?? []
  const reasons =
    found && reasonsIn(found.report, fitting.length > 0 ? fitting : found.meant, isShort, context)
  if (!reasons) return reply('none', [words('The reports do not give reasons for that.')])
  // 'Why is Norfolk inadequate?' of a council that is so no longer.
  const isOfThePast = fitting.length > 0 && found?.report !== newest && asked.where.period.years.length === 0
  if (isOfThePast && wanted.length > 0)
    return withBefore(onPremise(wanted, judgement ?? overall(context), scope.reports, context), reasons)
  if (wanted.length === 0 || fitting.length > 0) return reasons
  // Where one judgement is asked about, another of the report may well have been graded so.
  const led =
    judgement || asked.isShort
      ? onPremise(wanted, judgement ?? overall(context), [found.report], context)
      : words(wasNotGraded(found.report, wanted))
  return withBefore(led, reasons)
}

/** Of each of several councils what is first behind its grade. */
function reasonsOfEach(asked: AskedFor<'reasons'>, scope: Scope, context: AnswerContext): Reply {
  const made = asked.where.councils.map((slug) => {
    const reports = scope.reports.filter(({ authority }) => authority.slug === slug)
    const where = { ...asked.where, councils: [slug] }
    return answerReasons({ ...asked, where }, { ...scope, reports }, context)
  })
  return reply(
    'grades',
    [
      ...made.flatMap((one) => [
        gradesOf(one).length > 0 ? grades(gradesOf(one)) : [],
        excerpts(excerptsOf(one).slice(0, 1)),
      ]),
      choices(
        asked.where.councils.flatMap((slug) => {
          const [report] = scope.reports.filter(({ authority }) => authority.slug === slug)
          return report ? [{ label: `All on ${reportName(report)}`, message: `/report ${report.id}` }] : []
        }),
      ),
    ],
    distinctNotes(made.flatMap(({ notes }) => notes)),
  )
}

/** Reports that are quoted where no council is named. */
const MOST_QUOTED_OVER = 4

/** What is behind a grade wherever it was given, of no council in particular: of each of the newest reports that give it what comes first. */
export function answerReasonsOver(asked: AskedFor<'reasons'>, scope: Scope, context: AnswerContext): Reply {
  const { where, judgement, grades: given } = asked
  const conditioned = { where, having: [{ judgement, grades: given, period: null }] }
  const meeting = meetingConditions(conditioned, scope.reports, context)
  const { said, notes } = conditionInWords(conditioned, context)
  const list = asCouncilList({ where, having: conditioned.having, movement: null, judgement: null })
  if (meeting.length === 0) return reply('none', [words(said)], notes)
  const made = meeting.slice(0, MOST_QUOTED_OVER).map((report) => {
    const { slug } = report.authority
    const own = { ...asked, where: { ...where, councils: [slug] } }
    return answerReasons(own, { ...scope, authorities: [slug], reports: [report] }, context)
  })
  return reply(
    'grades',
    [
      words(said),
      ...made.flatMap((one) => [grades(gradesOf(one)), excerpts(excerptsOf(one).slice(0, 1))]),
      choices([{ label: 'Which they are', message: commandFor(list, context) }]),
    ],
    distinctNotes([...notes, ...made.flatMap((one) => one.notes)]),
  )
}

const wasNotGraded = (report: Report, wanted: AskedFor<'reasons'>['grades']): string =>
  `No judgement of ${reportName(report)} was graded ${wanted.map((grade) => grade.toLowerCase()).join(' or ')}.`

function reasonsIn(
  report: Report,
  meant: readonly Judgement[],
  isShort: boolean,
  context: AnswerContext,
): Reply | null {
  const of = isShort ? shortcomings : reasonsFor
  const reasons = [...new Set(meant.flatMap((judgement) => of(judgement, report, context)))].slice(
    0,
    MOST_REASONS,
  )
  if (reasons.length === 0) return null
  return reply(
    'grades',
    [
      grades(meant.flatMap((judgement) => gradeRows(report, judgement))),
      excerpts(reasons.map((paragraph) => excerptOf(report, paragraph))),
      choices([{ label: 'What must improve', message: `/recommendations ${report.id}` }]),
    ],
    notesOnGrades([report], context.library),
  )
}

/** Passages of each inspection at which a grade moved. */
const OF_EACH_MOVE = 2

/** Words in which a report tells of a change for the better, and for the worse. */
const BETTER = /\b(?:improv|strengthen|progress|transform|better|build|built|embed)\w*/i
const WORSE = /\b(?:declin|deteriorat|wors|weaken|slipp|regress|drift)\w*/i

/**
 * What was behind a council's grade going up or down: of each inspection that gave another grade than the one before, what it says of what
 * has become better, or worse. Null where no grade moved, or none of those inspections says.
 */
function answerMoves(
  reports: readonly Report[],
  named: JudgementAsked,
  context: AnswerContext,
): Reply | null {
  const inOrder = reports.toSorted(byOldestInspection)
  const given = inOrder.flatMap((report) => gradedOnce(report, kinIn(report, named, context)))
  const moves = given.flatMap((one, at) => {
    const { report, judgement, finding } = one
    const before = given[at - 1]
    if (!before || stepOf(before.finding) === stepOf(finding)) return []
    const said = ofMove(report, judgement, stepOf(finding) < stepOf(before.finding) ? BETTER : WORSE)
    const told = [
      gradeTold(one, `${reportName(report)}: ${finding}`),
      gradeTold(before, `${before.finding} in ${reportName(before.report)}`),
    ]
    return said.length === 0
      ? []
      : [...heading(told.map(({ words }) => words).join(', after '), told), ...excerpts(said)]
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
