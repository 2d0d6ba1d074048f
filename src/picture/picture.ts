import type { Reply } from '../model/reply.js'
import { type Bars, barsOf } from './bars.js'
import type { Chart } from './chart.js'
import { chartOf } from './chart-of.js'
import { type TileMap, tileMapOf } from './tile-map.js'

/** What is drawn beside an answer: grades in a table, counts as bars, or councils on a map. */
export type Picture = Chart | Bars | TileMap

/** The picture that goes with a reply: of figures their bars, of a list over councils its map; null where there is none. */
export const pictureOf = (reply: Reply): Picture | null => barsOf(reply) ?? tileMapOf(reply) ?? chartOf(reply)
