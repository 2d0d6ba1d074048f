import { drawPage } from './draw.js'
import type { Piece } from './piece.js'
import { type Size, sizeOf, within } from './size.js'

/**
 * Pieces on as few pages as hold them in their order. A heading never ends a page; a piece that has no room even alone
 * stands alone; one that goes beyond the answer begins a page after it.
 * @param room of every page
 * @param first of the first page, on which other things stand too
 */
export function paginate(pieces: readonly Piece[], room: Size, first = room): Piece[][] {
  const pages: Piece[][] = []
  let page: Piece[] = []
  const isFull = (piece: Piece): boolean =>
    !within(sizeOf(drawPage([...page, piece])), pages.length === 0 ? first : room)
  for (const piece of pieces) {
    const isBeyond = piece.later && page.some(({ later }) => !later)
    if (page.length > 0 && (isBeyond || isFull(piece))) {
      const end = page.findLastIndex(({ what }) => what !== 'heading') + 1
      const headings = end > 0 ? page.splice(end) : []
      pages.push(page)
      page = headings
      if (page.length > 0 && isFull(piece)) {
        pages.push(page)
        page = []
      }
    }
    page.push(piece)
  }
  if (page.length > 0) pages.push(page)
  return pages
}
