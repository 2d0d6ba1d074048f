import { GRADE_STYLE } from '../reply/grade-style.js'
import { CARD_INNER_WIDTH, CARD_PADDING, drawCard, drawLegend, WORDS_FONT } from './card.js'
import type { Drawing, DrawingOperation, MeasureText } from './drawing.js'
import {
  type DrawingGroup,
  hexColour,
  LINE_COLOUR,
  MUTED_COLOUR,
  spacer,
  TEXT_COLOUR,
  textColourOn,
  textLines,
} from './drawing.js'
import type { MarkedTile, TileMap } from './tile-map.js'

/** Between two tiles. */
const TILE_GAP = 2
/** From one tile to the next at least: a sign needs as much. */
const MIN_TILE_STEP = 14
/** Points that the legend takes below the map, roughly. */
const LEGEND_HEIGHT = 50
const SIGN_FONT = { size: 11, bold: true }

/** Where everything on the map stands: the tiles, then what their colours and signs mean. */
export function layoutTileMap(
  { tiles, legend: shares, most = Number.POSITIVE_INFINITY }: TileMap,
  measure: MeasureText,
): Drawing {
  const columns = Math.max(1, ...tiles.map(({ column }) => column + 1))
  const rows = Math.max(1, ...tiles.map(({ row }) => row + 1))
  const step = Math.max(MIN_TILE_STEP, Math.min(CARD_INNER_WIDTH / columns, (most - LEGEND_HEIGHT) / rows))
  const map: DrawingGroup = { operations: tiles.flatMap((tile) => drawTile(tile, step)), height: rows * step }
  const grey = textLines(['Grey: not in this list.'], WORDS_FONT, { x: CARD_PADDING, colour: MUTED_COLOUR })
  return drawCard([map, spacer(8), drawLegend(shares, measure), grey], measure)
}

/** A tile in its grade's colour, with its sign; grey for a council that is not in the list. */
function drawTile({ column, row, grade }: MarkedTile, step: number): DrawingOperation[] {
  const [x, y, size] = [CARD_PADDING + column * step, row * step, step - TILE_GAP]
  const tile = { operation: 'box' as const, x, y, width: size, height: size, round: 2 }
  if (grade === null) return [{ ...tile, fill: LINE_COLOUR }]
  const centre = {
    operation: 'text' as const,
    x: x + size / 2,
    y: y + size / 2,
    align: 'centre' as const,
    font: SIGN_FONT,
  }
  if (grade === 'none')
    return [
      { ...tile, fill: LINE_COLOUR, edge: MUTED_COLOUR },
      { ...centre, text: '–', colour: TEXT_COLOUR },
    ]
  const { colour, sign } = GRADE_STYLE[grade]
  return [
    { ...tile, fill: hexColour(colour) },
    { ...centre, text: sign, colour: hexColour(textColourOn(colour)) },
  ]
}
