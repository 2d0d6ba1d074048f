import { tell } from '../console/screen.js'
import type { Report } from '../model/report.js'
import { datesInWords, inWords } from '../quotation/citation.js'
import { counted } from './counted.js'
import { openLibrary } from './open.js'
import { OK, type Run } from './shell.js'

const publishedInWords = ({ published }: Report): string =>
  published === null ? 'publication date not stated' : `published ${inWords(published)}`

/** The paragraphs by their printed numbers; where none is printed, the passages. */
function wordsHeld({ paragraphs }: Report): string {
  const numbered = paragraphs.filter(({ number }) => number !== null).length
  return numbered > 0 ? counted(numbered, 'numbered paragraph') : counted(paragraphs.length, 'passage')
}

const reportLine = (report: Report, width: number): string =>
  [
    report.id.padEnd(width),
    report.framework.padEnd(5),
    `inspected ${datesInWords(report.inspected)}, ${publishedInWords(report)};`,
    `${wordsHeld(report)}, ${counted(report.judgements.length, 'grade')}`,
  ].join(' ')

/** `pilcrow list`: a line for each report, beginning with its id. */
export const run: Run = async ({ library }, { output, errors }) => {
  const { reports } = await openLibrary(library, errors)
  const width = Math.max(...reports.map((report) => report.id.length))
  for (const report of reports) tell(output, reportLine(report, width))
  if (reports.length === 0) tell(errors, `No reports yet in ${library}. “pilcrow ingest FILE” adds one.`)
  return OK
}
