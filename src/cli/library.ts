import { countNoun, writeLine } from '../console/screen.js'
import type { Report } from '../model/report.js'
import { datesInWords, inWords } from '../quotation/quote.js'
import { allGradesCsv } from '../spreadsheet/answer-tables.js'
import { libraryAt, libraryName } from './open.js'
import { OK, type RunCommand, WrongUsage } from './shell.js'

/** Reports that are read at once where all are read, one lot after another. */
const BATCH_SIZE = 25

export function* inBatches<Of>(all: readonly Of[]): Generator<readonly Of[]> {
  for (let at = 0; at < all.length; at += BATCH_SIZE) yield all.slice(at, at + BATCH_SIZE)
}

const publishedInWords = ({ published }: Report): string =>
  published === null ? 'publication date not stated' : `published ${inWords(published)}`

/** The paragraphs by their printed numbers; where none is printed, the passages. */
function wordsHeld({ paragraphs }: Report): string {
  const numbered = paragraphs.filter(({ number }) => number !== null).length
  return numbered > 0 ? countNoun(numbered, 'numbered paragraph') : countNoun(paragraphs.length, 'passage')
}

const reportLine = (report: Report, width: number): string =>
  [
    report.id.padEnd(width),
    report.framework.padEnd(5),
    `inspected ${datesInWords(report.inspected)}, ${publishedInWords(report)};`,
    `${wordsHeld(report)}, ${countNoun(report.judgements.length, 'grade')}`,
  ].join(' ')

/** `pilcrow list`: a line for each report, beginning with its id. */
export const runList: RunCommand = async (where, { output, errors }) => {
  const { library, complete } = await libraryAt(where, errors)
  const { reports } = library
  const width = reports.reduce((widest, { id }) => Math.max(widest, id.length), 0)
  for (const some of inBatches(reports))
    for (const line of await complete(() => some.map((report) => reportLine(report, width))))
      writeLine(output, line)
  if (reports.length === 0)
    writeLine(errors, `No reports yet in ${libraryName(where)}. “pilcrow ingest FILE” adds one.`)
  return OK
}

/** `pilcrow grades --csv` */
export const runGrades: RunCommand = async ({ flags, ...where }, { output, errors }) => {
  if (!flags.csv) throw new WrongUsage('Grades come as CSV: pilcrow grades --csv')
  const { library, complete } = await libraryAt(where, errors)
  const [names = ''] = allGradesCsv([])
  output.write(`${names}\n`)
  for (const some of inBatches(library.reports))
    for (const row of (await complete(() => allGradesCsv(some))).slice(1)) output.write(`${row}\n`)
  return OK
}
