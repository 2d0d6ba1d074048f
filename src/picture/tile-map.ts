import { Finding } from '../model/finding.js'
import { blocksIn, type FigureShare, type Reply } from '../model/reply.js'
import { type Tile, tiles } from '../vocabulary/councils.js'
import { pictureTitle } from './bars.js'

/** What a council in a list is without such a grade, in the legend of its map. */
export const NO_GRADE = 'No such grade'

/** England's councils, one tile each, those of a list in the colour of their grade. */
export interface TileMap {
  readonly title: string
  readonly tiles: readonly MarkedTile[]
  /** How many councils of the list have each grade. */
  readonly legend: readonly FigureShare[]
  /** Points that its picture may be tall, where that is not all the same. */
  readonly most?: number
}

export interface MarkedTile extends Tile {
  /** Null for a council that is not in the list, and 'none' for one in it without such a grade. */
  readonly grade: Finding | 'none' | null
}

/** The map of a list over councils; null for a reply that has none. */
export function tileMapOf(reply: Reply): TileMap | null {
  const block = blocksIn(reply).find((one) => one.block === 'map')
  if (block?.block !== 'map') return null
  // Of a council that is there twice the first line counts: it is the better grade or the newer inspection.
  const marks = new Map(block.marks.toReversed().map(({ council, grade }) => [council, grade]))
  const marked = tiles().map((tile) => ({
    ...tile,
    grade: marks.has(tile.council) ? (marks.get(tile.council) ?? ('none' as const)) : null,
  }))
  const given = [...marks.values()]
  const legend = [...Finding.options, null]
    .map((grade) => ({ label: grade ?? NO_GRADE, count: given.filter((one) => one === grade).length }))
    .filter(({ count }) => count > 0)
  return { title: pictureTitle(reply), tiles: marked, legend }
}
