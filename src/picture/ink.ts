import type { Colour } from './shape.js'

export const hex = (colour: number): Colour => `#${colour.toString(16).padStart(6, '0')}`

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: number): number {
  const [red = 0, green = 0, blue = 0] = [16, 8, 0].map((shift) => {
    const part = ((colour >> shift) & 0xff) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const BLACK = 0x111111
const WHITE = 0xffffff

export const contrast = (a: number, b: number): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

/** Black or white, whichever reads better on this colour. */
export const inkOn = (colour: number): number =>
  contrast(BLACK, colour) >= contrast(WHITE, colour) ? BLACK : WHITE
