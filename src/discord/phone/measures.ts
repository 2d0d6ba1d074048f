/**
 * Discord on a phone, in points: what there is room for, and how large it writes. Measured on a phone 400 points wide, where
 * the picture of the one who writes stands to the left of a message.
 */

export const SCREEN = 400
/** Where a message begins, to the right of its author's picture. */
export const LEFT = 70
/** A container, with its coloured edge and the room around what it holds. */
export const CONTAINER = 314
export const EDGE = 4
export const PADDING = 11
/** What is left within for text, pictures, buttons. */
export const INSIDE = CONTAINER - EDGE - 2 * PADDING
/** Between two components. */
export const GAP = 8

export const TEXT = { size: 15, bold: false, line: 20 }
export const SMALL = { size: 12, bold: false, line: 16 }
export const HEADING = { size: 17, bold: true, line: 26 }
export const LABEL = { size: 13.5, bold: true, line: 32 }
export const NAME = { size: 15, bold: true, line: 24 }

/** How far the words of a quote, and of code, are set in. */
export const SET_IN = { quote: 14, code: 10 }

/** A menu, and buttons: as tall as their labels' line, set in on both sides, apart from each other. */
export const MENU = LABEL.line + 4
export const BUTTON = { inset: 12, apart: 8, under: 6 }

/** Around a container: the name over it, who sees it under it, and the room between. */
export const ABOVE = 10 + NAME.line + 4
export const BELOW = 6 + SMALL.line + 10

/** One screen: as tall as an answer may be that stands among what others say. */
export const PUBLIC_HEIGHT = 600
/** Two screens, for an answer that its asker alone sees. */
export const PRIVATE_HEIGHT = 1200
