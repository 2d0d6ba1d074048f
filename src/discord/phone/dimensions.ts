/**
 * Discord on a phone, in points: what there is room for, and how large it writes. Measured on a phone 400 points wide, where
 * the picture of the one who writes stands to the left of a message.
 */

export const PHONE_WIDTH = 400
/** Where a message begins, to the right of its author's picture. */
export const MESSAGE_LEFT = 70
/** A container, with its coloured edge and the room around what it holds. */
export const CONTAINER_WIDTH = 314
export const CONTAINER_EDGE = 4
export const CONTAINER_PADDING = 11
/** What is left within for text, pictures, buttons. */
export const CONTAINER_INNER = CONTAINER_WIDTH - CONTAINER_EDGE - 2 * CONTAINER_PADDING
/** Between two components. */
export const COMPONENT_GAP = 8

export const TEXT_FONT = { size: 15, bold: false, line: 20 }
export const SMALL_FONT = { size: 12, bold: false, line: 16 }
export const HEADING_FONT = { size: 17, bold: true, line: 26 }
export const LABEL_FONT = { size: 13.5, bold: true, line: 32 }
export const AUTHOR_FONT = { size: 15, bold: true, line: 24 }

/** A menu, and buttons: as tall as their labels' line, set in on both sides, apart from each other. */
export const MENU_HEIGHT = LABEL_FONT.line + 4
export const BUTTON_BOX = { inset: 12, apart: 8, under: 6 }

/** Around a container: the name over it, who sees it under it, and the room between. */
export const ABOVE_CONTAINER = 10 + AUTHOR_FONT.line + 4
export const BELOW_CONTAINER = 6 + SMALL_FONT.line + 10

/** One screen: as tall as an answer may be that stands among what others say. */
export const PUBLIC_HEIGHT = 600
/** Two screens, for an answer that its asker alone sees. */
export const PRIVATE_HEIGHT = 1200
