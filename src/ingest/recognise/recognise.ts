import type { Framework } from '../../model/report.js'
import { type Authority, authorities } from '../../vocabulary/authorities.js'
import { oneSpaced } from '../parse/signs/fold.js'
import type { Line } from '../read/line.js'
import { authorityIn } from './authority.js'
import { otherKindOf } from './other-kinds.js'
import { titleIn } from './title.js'

/** A file that is no inspection report of children's services. The message is a sentence that says what it is. */
export class NotAReport extends Error {
  override readonly name = 'NotAReport'
}

export interface Recognised {
  readonly framework: Framework
  readonly authority: Authority
  /** As printed, in one line. */
  readonly title: string
}

/** A report names itself within this many lines that have words. */
const HEAD_LINES = 40

/** A letter with a title like a report's says within so many lines of it what it is. */
const BENEATH_TITLE = 4

/** A line of a cover is no longer than this; a longer one at the very head is a page that has lost its line breaks. */
const LONGEST_LINE = 400
const OPENING_LINES = 3

const namesInspection = /\binspection of\b|\binspection dates?\b|\blead inspector\b/i

/** Whether a text, which a PDF is not, begins with a page in one line, or stands in one altogether. */
const lacksLines = (lines: readonly Line[]): boolean =>
  lines
    .filter(({ text }) => text !== '')
    .slice(0, OPENING_LINES)
    .some(({ page, text }) => page === null && text.length > LONGEST_LINE && namesInspection.test(text))

const NO_LINES =
  'This copy has lost its line breaks: whole pages stand in one line, so that headings, grades and numbers cannot be told apart. Give the PDF, or a text that keeps the lines of the page.'

const markup = /^\s*<(!doctype html|html|head|\?xml)/i

/** The file's first words as they stand in it, marks included. */
const opening = (lines: readonly Line[]): string =>
  lines
    .slice(0, HEAD_LINES)
    .flatMap(({ spans }) => spans.map(({ source }) => source))
    .join('')

const refusal = (what: string): NotAReport =>
  new NotAReport(
    `This is ${what}. Pilcrow takes Ofsted's inspection reports of a local authority's children's services.`,
  )

/**
 * Which framework a report follows and whose services it inspects, from what it says at its head: never from its
 * file name or its date. Throws NotAReport for anything else.
 */
export function recognise(lines: readonly Line[], known: readonly Authority[] = authorities()): Recognised {
  const head = lines
    .filter((line) => line.text !== '')
    .slice(0, HEAD_LINES)
    .map((line) => line.text)
  if (head.length === 0) throw refusal('a file without any words')
  if (markup.test(opening(lines))) throw refusal('an HTML page, not a report')
  if (lacksLines(lines)) throw new NotAReport(NO_LINES)
  const title = titleIn(head, known)
  // A letter names its own kind before it names the inspection that it follows; only ILACS's title has words of letters.
  const end = title === null ? HEAD_LINES : title.framework === 'ILACS' ? title.at + BENEATH_TITLE : title.at
  const around = oneSpaced(head.slice(0, end).join(' '))
  const other = otherKindOf(around)
  if (other) throw refusal(other)
  if (!title) throw refusal('no report of a kind that Pilcrow knows')
  const cover = head.slice(0, title.at + BENEATH_TITLE)
  const facts = cover.findIndex((line) => /^(inspection|review) dates?\b/i.test(line))
  const authority = authorityIn(title.title, head, facts < 0 ? cover : cover.slice(0, facts), known)
  if (!authority) {
    throw new NotAReport(
      'This is an inspection report, but it names no local authority that Pilcrow knows. Add the name it prints to data/authorities.csv.',
    )
  }
  return { framework: title.framework, authority, title: title.title }
}
