import { type GradeRow, gradesOf, type Reply } from '../../model/reply.js'
import { linkWords } from '../../quotation/quote.js'
import { reportOf } from '../../reply/reply-lines.js'
import type { ComponentState } from '../custom-id.js'
import { textHeight } from '../phone.js'
import { WORDING } from './wording.js'

/** Something to press or pick that does something of Pilcrow's. */
export interface ActionButton {
  readonly label: string
  readonly state: ComponentState
  /** The first thing to do; what takes something away. Any other where nothing is said. */
  readonly style?: 'primary' | 'danger'
}

/** A button that opens an address in the reader's browser; Pilcrow hears nothing of it. */
export interface LinkButton {
  readonly label: string
  readonly link: string
}

export type Button = ActionButton | LinkButton

/** A paragraph to open, or a whole report where no key is given. */
export interface OpenTarget {
  readonly report: string
  readonly key: string | null
  /** What a person calls it: `Northumberland 2012 ¶75`, `Northumberland 2012`. */
  readonly name: string
  /** Whose report it is or stands in, and which of them: `2012`, `August 2015`. */
  readonly authority: string
  readonly when: string
}

/** What a quotation is of, for the line at the foot that cites its report in full, and for what can be done with it. */
export interface QuotedPassage {
  readonly report: string
  readonly key: string
  /** The sentences shown, counted from 0; null for all. */
  readonly sentences: readonly number[] | null
  /** Who published what, on whom, and when. */
  readonly source: string
  /** The same with the place of this quotation. */
  readonly fullCitation: string
  /** That place alone: `paragraph 75, page 7`. */
  readonly place: string
  /** `¶75`, and the name with that of its report: `Northumberland 2012 ¶75`. */
  readonly short: string
  readonly name: string
}

/** The smallest part of an answer that is never divided between two pages; a quote and its citation are one piece. */
export interface ReplyPiece {
  readonly what: 'heading' | 'text' | 'grade' | 'excerpt' | 'recommendation'
  /** A drawn line over this piece and those after it that have the same one; drawn again on a new page. */
  readonly under: string | null
  /** Drawn Markdown; blank for one that is a source and nothing else. */
  readonly text: string
  readonly quoted: QuotedPassage | null
  /** Cited in full at the foot of its page, where nothing quoted says so already. */
  readonly source: string | null
  /** A place to go to in a browser. */
  readonly links: readonly LinkButton[]
  /** What to open where the piece has no room. */
  readonly opens: OpenTarget | null
  /** Begins a page of its own: what goes beyond the answer. */
  readonly later: boolean
}

const PLAIN_PIECE = { under: null, quoted: null, source: null, links: [], opens: null, later: false } as const

export const piece = (
  what: ReplyPiece['what'],
  text: string,
  more: Partial<Omit<ReplyPiece, 'what' | 'text'>> = {},
): ReplyPiece => ({ ...PLAIN_PIECE, ...more, what, text })

/** Drawn characters of one piece at most: a message has room for it beside its notes and buttons. */
const PIECE_LENGTH = 2600

/** Points of one piece at most, where others read too and where its asker alone does. */
const PUBLIC_PIECE = 230
const PRIVATE_PIECE = 780

/** Whether drawn words have room as one piece, with so many points to spare. */
export type Fits = (drawn: string, spare?: number) => boolean

/** @param less points that every piece has less than it might */
export const pieceFits =
  (isPrivate: boolean, less = 0): Fits =>
  (drawn, spare = 0) =>
    drawn.length <= PIECE_LENGTH &&
    textHeight(drawn) <= (isPrivate ? PRIVATE_PIECE : PUBLIC_PIECE) - less - spare

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
