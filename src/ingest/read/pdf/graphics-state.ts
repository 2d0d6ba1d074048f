/** An affine transformation as PDF writes it: [a b c d e f] (ISO 32000-1, 8.3.3). */
type Matrix = readonly [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** The transformation that applies `inner` first and `outer` after it. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [p, q, r, s, t, u] = inner
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

export function transformPoint([a, b, c, d, e, f]: Matrix, x: number, y: number): { x: number; y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f }
}

/** The matrix in a list of six numbers, as pdf.js hands it over (an array or a typed array). */
export function matrixOf(numbers: ArrayLike<number>): Matrix {
  return [0, 1, 2, 3, 4, 5].map((at) => numbers[at] ?? 0) as unknown as Matrix
}

/** How high a letter of height 1 stands above its baseline. */
export const verticalScale = ([a, b, c, d]: Matrix) => (a * d - b * c) / Math.hypot(a, b)

/** Whether upright strokes lean away from the right angle with the baseline. */
export const isSlanted = ([a, b, c, d]: Matrix) =>
  Math.abs(a * c + b * d) > 0.1 * Math.hypot(a, b) * Math.hypot(c, d)

/** The direction, in whole degrees from 0 to 359, of a line that is set from left to right, or backwards for a negative size. */
export function baselineAngle([a, b]: Matrix, size: number): number {
  if (b === 0 && a * size >= 0) return 0
  const degrees = Math.round((Math.atan2(b, a) * 180) / Math.PI) + (size < 0 ? 180 : 0)
  return (degrees + 360) % 360
}

/** Red, green and blue, each from 0 to 255. */
export type RgbColour = readonly [number, number, number]

const RGB_BLACK: RgbColour = [0, 0, 0]

export const RGB_WHITE: RgbColour = [255, 255, 255]

/** The colour that pdf.js writes as '#rrggbb', whatever colour space the page names it in; null for what is none. */
export function parseColour(written: unknown): RgbColour | null {
  if (written === '#000000') return RGB_BLACK
  const [, red, green, blue] = /^#(..)(..)(..)$/.exec(String(written)) ?? []
  if (!red || !green || !blue) return null
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)]
}

/** Nobody tells two colours apart that differ by no more than this in each of their parts. */
const COLOUR_TOLERANCE = 18

export const areSimilarColours = (one: RgbColour, other: RgbColour): boolean =>
  one.every((part, at) => Math.abs(part - (other[at] ?? 0)) <= COLOUR_TOLERANCE)

/** Lighter than a mid grey: letters of running text never are, those of a watermark mostly. */
const LIGHT_GREY = 150

export const isLightColour = (colour: RgbColour): boolean => Math.min(...colour) >= LIGHT_GREY

/** A rectangle that the page fills or strokes; a thin one is a rule of a table. Points from the lower left corner. */
export interface Rect {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

export const intersection = (one: Rect, other: Rect): Rect => ({
  left: Math.max(one.left, other.left),
  right: Math.min(one.right, other.right),
  bottom: Math.max(one.bottom, other.bottom),
  top: Math.min(one.top, other.top),
})

export function transformedRect(
  page: Matrix,
  [left, bottom, right, top]: ArrayLike<number> & Iterable<number>,
): Rect {
  const a = transformPoint(page, left ?? 0, bottom ?? 0)
  const b = transformPoint(page, right ?? 0, top ?? 0)
  return {
    left: Math.min(a.x, b.x),
    right: Math.max(a.x, b.x),
    bottom: Math.min(a.y, b.y),
    top: Math.max(a.y, b.y),
  }
}

/** What pdf.js gives for a page: drawing operators and, beside each, its arguments. */
export interface OperatorList {
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
export interface GraphicsState {
  readonly ctm: Matrix
  readonly font: string
  readonly size: number
  readonly charSpacing: number
  readonly wordSpacing: number
  readonly horizontalScale: number
  readonly rise: number
  readonly leading: number
  /** Text rendering mode. */
  readonly renderingMode: number
  /** Of what is filled; null for a pattern. */
  readonly colour: RgbColour | null
  readonly opacity: number
  /** What is painted mixes with what is there. */
  readonly blends: boolean
  readonly clip: Rect
}

export const INFINITE_RECT: Rect = { left: -1e6, right: 1e6, bottom: -1e6, top: 1e6 }

/** Where every page starts. */
export const INITIAL_STATE: GraphicsState = {
  ctm: IDENTITY,
  font: '',
  size: 0,
  charSpacing: 0,
  wordSpacing: 0,
  horizontalScale: 1,
  rise: 0,
  leading: 0,
  renderingMode: 0,
  colour: RGB_BLACK,
  opacity: 1,
  blends: false,
  clip: INFINITE_RECT,
}
