import { textHeight } from '../phone/height.js'

/** Drawn characters of one piece at most: a message has room for it beside its notes and buttons. */
export const PIECE_LENGTH = 2600

/** Points of one piece at most, where others read too and where its asker alone does. */
const PUBLIC_PIECE = 230
const PRIVATE_PIECE = 780

/** Whether drawn words have room as one piece, with so many points to spare. */
export type Fits = (drawn: string, spare?: number) => boolean

/** @param less points that every piece has less than it might */
export const fitting =
  (isPrivate: boolean, less = 0): Fits =>
  (drawn, spare = 0) =>
    drawn.length <= PIECE_LENGTH &&
    textHeight(drawn) <= (isPrivate ? PRIVATE_PIECE : PUBLIC_PIECE) - less - spare
