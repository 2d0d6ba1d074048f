import { blocksIn, type FigureShare, type Reply } from '../model/reply.js'
import { Finding } from '../model/report.js'
import { authorities, type Tile, tiles } from '../vocabulary/authorities.js'
import { pictureTitle } from './bars.js'
import {
  CARD_INNER_WIDTH,
  CARD_PADDING,
  type Drawing,
  type DrawingGroup,
  type DrawingOperation,
  drawCard,
  drawLegend,
  GRADE_STYLE,
  hexColour,
  LINE_COLOUR,
  type MeasureText,
  MUTED_COLOUR,
  NO_GRADE,
  spacer,
  TEXT_COLOUR,
  textColourOn,
  textLines,
  WORDS_FONT,
} from './drawing.js'

/** England's councils, one tile each, those of a list in the colour of their grade. */
export interface TileMap {
  readonly title: string
  readonly tiles: readonly MarkedTile[]
  /** How many councils of the list have each grade. */
  readonly legend: readonly FigureShare[]
  /** Points that its picture may be tall, where that is not all the same. */
  readonly most?: number
}

interface MarkedTile extends Tile {
  /** What the council is called. */
  readonly name: string
  /** Null for a council that is not in the list, and 'none' for one in it without such a grade. */
  readonly grade: Finding | 'none' | null
}

/** The map of a list over councils; null for a reply that has none. */
export function tileMapOf(reply: Reply): TileMap | null {
  const block = blocksIn(reply).find((one) => one.block === 'map')
  if (block?.block !== 'map') return null
  // Of a council that is there twice the first line counts: it is the better grade or the newer inspection.
  const marks = new Map(block.marks.toReversed().map(({ council, grade }) => [council, grade]))
  const names = new Map(authorities().map(({ slug, name }) => [slug, name]))
  const marked = tiles().map((tile) => ({
    ...tile,
    name: names.get(tile.council) ?? tile.council,
    grade: marks.has(tile.council) ? (marks.get(tile.council) ?? ('none' as const)) : null,
  }))
  const given = [...marks.values()]
  const countOf = (grade: Finding | null): number => given.filter((one) => one === grade).length
  const legend = [
    ...Finding.options.map((finding) => ({ label: finding, finding, count: countOf(finding) })),
    { label: NO_GRADE, count: countOf(null) },
  ].filter(({ count }) => count > 0)
  return { title: pictureTitle(reply), tiles: marked, legend }
}

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
