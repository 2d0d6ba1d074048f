import { grouped } from '../collections/collections.js'
import type { AnswerContext } from '../command/command.js'
import type {
  BlockOf,
  Excerpt,
  Fact,
  RecommendationRow,
  Reply,
  ReplyOf,
  ReportWords,
} from '../model/reply.js'
import {
  besideFinding,
  isBoardReport,
  isSendReport,
  type Judgement,
  type Paragraph,
  type Report,
} from '../model/report.js'
import { yearOf } from '../model/year.js'
import { datesInWords, inspectorsByBody, inWords, placeInFull, reportName } from '../quotation/quote.js'
import {
  choices,
  excerpts,
  grades,
  heading,
  type NamedFacts,
  ownWords,
  recommendationsInBrief,
  reply,
  reportFacts,
  reportsAndLeads,
  withNaming,
  words,
} from '../reply/build.js'
import { countInWords, listInWords } from '../text/in-words.js'
import { sentencesOf } from '../text/tokens.js'
import { allRecommendationRows, excerptOf, notesOn, noteWithoutOverall } from './excerpt.js'
import { frameworkInFull } from './frameworks.js'
import { dispute, overallTold, SINCE_THEN } from './grade.js'
import { gradeRows } from './grades.js'
import { gradeGiven, gradeTold, isOverall, otherReports } from './judgement-meant.js'

/** Recommendations shown with a report, the beginning of each; the rest is a command away. */
const MOST_BEGINNINGS = 3

/** The overall grade first, then the others as the report has them. */
const overallFirst = (judgements: readonly Judgement[]): Judgement[] => [
  ...judgements.filter(isOverall),
  ...judgements.filter((each) => !isOverall(each)),
]

/** One report on a page: the overall grade, the others, what must improve in brief; its dates and who led it. */
export function answerReport(report: Report, others: readonly Report[], context: AnswerContext): Reply {
  const rows = allRecommendationRows(report)
  const about = { label: 'About this report', message: `/report ${report.id} show:about` }
  const more = {
    label: rows.length === 1 ? 'The recommendation' : `All ${rows.length} recommendations`,
    message: `/recommendations ${report.id}`,
  }
  return reply(
    'report',
    [
      heading(reportName(report)),
      grades(overallFirst(report.judgements).flatMap((judgement) => gradeRows(report, judgement))),
      ...mustImprove(rows),
      reportFacts(datesOf(report)),
      choices([...(rows.length > 0 ? [more] : []), about]),
      choices(otherReports(others)),
    ],
    [
      ...noteWithoutOverall([report]),
      ...report.judgements.flatMap((judgement) => dispute(report, judgement)),
      ...notesOn([report], context.library),
    ],
  )
}

/** The beginnings of a report's first recommendations, under a heading. */
const mustImprove = (rows: RecommendationRow[]): BlockOf<'heading' | 'recommendations'>[][] =>
  rows.length === 0
    ? []
    : [heading('What must improve'), recommendationsInBrief(rows.slice(0, MOST_BEGINNINGS))]

/** When it was, and who led it: what a reader asks next. */
const datesOf = (report: Report): NamedFacts => ({
  Inspected: datesInWords(report.inspected),
  Published: report.published === null ? 'not stated' : inWords(report.published),
  ...(report.leadInspector === null ? {} : { 'Lead inspector': ownWords(report, report.leadInspector) }),
})

/** What a report's front page prints of the inspection, and no more; with what its text says of the inspectors, where they are asked about. */
export function answerFrontPage(
  report: Report,
  others: readonly Report[],
  context: AnswerContext,
  quoted?: string,
  isOfTeam = false,
): Reply {
  const paragraph = report.paragraphs.find(({ key }) => key === quoted)
  return reply(
    'report',
    [
      heading(reportName(report)),
      reportFacts({
        ...(paragraph ? { Quoted: placeInFull(report, paragraph) } : {}),
        ...factsOf(report),
        ...(others.length > 0 ? { 'Other inspections': reportsAndLeads(others) } : {}),
      }),
      excerpts(isOfTeam ? ofTeam(report) : []),
      choices([
        { label: 'Grades and recommendations', message: `/report ${report.id}` },
        ...otherReports(others),
      ]),
    ],
    notesOn([report], context.library),
  )
}

/** What a report whose front page names no team says of it. */
function ofTeam(report: Report): Excerpt[] {
  if (report.inspectors.length > 0) return []
  const [said] = report.paragraphs.flatMap((paragraph) => {
    const sentence = sentencesOf(paragraph.text).findIndex((words) => OF_THE_TEAM.test(words))
    return sentence < 0 ? [] : [excerptOf(report, paragraph, { sentences: [sentence], score: 0 })]
  })
  return said ? [said] : []
}

/** As reports say how many inspectors there were. */
const OF_THE_TEAM = /\binspection team (?:consisted of|comprised|included|was made up of)\b/i

/** Who led each of several inspections, and when it was, a line for each. */
export function answerFrontPages(reports: readonly Report[]): Reply {
  const shown = reports.slice(0, MOST_LISTED)
  return reply('report', [
    heading('Lead inspectors'),
    reportFacts(
      Object.fromEntries(
        shown.map((report) => [`${reportName(report)}, ${datesInWords(report.inspected)}`, leadOf(report)]),
      ),
    ),
    choices(
      shown.slice(0, 5).map((report) => ({ label: reportName(report), message: `/report ${report.id}` })),
    ),
  ])
}

const leadOf = (report: Report) =>
  report.leadInspector === null ? 'not stated' : ownWords(report, report.leadInspector)

/** That a council's report is the only one of its kind, or the newest or the oldest, and what it says of the inspection before it. */
export function answerNoOther(report: Report, others: readonly Report[], context: AnswerContext): Reply {
  const isAlike = (one: Report): boolean => isSendReport(one) === isSendReport(report)
  const other = others.find((one) => !isAlike(one))
  // A review of the safeguarding board stands behind the inspection that it was made beside, whichever came first.
  const inOrder = context.library.ofAuthority(report.authority.slug).filter(isAlike)
  const isNewest = inOrder[0] === report
  const isOldest = inOrder.at(-1) === report
  const name = reportName(report)
  const place =
    isNewest && isOldest
      ? `${name} is the only ${isSendReport(report) ? 'area SEND inspection' : 'inspection'} of ${report.authority.name} here: I hold none before it and none after it.`
      : isNewest
        ? `${name} is the newest here: I hold none after it.`
        : isOldest
          ? `${name} is the oldest here: I hold none before it.`
          : `That was of ${name}. There are older and newer ones here.`
  const lacking = isSendReport(report) ? ' Of its children’s services there is none here.' : ''
  const beside = other === undefined ? lacking : ` Beside it there is ${reportName(other)}.`
  const told = isOldest ? report.paragraphs.filter(({ text }) => OF_THE_LAST.test(text)) : []
  return reply(
    'report',
    [
      words(`${place}${beside}${isNewest ? ` ${SINCE_THEN}` : ''}`),
      reportFacts(datesOf(report)),
      told.length > 0 ? words('What it says of the one before:') : [],
      excerpts(told.slice(0, 1).map((paragraph) => excerptOf(report, paragraph))),
      choices([
        { label: 'Grades and recommendations', message: `/report ${report.id}` },
        ...otherReports(others),
      ]),
    ],
    notesOn([report], context.library),
  )
}

/** As reports name the inspection before them. */
const OF_THE_LAST = /\b(?:last|previous) (?:full |Ofsted |graded |judgement )?inspection\b/i

/** A report's own summary: the passages in which it says what it thinks of the whole, word for word. */
export function answerSummary(report: Report, others: readonly Report[], context: AnswerContext): Reply {
  const shown = summaryIn(report)
  return reply(
    'excerpts',
    [
      heading(reportName(report)),
      grades(report.judgements.filter(isOverall).flatMap((judgement) => gradeRows(report, judgement))),
      words('I write no summary of my own. In the report’s own words:'),
      excerpts(shown.map((paragraph) => excerptOf(report, paragraph))),
      ...mustImprove(allRecommendationRows(report)),
      choices([
        { label: 'Grades and recommendations', message: `/report ${report.id}` },
        ...otherReports(others),
      ]),
    ],
    [...noteWithoutOverall([report]), ...notesOn([report], context.library)],
  )
}

/** Where the report itself can be read. */
export const answerLink = (report: Report, others: readonly Report[], context: AnswerContext): Reply =>
  reply(
    'report',
    [
      heading(reportName(report)),
      words(
        report.url === null
          ? 'I have no link to it. Ofsted publishes its reports on reports.ofsted.gov.uk: search there for the council.'
          : `The report at its publisher: ${report.url}`,
      ),
      reportFacts(factsOf(report)),
      choices(otherReports(others)),
    ],
    notesOn([report], context.library),
  )

/** A date of publication, and where it is from unless the report prints it. */
const PUBLISHED: Readonly<Record<NonNullable<Report['publishedSource']>, (date: string) => string>> = {
  printed: (date) => date,
  ofsted: (date) => `by Ofsted on ${date}`,
  given: (date) => `${date} (given with the file)`,
}

const factsOf = (report: Report): NamedFacts => ({
  Inspection: ownWords(report, report.title),
  Framework: frameworkInFull(report.framework),
  Inspected: datesInWords(report.inspected),
  Published:
    report.published === null
      ? 'not stated'
      : PUBLISHED[report.publishedSource ?? 'printed'](inWords(report.published)),
  'Lead inspector': leadOf(report),
  ...inspectorsOf(report),
  Paragraphs: paragraphsInWords(report),
  ...(report.url === null ? {} : { Link: report.url }),
  ...(report.licence === null ? {} : { Licence: ownWords(report, report.licence) }),
})

/** The inspectors of each body, where the report names them. */
const inspectorsOf = (report: Report): NamedFacts =>
  Object.fromEntries(
    inspectorsByBody(report).map(([body, names]) => [`Inspectors (${body})`, ownWords(report, names)]),
  )

function paragraphsInWords(report: Report): string {
  const numbered = report.paragraphs.filter(({ number }) => number !== null).length
  const passages = report.paragraphs.length - numbered
  return numbered > 0 ? `${numbered} numbered` : `${passages} passages without numbers`
}

/**
 * What the library holds: one line a report.
 * @param which of what council or year these are, where not all: ` from 2012`
 */
export function answerReports(reports: readonly Report[], which = '', page = 0): ReplyOf<'report' | 'none'> {
  if (reports.length === 0)
    return reply('none', [words('There is no report here yet. `pilcrow ingest` adds some.')])
  const shown = reports.slice(page * MOST_LISTED, (page + 1) * MOST_LISTED)
  const isOfOne = new Set(reports.map(({ authority }) => authority.slug)).size === 1
  const lines = Object.fromEntries(
    shown.map((report) => [reportName(report), isOfOne ? lineInFull(report) : lineOf(report)]),
  )
  const last = page * MOST_LISTED + shown.length
  const more =
    reports.length > shown.length ? ` These are ${page * MOST_LISTED + 1} to ${last}, newest first.` : ''
  const frameworks = [...new Set(shown.map(({ framework }) => framework))]
  // What sets two reports of one year apart is what they are inspections of.
  const areOfOneYear = new Set(shown.map(yearOf)).size < shown.length
  const notes =
    isOfOne && areOfOneYear && frameworks.length > 1 ? [`${frameworks.map(frameworkInFull).join('; ')}.`] : []
  const blocks = [
    words(
      `${countInWords(reports.length, 'report')}${which === '' ? `${onCouncils(reports)}${ofYears(reports)}${ofKinds(reports)}` : which}.${more}`,
    ),
    page === 0 && reports.length > shown.length ? words(councilsListed(reports)) : [],
    reportFacts(lines),
    choices(
      shown.slice(0, 5).map((report) => ({ label: reportName(report), message: `/report ${report.id}` })),
    ),
  ]
  const made = reply('report', blocks, notes)
  return reports.length > last ? { ...made, more: 'more' } : made
}

/** ` on 60 councils`, where there are several. */
function onCouncils(reports: readonly Report[]): string {
  const councils = new Set(reports.map(({ authority }) => authority.slug)).size
  return councils > 1 ? ` on ${councils} councils` : ''
}

/** Which councils the reports are on, where one page shows only some of them. */
function councilsListed(reports: readonly Report[]): string {
  const names = [...new Set(reports.map(({ authority }) => authority.name))].sort()
  const others = names.length - MOST_COUNCILS_LISTED
  return `The councils: ${names.slice(0, MOST_COUNCILS_LISTED).join(', ')}${others > 0 ? ` and ${others} more` : ''}.`
}

/** Names of councils that one paragraph may have. */
const MOST_COUNCILS_LISTED = 80

/** `, of 2012 to 2026`, where there are several years. */
function ofYears(reports: readonly Report[]): string {
  const years = reports.map(yearOf)
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return first === last ? '' : `, of ${first} to ${last}`
}

/** `: 67 on children’s services and 20 on area SEND`, where there are several kinds. */
function ofKinds(reports: readonly Report[]): string {
  const kinds = [...grouped(reports, servicesInspected)].map(([kind, of]) => `${of.length} on ${kind}`)
  return kinds.length > 1 ? `: ${listInWords(kinds)}` : ''
}

const servicesInspected = (report: Report): string =>
  isSendReport(report)
    ? 'area SEND'
    : isBoardReport(report)
      ? 'a safeguarding board alone'
      : 'children’s services'

/** Reports in one list. */
const MOST_LISTED = 25

/** `outcome 2 of 3`; nothing of a report that gives grades. */
function outcomeTold(report: Report): ReportWords[] {
  const judgement = report.judgements.find(({ outcome }) => outcome !== null)
  if (!judgement) return []
  const words = `outcome ${judgement.outcome}${besideFinding({ ...judgement, wording: null })}`
  return gradeGiven(report, judgement).map((one) => gradeTold(one, words))
}

/** `inspected 4 October 2022 to 14 October 2022, 4 grades`, in place of their number the outcome where there is one. */
function lineOf(report: Report): Omit<Fact, 'name'> {
  const told = outcomeTold(report)
  const judged = told[0]?.words ?? countInWords(report.judgements.length, 'grade')
  return { value: `inspected ${datesInWords(report.inspected)}, ${judged}`, ...withNaming(told) }
}

/** A report's dates with what it was inspected under and its overall grade, where a council's own reports are told. */
function lineInFull(report: Report): Omit<Fact, 'name'> {
  const overall = overallTold(report)
  const { value, naming = [] } = lineOf(report)
  return {
    value: [report.framework, ...overall.map(({ words }) => words), value].join(', '),
    ...withNaming([...overall, ...naming]),
  }
}

/** Sections in which a report sums itself up, by the titles that the frameworks give them. */
const SUMMARY =
  /^(?:executive summary|summary(?: of (?:key )?findings)?|overall effectiveness|headline findings)\b/i

/** A report on area SEND sums nothing up: it begins each part of its findings with what weighs most. */
const SEND_FINDINGS =
  /^(?:inspection outcome|what (?:is it like|is the area partnership doing|does the area partnership need))\b/i

/** Paragraphs of a summary; what follows stands in the report. */
const MOST_OF_SUMMARY = 3

/** Too short to sum anything up: a line of a list, a date. */
const LEAST_OF_SUMMARY = 150

/** The paragraphs in which a report says what it thinks of the whole; its first ones where no section is called so. */
export function summaryIn(report: Report): Paragraph[] {
  const { sections, paragraphs } = report
  if (isSendReport(report))
    return sections
      .filter(({ title }) => SEND_FINDINGS.test(title))
      .flatMap(({ key }) => paragraphs.find(({ section }) => section === key) ?? [])
  const titled = new Set(sections.filter(({ title }) => SUMMARY.test(title)).map(({ key }) => key))
  const long = paragraphs.filter(({ text }) => text.length >= LEAST_OF_SUMMARY)
  const summing = long.filter(({ section, locator }) => titled.has(section) || SUMMARY.test(locator))
  return (summing.length > 0 ? summing : long).slice(0, MOST_OF_SUMMARY)
}
