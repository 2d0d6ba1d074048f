import type { Reply } from '../model/reply.js'
import { type Bars, barsOf } from './bars.js'
import type { Chart } from './chart.js'
import { chartOf } from './chart.js'
import { type TileMap, tileMapOf } from './tile-map.js'

/** What is drawn beside an answer: grades in a table, counts as bars, or councils on a map. */
export type Picture = Chart | Bars | TileMap

/** Which answers have a picture. */
const anyPictureOf = (reply: Reply): Picture | null => barsOf(reply) ?? tileMapOf(reply) ?? chartOf(reply)

/**
 * The picture that goes with a reply: of figures their bars, of a list over councils its map; null where there is none.
 * @param most points that it may be tall: what has no room is left to the words
 */
export function pictureOf(reply: Reply, most = Number.POSITIVE_INFINITY): Picture | null {
  const picture = anyPictureOf(reply)
  return picture && { ...picture, most }
}

/** Whether the first page of a reply has a picture: it takes a moment longer than words. */
export const isPictured = (reply: Reply, page: number): boolean => page === 0 && anyPictureOf(reply) !== null

/** Whether the answer's grades and figures stand in its picture; a map shows only where they are. */
export const pictureCoverage = (picture: Picture): 'all' | 'some' => ('tiles' in picture ? 'some' : 'all')
