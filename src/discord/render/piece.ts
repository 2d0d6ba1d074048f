import type { State } from '../custom-id.js'

export interface Button {
  readonly label: string
  readonly state: State
}

/** A button that opens an address in the reader's browser; Pilcrow hears nothing of it. */
export interface LinkButton {
  readonly label: string
  readonly link: string
}

/** A paragraph to open, or a whole report where no key is given. */
export interface Opener {
  readonly report: string
  readonly key: string | null
  /** What a person calls it: `Northumberland 2012 ¶75`, `Northumberland 2012`. */
  readonly name: string
}

/** The smallest part of an answer that is never divided between two pages; a quote and its citation are one piece. */
export interface Piece {
  readonly what: 'heading' | 'text' | 'grade' | 'excerpt' | 'recommendation'
  /** A drawn line over this piece and those after it that have the same one; drawn again on a new page. */
  readonly under: string | null
  /** Drawn Markdown, never blank. */
  readonly text: string
  /** The same, shorter, for a page on which its report is already cited in full. */
  readonly again: { readonly report: string; readonly text: string } | null
  readonly beside: Button | null
  readonly below: readonly (Button | LinkButton)[]
  /** What to open where the piece has no room. */
  readonly opens: Opener | null
  /** Words of it are left out, with `…` where they stood. */
  readonly shortened: boolean
}

const PLAIN = { under: null, again: null, beside: null, below: [], opens: null, shortened: false } as const

export const piece = (
  what: Piece['what'],
  text: string,
  more: Partial<Omit<Piece, 'what' | 'text'>> = {},
): Piece => ({ ...PLAIN, ...more, what, text })

/** A later part of a paragraph whose first part, with the buttons that show it whole, stands before it. */
export const continues = ({ what, opens }: Piece): boolean => what === 'excerpt' && opens === null

/** Drawn characters of one piece at most: a page has room for it beside its notes and buttons. */
export const PIECE_LENGTH = 2600
