import { BLACK, type Colour } from './colour.js'
import type { Box } from './ink.js'
import { type Matrix, unmoved } from './matrix.js'

/** What pdf.js gives for a page: drawing operators and, beside each, its arguments. */
export interface Operators {
  readonly fnArray: readonly number[]
  // biome-ignore lint/suspicious/noExplicitAny: the arguments are of a different kind for each operator
  readonly argsArray: readonly any[]
}

export interface Glyph {
  readonly unicode: string
  readonly width: number
  readonly isSpace: boolean
}

/** What `save` keeps and `restore` brings back (ISO 32000-1, 8.4.2 and 9.3). */
export interface State {
  readonly page: Matrix
  readonly font: string
  readonly size: number
  readonly letterSpacing: number
  readonly wordSpacing: number
  readonly stretch: number
  readonly rise: number
  readonly leading: number
  /** Text rendering mode. */
  readonly mode: number
  /** Of what is filled; null for a pattern. */
  readonly colour: Colour | null
  readonly opacity: number
  /** What is painted mixes with what is there. */
  readonly blends: boolean
  readonly clip: Box
}

export const everywhere: Box = { left: -1e6, right: 1e6, bottom: -1e6, top: 1e6 }

/** Where every page starts. */
export const start: State = {
  page: unmoved,
  font: '',
  size: 0,
  letterSpacing: 0,
  wordSpacing: 0,
  stretch: 1,
  rise: 0,
  leading: 0,
  mode: 0,
  colour: BLACK,
  opacity: 1,
  blends: false,
  clip: everywhere,
}
