import type { AnswerContext } from '../command/command.js'
import type { AskedFor } from '../model/query.js'
import type { Reply } from '../model/reply.js'
import { isSendReport, type Paragraph, type Report } from '../model/report.js'
import { datesInWords, reportName } from '../quotation/quote.js'
import { excerpts, reply, words } from '../reply/build.js'
import { MONTHS_IN_WORDS } from '../text/dates.js'
import { sentencesOf } from '../text/tokens.js'
import { announced } from './aside.js'
import { excerptOf, notesOn } from './excerpt.js'

/** 'Since when', 'by when': the dates and spans of time in some paragraphs, or that they give none and when the inspectors were there. */

const HOW_MANY =
  '(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|one|an?|several|many|a few)'
const UNIT = '(?:day|week|month|year|decade)s?'
const SPAN = `${HOW_MANY} ${UNIT}`
/** What tells of when: a year, a month, 'within six weeks', 'for over a year', 'three years ago', 'since the last inspection', 'immediately'. */
const OF_WHEN = new RegExp(
  `\\b${SPAN} (?:ago|earlier|previously|before|prior)\\b|\\b[Ss]ince the (?:last|previous)\\b|\\b(?:last|previous|this) year\\b|\\b[Rr]ecent (?:weeks|months|years)\\b|\\b[Rr]ecently\\b|\\b(?:19|20)\\d\\d\\b|\\b(?:${MONTHS_IN_WORDS.join('|')})\\b(?! be)|\\b(?:within|for|in|after|over|than|past|last) (?:over |about |approximately |the (?:last|past) )?${SPAN}\\b|\\b[Ii]mmediately\\b`,
)

/** The sentences of a paragraph that tell of when, counted from 0. */
const datedIn = ({ text }: Paragraph): number[] =>
  sentencesOf(text).flatMap((sentence, at) => (OF_WHEN.test(sentence) ? [at] : []))

export function answerDates({ places }: AskedFor<'citation'>, context: AnswerContext): Reply {
  const shown = places.flatMap(({ where, keys }) => {
    const report = context.library.byId(where.reports[0] ?? '')
    const wanted = new Set(keys.map(String))
    return (report?.paragraphs ?? [])
      .filter(({ key }) => wanted.has(key))
      .map((paragraph) => ({ report: report as Report, paragraph }))
  })
  const reports = [...new Set(shown.map(({ report }) => report))]
  const dated = shown.flatMap(({ report, paragraph }) => {
    const sentences = datedIn(paragraph)
    return sentences.length > 0 ? [excerptOf(report, paragraph, { sentences, score: 0 })] : []
  })
  const quoted = new Set(dated.map(({ report, key }) => `${report} ${key}`))
  const returning = reports
    .filter(isSendReport)
    .flatMap((report) => announced(report).map((paragraph) => excerptOf(report, paragraph)))
    .filter(({ report, key }) => !quoted.has(`${report} ${key}`))
  const blocks = [
    words(dated.length > 0 ? 'What I showed says of when:' : 'What I showed gives no date for that.'),
    excerpts(dated),
    reports.flatMap((report) => words(whenSeen(report))),
    returning.length > 0 ? words('What is said of when inspectors come next:') : [],
    excerpts(returning),
  ]
  const notes = notesOn(reports, context.library)
  return dated.length + returning.length > 0 ? reply('excerpts', blocks, notes) : reply('none', blocks, notes)
}

const whenSeen = (report: Report): string =>
  `${reportName(report)} tells what inspectors saw (${datesInWords(report.inspected)}).`
