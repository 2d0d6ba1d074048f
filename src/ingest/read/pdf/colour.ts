/** Red, green and blue, each from 0 to 255. */
export type Colour = readonly [number, number, number]

export const BLACK: Colour = [0, 0, 0]
export const WHITE: Colour = [255, 255, 255]

/** The colour that pdf.js writes as '#rrggbb', whatever colour space the page names it in; null for what is none. */
export function colourOf(written: unknown): Colour | null {
  if (written === '#000000') return BLACK
  const [, red, green, blue] = /^#(..)(..)(..)$/.exec(String(written)) ?? []
  if (!red || !green || !blue) return null
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)]
}

/** Nobody tells two colours apart that differ by no more than this in each of their parts. */
const ALIKE = 18

export const areAlike = (one: Colour, other: Colour): boolean =>
  one.every((part, at) => Math.abs(part - (other[at] ?? 0)) <= ALIKE)

/** Lighter than a mid grey: letters of running text never are, those of a watermark mostly. */
const LIGHT = 150

export const isLight = (colour: Colour): boolean => Math.min(...colour) >= LIGHT
