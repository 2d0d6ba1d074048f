import type { HexColour } from './drawing.js'

/**
 * Colours of the card, of words and of lines. Nobody can tell whose theme is dark: a dark card is at home in the dark one and
 * no glare, and in the light one it stands out as a picture does.
 */
export const CARD_COLOUR = '#20262e'
export const TEXT_COLOUR = '#f2f4f7'
export const MUTED_COLOUR = '#b4bdc7'
export const LINE_COLOUR = '#414a55'

export const hexColour = (colour: number): HexColour => `#${colour.toString(16).padStart(6, '0')}`

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: number): number {
  const [red = 0, green = 0, blue = 0] = [16, 8, 0].map((shift) => {
    const part = ((colour >> shift) & 0xff) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const DARK_TEXT = 0x111111
const LIGHT_TEXT = 0xffffff

export const contrastRatio = (a: number, b: number): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

/** Black or white, whichever reads better on this colour. */
export const textColourOn = (colour: number): number =>
  contrastRatio(DARK_TEXT, colour) >= contrastRatio(LIGHT_TEXT, colour) ? DARK_TEXT : LIGHT_TEXT
