import { writeLine } from '../console/screen.js'
import type { Report } from '../model/report.js'
import { datesInWords, inWords } from '../quotation/citation.js'
import { counted } from './counted.js'
import { inLots } from './lots.js'
import { libraryAt, nameOf } from './open.js'
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
export const run: Run = async (where, { output, errors }) => {
  const { library, complete } = await libraryAt(where, errors)
  const { reports } = library
  const width = reports.reduce((widest, { id }) => Math.max(widest, id.length), 0)
  for (const some of inLots(reports))
    for (const line of await complete(() => some.map((report) => reportLine(report, width))))
      writeLine(output, line)
  if (reports.length === 0)
    writeLine(errors, `No reports yet in ${nameOf(where)}. “pilcrow ingest FILE” adds one.`)
  return OK
}
