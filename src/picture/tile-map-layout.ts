import { LOOK } from '../reply/look.js'
import { INK, QUIET, RULE } from './colours.js'
import { hex, inkOn } from './ink.js'
import { EDGE, INNER, legend, onPaper, WORDS } from './narrow.js'
import { type Part, space, text } from './part.js'
import type { Drawing, Measure, Shape } from './shape.js'
import type { MarkedTile, TileMap } from './tile-map.js'

/** Between two tiles. */
const GAP = 2
/** From one tile to the next at least: a sign needs as much. */
const LEAST_STEP = 14
/** Points that the legend takes below the map, roughly. */
const BELOW = 50
const SIGN = { size: 11, bold: true }

/** Where everything on the map stands: the tiles, then what their colours and signs mean. */
export function layoutMap(
  { tiles, legend: shares, most = Number.POSITIVE_INFINITY }: TileMap,
  measure: Measure,
): Drawing {
  const columns = Math.max(1, ...tiles.map(({ column }) => column + 1))
  const rows = Math.max(1, ...tiles.map(({ row }) => row + 1))
  const step = Math.max(LEAST_STEP, Math.min(INNER / columns, (most - BELOW) / rows))
  const map: Part = { shapes: tiles.flatMap((tile) => drawnTile(tile, step)), height: rows * step }
  const grey = text(['Grey: not in this list.'], WORDS, { x: EDGE, colour: QUIET })
  return onPaper([map, space(8), legend(shares, measure), grey], measure)
}

/** A tile in its grade's colour, with its sign; grey for a council that is not in the list. */
function drawnTile({ column, row, grade }: MarkedTile, step: number): Shape[] {
  const [x, y, size] = [EDGE + column * step, row * step, step - GAP]
  const tile = { shape: 'box' as const, x, y, width: size, height: size, round: 2 }
  if (grade === null) return [{ ...tile, fill: RULE }]
  const centre = {
    shape: 'text' as const,
    x: x + size / 2,
    y: y + size / 2,
    align: 'centre' as const,
    font: SIGN,
  }
  if (grade === 'none')
    return [
      { ...tile, fill: RULE, edge: QUIET },
      { ...centre, text: '–', colour: INK },
    ]
  const { colour, sign } = LOOK[grade]
  return [
    { ...tile, fill: hex(colour) },
    { ...centre, text: sign, colour: hex(inkOn(colour)) },
  ]
}
