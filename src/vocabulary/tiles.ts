import { join } from 'node:path'
import { memoisedOnce } from '../collections/memoise.js'
import { packageData, readRows } from './data.js'

/** Where a council stands on the tile map of England: a row of data/tiles.csv, counted from the north-west. */
export interface Tile {
  readonly council: string
  readonly column: number
  readonly row: number
}

/** Throws a sentence naming file and line where the file is broken, or puts two councils on one place. */
function loadTiles(file = join(packageData(), 'tiles.csv')): Tile[] {
  const taken = new Map<string, string>()
  return readRows(file, ['council', 'column', 'row']).map(({ cells, where }) => {
    const { council = '' } = cells
    const [column, row] = [Number(cells.column), Number(cells.row)]
    if (![column, row].every((at) => Number.isInteger(at) && at >= 0))
      throw new Error(`${where}: ${council} has no column and row; write them as whole numbers from 0.`)
    const place = `${column} ${row}`
    const other = taken.get(place)
    if (other !== undefined)
      throw new Error(`${where}: ${other} already stands at column ${column}, row ${row}.`)
    taken.set(place, council)
    return { council, column, row }
  })
}

/** The tiles that come with Pilcrow, read once. */
export const tiles = memoisedOnce(() => loadTiles())
