import { customId } from '../custom-id.js'
import { paginate } from './paginate.js'
import type { Piece } from './piece.js'
import { FIRST_EXCERPTS } from './pieces.js'
import type { Size } from './size.js'

/** Whether a command's answer can be turned page by page: its buttons then run the command again. */
export const canTurn = (command: string | null, pages: number): command is string =>
  command !== null && customId({ act: 'page', page: pages, message: command }) !== null

/** An answer that cannot be turned has a first page with its best excerpts; the others are opened one by one. */
function firstPageFirst(pieces: readonly Piece[]): [first: Piece[], later: Piece[]] {
  const excerpts = pieces.filter((each) => each.what === 'excerpt' && each.opens !== null)
  const end = excerpts[FIRST_EXCERPTS]
  if (end === undefined) return [[...pieces], []]
  const later = pieces.slice(pieces.indexOf(end)).filter(({ what }) => what === 'excerpt')
  return [pieces.filter((each) => !later.includes(each)), later]
}

/** The pages of an answer in their order; of one that cannot be turned, the first and what it has no room for. */
export function pagesOf(pieces: readonly Piece[], room: Size, command: string | null): Piece[][] {
  const pages = paginate(pieces, room)
  if (canTurn(command, pages.length)) return pages
  const [first, later] = firstPageFirst(pieces)
  return later.length === 0 ? pages : [...paginate(first, room), ...paginate(later, room)]
}
