import type { Furniture, Line } from '../line.js'
import { furnitureOf } from './furniture.js'
import { withoutBreaks } from './hyphens.js'
import type { Piece } from './page.js'

/** Lines further apart than the document's own distance by more than this share leave a gap between paragraphs. */
const paragraphGap = 1.25

/** Numbers the lines of a document, tells what is furniture, and puts a blank line where a page leaves a gap. */
export function linesOf(pages: readonly (readonly Piece[])[]): Line[] {
  const furniture = furnitureOf(pages)
  const usual = usualDistance(pages)
  const text = pages.flat().filter((piece) => !furniture.has(piece))
  const mended = withoutBreaks(text)
  const lines: Line[] = []
  for (const page of pages) {
    let above: Piece | undefined
    for (const piece of page) {
      const kind = furniture.get(piece) ?? null
      if (kind === null) {
        const apart = above !== undefined && distance(above, piece) > paragraphGap * usual
        if (above && !areRows(above, piece) && (apart || above.frame !== piece.frame))
          lines.push(blankLine(lines.length + 1, piece.page))
        above = piece
      }
      lines.push(lineOf(lines.length + 1, mended.get(piece) ?? piece, kind))
    }
  }
  return lines
}

const lineOf = (number: number, piece: Piece, furniture: Furniture | null): Line => ({
  number,
  page: piece.page,
  text: piece.text,
  spans: piece.spans,
  indent: piece.indent,
  size: piece.size,
  bold: piece.bold,
  italic: piece.italic,
  heading: piece.heading,
  cells: piece.cells,
  furniture,
})

const blankLine = (number: number, page: number): Line => ({
  number,
  page,
  text: '',
  spans: [],
  indent: 0,
  size: null,
  bold: false,
  italic: false,
  heading: null,
  cells: null,
  furniture: null,
})

/** Rows of a table belong together, however far apart. */
const areRows = (above: Piece, below: Piece) => above.cells !== null && below.cells !== null

/** From baseline to baseline, as a share of the letters' size. */
const distance = (above: Piece, below: Piece) => (above.foot - below.head) / Math.max(above.size, below.size)

/** The distance that most lines of the document keep. */
function usualDistance(pages: readonly (readonly Piece[])[]): number {
  const counts = new Map<number, number>()
  for (const page of pages) {
    page.slice(1).forEach((piece, at) => {
      const above = page[at]
      const tenths = above ? Math.round(distance(above, piece) * 20) : 0
      if (tenths > 0) counts.set(tenths, (counts.get(tenths) ?? 0) + 1)
    })
  }
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [24, 0])[0] / 20
}
