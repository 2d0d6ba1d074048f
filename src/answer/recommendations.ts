import { grouped, memoisedByText } from '../collections/collections.js'
import type { AnswerContext } from '../command/command.js'
import { typed } from '../command/refusals.js'
import type { AskedFor } from '../model/query.js'
import { isOwn, type Reply, type ReplyOf } from '../model/reply.js'
import type { Recommendation, Report } from '../model/report.js'
import { reportName } from '../quotation/quote.js'
import { choices, heading, recommendations, reply, sources, withBefore, words } from '../reply/build.js'
import type { Hit } from '../search/rank/rank.js'
import { countInWords } from '../text/in-words.js'
import { stemOf, wordsOf } from '../text/tokens.js'
import { notesOn, recommendationRow } from './excerpt.js'
import { otherReports } from './judgement-meant.js'
import { subjectBesideSend } from './passages/hits.js'
import { conditionInWords, meetingConditions, reportsInWords, type Scope } from './scope.js'

/** Which of a report's recommendations are asked for; all of them where neither is given. */
export interface RecommendationFilter {
  readonly deadline?: string | undefined
  readonly about?: string | undefined
}

/** What a report asks to be done, in its order; those of one deadline or about one subject where that is asked for. */
export function answerRecommendations(
  report: Report,
  { deadline, about }: RecommendationFilter,
  others: readonly Report[],
  context: AnswerContext,
): ReplyOf<'recommendations' | 'none'> {
  const due = report.recommendations.filter((one) => deadline === undefined || isDue(one, deadline))
  if (due.length === 0) return nothingDue(report, deadline)
  const meant = about === undefined ? null : recommendationsAbout(about, report, context)
  const chosen = due.filter((one) => meant === null || meant.has(one))
  if (chosen.length === 0) return nothingAbout(about ?? '', report)
  return reply(
    'recommendations',
    [
      heading(reportName(report)),
      chosen.length > 1 && chosen.length === report.recommendations.length
        ? words(`${chosen.length} recommendations:`)
        : [],
      recommendations(chosen.flatMap((one) => recommendationRow(report, one))),
      sources([report]),
      choices(otherReports(others, '/recommendations', 'recommendations')),
    ],
    notesOn([report], context.library),
  )
}

const FIGURES: ReadonlyMap<string, string> = new Map([
  ['1', 'one'],
  ['2', 'two'],
  ['3', 'three'],
  ['6', 'six'],
  ['9', 'nine'],
  ['12', 'twelve'],
])

/** Words of a deadline that tell it from another: 'within 3 months' is 'three'. */
const deadlineWords = (deadline: string): string[] =>
  wordsOf(deadline)
    .map((word) => FIGURES.get(word) ?? word)
    .filter((word) => !['within', 'months', 'month', 'the', 'by', 'in'].includes(word))

/** Whether a recommendation has a deadline that is asked for, in figures or in words. */
const isDue = ({ deadline }: Recommendation, asked: string): boolean => {
  if (deadline === null) return false
  const due = deadlineWords(deadline)
  return deadlineWords(asked).every((word) => due.some((each) => each.startsWith(word.slice(0, 6))))
}

const recommendationsAbout = (
  words: string,
  report: Report,
  { search }: AnswerContext,
): Set<Recommendation> =>
  new Set(
    answeringAmong(search.recommendations({ words, within: new Set([report.id]), expected: null })).flatMap(
      ({ document }) => document.recommendation ?? [],
    ),
  )

function nothingAbout(about: string, report: Report): ReplyOf<'none'> {
  const all = { label: 'All recommendations', message: `/recommendations ${report.id}` }
  const elsewhere = { label: 'What the report says', message: `/ask ${about} ${reportName(report)}` }
  return reply('none', [
    words(`${reportName(report)} has no recommendation ${onSubject(about)}.`),
    choices([all, elsewhere]),
  ])
}

function nothingDue(report: Report, deadline: string | undefined): ReplyOf<'none'> {
  if (deadline === undefined) return reply('none', [words(`${reportName(report)} lists no recommendations.`)])
  const deadlines = [...new Set(report.recommendations.flatMap((one) => one.deadline ?? []))]
  const message = (due: string) => `/recommendations ${report.id} "${due}"`
  const instead = deadlines.length > 0 ? ' Its deadlines:' : ' It gives no deadlines.'
  return reply('none', [
    words(`${reportName(report)} has no recommendation for ${typed(deadline)}.${instead}`),
    choices(
      deadlines.map((due) => ({
        label: due,
        message: message(due),
        naming: [{ report: report.id, words: due }],
      })),
    ),
  ])
}

/** Recommendations shown of those that fit a subject. */
const MOST_ON_SUBJECT = 5

/** What must improve, as a query asks it: of one report all, or those of a deadline; else those that fit the subject best. */
export function answerRecommendationsAsked(
  asked: AskedFor<'recommendations'>,
  scope: Scope,
  context: AnswerContext,
): Reply | null {
  const reports = meetingConditions(asked, scope.reports, context)
  const isOfOneOnSubject = scope.authorities.length === 1 && asked.subject !== ''
  const underHeading = isOfOneOnSubject ? underHeadingNamed(asked, reports, context) : null
  if (underHeading) return underHeading
  const [newest, ...others] = reports
  const named = newest && scope.authorities.length === 1 ? newest : null
  if (named && asked.number !== null) {
    const numbered = byNumber(named, asked.number, context)
    if (numbered) return numbered
  }
  if (named && asked.isOfOneReport && asked.subject !== '')
    return answerRecommendations(
      named,
      { deadline: asked.deadline ?? undefined, about: asked.subject },
      others,
      context,
    )
  // 'The recommendations of 2022 and of 2026'
  if (named && asked.subject === '' && others.length > 0 && asked.where.period.years.length > 1)
    return ofEach(reports.slice(0, MOST_YEARS), asked, context)
  if (named && asked.subject === '') return recommendationsOfReport(named, asked, others, context)
  if (asked.subject === '')
    return scope.authorities.length > 1 ? ofEach(newestPerCouncil(reports), asked, context) : null
  const within = new Set(reports.map(({ id }) => id))
  const hits = answeringAmong(
    context.search.recommendations({ words: asked.subject, within, expected: null }),
  )
  const { deadline } = asked
  const inTime = hits.filter(
    ({ document: { recommendation } }) =>
      deadline !== null && recommendation && isDue(recommendation, deadline),
  )
  return hits.length > 0 ? ofHits(inTime.length > 0 ? inTime : hits, asked, context) : null
}

/** Tells whether some words, beside what people call SEND, all stand in a heading: 'priority' in 'Areas for priority action'. */
function headingNamed(subject: string, context: AnswerContext): (title: string) => boolean {
  const own = wordsOf(subjectBesideSend(subject, context) ?? subject)
  const said = own.filter((word) => !context.vocabulary.stopWords.has(word)).map(stemOf)
  return memoisedByText((title) => {
    const stems = new Set(wordsOf(title).map(stemOf))
    return said.length > 0 && said.every((stem) => stems.has(stem))
  }, MOST_HEADINGS_ASKED)
}

/** Headings that are held against a subject; reports have some dozen that recommend. */
const MOST_HEADINGS_ASKED = 100

/**
 * 'The priority actions for Bury': what the newest report with such a heading asks for under it. Where no report here has it, and those of the same
 * framework on others do, that it sets none, and all that it asks for. Null where no heading is named.
 */
function underHeadingNamed(
  { subject }: AskedFor<'recommendations'>,
  reports: readonly Report[],
  context: AnswerContext,
): Reply | null {
  const isHeading = headingNamed(subject, context)
  const isNamed = (one: Recommendation): boolean => isHeading(one.heading)
  const having = reports.find(({ recommendations: all }) => all.some(isNamed))
  if (having) {
    const own = having.recommendations.filter(isNamed)
    return answerRecommendations({ ...having, recommendations: own }, {}, [], context)
  }
  const without = reports.find(({ framework, recommendations: all }) => {
    const alike = context.library.reports.filter((one) => one.framework === framework)
    return all.length > 0 && alike.some((one) => one.recommendations.some(isNamed))
  })
  if (!without) return null
  const all = answerRecommendations(without, {}, [], context)
  return withBefore(words(`${reportName(without)} sets none for ${typed(subject)}. What it recommends:`), all)
}

/** 'Recommendation 12', as the report numbers it; where it numbers none, the twelfth. */
function byNumber(report: Report, number: number, context: AnswerContext): Reply | null {
  const all = report.recommendations
  const isNumbered = all.some(({ paragraph }) => paragraph !== null)
  const rows = (
    isNumbered ? all.filter(({ paragraph }) => paragraph === number) : all.slice(number - 1, number)
  ).flatMap((one) => recommendationRow(report, one))
  return rows.length > 0
    ? reply('recommendations', [recommendations(rows), sources([report])], notesOn([report], context.library))
    : null
}

/** Every recommendation of a report, or of a deadline where it gives any: those for the half of it that is named. */
function recommendationsOfReport(
  report: Report,
  { strand, deadline }: AskedFor<'recommendations'>,
  others: readonly Report[],
  context: AnswerContext,
): ReplyOf<'recommendations' | 'none'> {
  const ofStrand = report.recommendations.filter((one) => strand !== null && one.strand === strand)
  const chosen = ofStrand.length > 0 ? { ...report, recommendations: ofStrand } : report
  const hasDeadlines = chosen.recommendations.some((one) => one.deadline !== null)
  if (deadline === null || hasDeadlines)
    return answerRecommendations(chosen, deadline === null ? {} : { deadline }, others, context)
  const all = answerRecommendations(chosen, {}, others, context)
  return { ...all, notes: [`${reportName(report)} sets no deadlines.`, ...all.notes] }
}

/** Words of a subject that is repeated: more are what somebody told, without the names that stood in it. */
const LONGEST_REPEATED = 4

/** `about “driving lessons”`, `on that` */
const onSubject = (subject: string): string =>
  subject.split(/\s+/).length > LONGEST_REPEATED ? 'on that' : `about ${typed(subject)}`

/** Over what reports say of a subject, where none of their recommendations is about it. */
export const noneRecommended = ({ subject }: AskedFor<'recommendations'>, scope: Scope): string =>
  `I find no recommendation ${onSubject(subject)} in the ${reportsInWords(scope)}. What they say of it:`

/** Where neither a recommendation nor a paragraph of one council is about what was asked: all that its newest report recommends. */
export function allOfNewestReport(
  asked: AskedFor<'recommendations'>,
  scope: Scope,
  context: AnswerContext,
): Reply | null {
  const [newest, ...others] = meetingConditions(asked, scope.reports, context)
  if (!newest || scope.authorities.length !== 1 || newest.recommendations.length === 0) return null
  const all = recommendationsOfReport(newest, asked, others, context)
  const lead = `${reportName(newest)} has no recommendation ${onSubject(asked.subject)}. All that it recommends:`
  return withBefore(words(lead), all)
}

/** Inspections of one council whose recommendations stand one under another. */
const MOST_YEARS = 3

const newestPerCouncil = (reports: readonly Report[]): Report[] =>
  [...grouped(reports, ({ authority }) => authority.slug).values()].flatMap(([first]) => first ?? [])

/** What each of some reports recommends. */
function ofEach(
  reports: readonly Report[],
  asked: AskedFor<'recommendations'>,
  context: AnswerContext,
): Reply | null {
  const each = reports.map((report) => recommendationsOfReport(report, asked, [], context))
  const notes = each.flatMap((one) => one.notes)
  if (each.length === 0) return null
  return each.every(({ kind }) => kind === 'none')
    ? reply(
        'none',
        each.map(({ blocks }) => blocks.filter(isOwn)),
        notes,
      )
    : reply(
        'recommendations',
        each.map((one) => (one.kind === 'none' ? one.blocks.filter(isOwn) : one.blocks)),
        notes,
      )
}

function ofHits(hits: readonly Hit[], asked: AskedFor<'recommendations'>, context: AnswerContext): Reply {
  const first = asked.page * MOST_ON_SUBJECT
  const best = hits.slice(first, first + MOST_ON_SUBJECT)
  if (best.length === 0) return reply('none', [words('Those were all the recommendations that fit.')])
  const rows = best.flatMap(({ document: { report, recommendation } }) =>
    recommendation ? recommendationRow(report, recommendation) : [],
  )
  const reports = [...new Set(best.map(({ document }) => document.report))]
  const all = new Set(hits.map(({ document }) => document.report)).size
  const condition = conditionInWords(asked, context)
  return {
    ...reply(
      'recommendations',
      [
        words(condition.said),
        hits.length > MOST_ON_SUBJECT
          ? words(
              `${hits.length} recommendations in ${countInWords(all, 'report')} fit. These are ${first + 1} to ${first + best.length}:`,
            )
          : [],
        recommendations(rows),
        sources(reports),
      ],
      [...condition.notes, ...notesOn(reports, context.library)],
    ),
    total: { what: 'recommendations', count: hits.length, of: null },
    ...(hits.length > first + MOST_ON_SUBJECT ? { more: 'more' } : {}),
  }
}

/** The share of a question's concepts, by idf, that must stand together in one recommendation for it to answer. */
const COVERED = 0.45

/** How much likelier it must be that a recommendation answers than that none does, where only other words of it tell. */
const LIKELIER = 1

/**
 * Of the recommendations found those that answer: by what they prove to speak of; or, as 'bed and breakfast accommodation' for
 * 'hostel', by what one sentence says in other words, where it is likelier than not that this answers.
 */
const answeringAmong = (hits: readonly Hit[]): Hit[] =>
  hits.filter(
    ({ coverage, nearness, score }) => coverage >= COVERED || (nearness >= COVERED && score >= LIKELIER),
  )
