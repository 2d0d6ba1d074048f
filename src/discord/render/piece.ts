import type { State } from '../custom-id.js'

/** Something to press or pick that does something of Pilcrow's. */
export interface Offer {
  readonly label: string
  readonly state: State
  /** The first thing to do; what takes something away. Any other where nothing is said. */
  readonly style?: 'primary' | 'danger'
}

/** A button that opens an address in the reader's browser; Pilcrow hears nothing of it. */
export interface LinkButton {
  readonly label: string
  readonly link: string
}

export type Button = Offer | LinkButton

/** A paragraph to open, or a whole report where no key is given. */
export interface Opener {
  readonly report: string
  readonly key: string | null
  /** What a person calls it: `Northumberland 2012 ¶75`, `Northumberland 2012`. */
  readonly name: string
}

/** What a quotation is of, for the line at the foot that cites its report in full, and for what can be done with it. */
export interface Quoted {
  readonly report: string
  readonly key: string
  /** The sentences shown, counted from 0; null for all. */
  readonly sentences: readonly number[] | null
  /** Who published what, on whom, and when. */
  readonly source: string
  /** The same with the place of this quotation. */
  readonly fullCitation: string
  /** `¶75`, and the name with that of its report: `Northumberland 2012 ¶75`. */
  readonly short: string
  readonly name: string
}

/** The smallest part of an answer that is never divided between two pages; a quote and its citation are one piece. */
export interface Piece {
  readonly what: 'heading' | 'text' | 'grade' | 'excerpt' | 'recommendation'
  /** A drawn line over this piece and those after it that have the same one; drawn again on a new page. */
  readonly under: string | null
  /** Drawn Markdown; blank for one that is a source and nothing else. */
  readonly text: string
  readonly quoted: Quoted | null
  /** Cited in full at the foot of its page, where nothing quoted says so already. */
  readonly source: string | null
  /** A place to go to in a browser. */
  readonly links: readonly LinkButton[]
  /** What to open where the piece has no room. */
  readonly opens: Opener | null
  /** Begins a page of its own: what goes beyond the answer. */
  readonly later: boolean
}

const PLAIN = { under: null, quoted: null, source: null, links: [], opens: null, later: false } as const

export const piece = (
  what: Piece['what'],
  text: string,
  more: Partial<Omit<Piece, 'what' | 'text'>> = {},
): Piece => ({ ...PLAIN, ...more, what, text })

/** A later part of a paragraph whose first part, with the buttons that show it whole, stands before it. */
export const continues = ({ what, opens }: Piece): boolean => what === 'excerpt' && opens === null
