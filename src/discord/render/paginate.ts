import { drawPieces } from './draw.js'
import type { Piece } from './piece.js'
import { type Size, sizeOf, within } from './size.js'

/**
 * Pieces on as few pages as hold them in their order. A heading never ends a page; a piece that has no room even alone
 * stands alone.
 */
export function paginate(pieces: readonly Piece[], room: Size): Piece[][] {
  const pages: Piece[][] = []
  let page: Piece[] = []
  for (const piece of pieces) {
    if (page.length > 0 && !within(sizeOf(drawPieces([...page, piece], new Set())), room)) {
      const end = page.findLastIndex(({ what }) => what !== 'heading') + 1
      const headings = end > 0 ? page.splice(end) : []
      pages.push(page)
      page = headings
      if (page.length > 0 && !within(sizeOf(drawPieces([...page, piece], new Set())), room)) {
        pages.push(page)
        page = []
      }
    }
    page.push(piece)
  }
  if (page.length > 0) pages.push(page)
  return pages
}
