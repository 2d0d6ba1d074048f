import { type GradeRow, gradesOf, type Reply } from '../../model/reply.js'
import { linkWords } from '../../quotation/quote.js'
import { reportOf } from '../../reply/reply-lines.js'
import type { LinkButton, ReplyPiece } from './piece.js'
import { WORDING } from './wording.js'

/** 'Ofsted, page 9 ↗': the button that opens a report at its publisher; none where no link is known. */
export const linkButtons = (link: string | null): LinkButton[] =>
  link === null ? [] : [{ label: WORDING.opens(linkWords(link)), link }]

/** An answer from more reports than these links none of its rows: the buttons would crowd it out. */
const LINKED_REPORTS = 3
/** As many as a row of buttons holds. */
const LINKED_PLACES = 5

/** `Kent 2022, page 2 ↗` where the rows are of several reports, which 'Ofsted' would not tell apart. */
const reportLink = (row: GradeRow, link: string): LinkButton => ({
  label: WORDING.opens(linkWords(link, reportOf(row))),
  link,
})

/** The pages on which an answer's grades stand, each once. */
export function rowLinks(reply: Reply): LinkButton[] {
  const rows = gradesOf(reply)
  const linked = [...new Map(rows.flatMap((row) => (row.url === null ? [] : ([[row.url, row]] as const))))]
  const reports = new Set(linked.map(([, { report }]) => report))
  if (reports.size > LINKED_REPORTS) return []
  return linked
    .slice(0, LINKED_PLACES)
    .flatMap(([link, row]) => (reports.size > 1 ? [reportLink(row, link)] : linkButtons(link)))
}

/** The pages at their publisher on which these quotations and recommendations stand, each once. */
export const linksOf = (pieces: readonly ReplyPiece[]) => [
  ...new Map(pieces.flatMap(({ links }) => links).map((one) => [one.link, one])).values(),
]
