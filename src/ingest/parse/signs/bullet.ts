import type { Line } from '../../read/line.js'

/** Bullets as copies draw them; the last ones stand in a private area that a symbol font fills. */
const sign = /^(?:[-–•●▪■◼◦○·*\uf0b7\uf0a7\uf0d8\uf02d]|o(?=\s))\s+(?=\S)/u

/** Characters that are only the shape of a bullet at the head of a line; 0 for a line that is none. */
export const bulletLead = (line: Line): number => (line.cells ? 0 : (sign.exec(line.text)?.[0].length ?? 0))
