/**
 * Colours of the card, of words and of lines. Nobody can tell whose theme is dark: a dark card is at home in the dark one and
 * no glare, and in the light one it stands out as a picture does.
 */
export const PAPER = '#20262e'
export const INK = '#f2f4f7'
export const QUIET = '#b4bdc7'
export const RULE = '#414a55'
