import { join } from 'node:path'
import { grouped } from '../collections/group.js'
import { memoisedOnce } from '../collections/memoise.js'
import { packageData, readRows, several } from './data.js'

/** What is known of a council beside its name: one row of data/councils.csv. */
export interface CouncilFacts {
  readonly slug: string
  /** Ofsted's number for it; null for one that no longer exists. */
  readonly urn: string | null
  /** 'North West'; null for a council that no longer exists. */
  readonly region: string | null
  /** 'County', 'Unitary Authority', 'Metropolitan District' or 'London Borough'; null as the region. */
  readonly kind: string | null
  /** Slugs of its ten or so statistical neighbours, nearest first. */
  readonly neighbours: readonly string[]
}

/** By slug. Throws a sentence naming file and line where the file is broken. */
export const loadCouncilFacts = (
  file = join(packageData(), 'councils.csv'),
): ReadonlyMap<string, CouncilFacts> =>
  new Map(
    readRows(file, ['slug', 'urn', 'region', 'kind', 'neighbours']).map(({ cells }) => {
      const { slug = '', urn, region, kind, neighbours } = cells
      return [
        slug,
        {
          slug,
          urn: urn || null,
          region: region || null,
          kind: kind || null,
          neighbours: several(neighbours),
        },
      ]
    }),
  )

/** A town, village or district, and the council that it lies in: one row of data/places.csv (GeoNames, CC BY 4.0). */
export interface PlaceRow {
  readonly name: string
  /** A council's slug, or the country of a place outside England. */
  readonly council: string
  /** 0 where it is not known. */
  readonly population: number
  readonly isDistrict: boolean
}

/** Countries that data/places.csv has places of, as people are told them; Ofsted inspects none there. */
export const OTHER_COUNTRIES: ReadonlyMap<string, string> = new Map([
  ['wales', 'Wales'],
  ['scotland', 'Scotland'],
  ['northern-ireland', 'Northern Ireland'],
])

/** Throws a sentence naming file and line where the file is broken. */
export const loadPlaces = (file = join(packageData(), 'places.csv')): PlaceRow[] =>
  readRows(file, ['place', 'council', 'population', 'kind']).map(({ cells, where }) => {
    const population = Number(cells.population)
    if (!Number.isInteger(population))
      throw new Error(
        `${where}: '${cells.population}' is no number of people; write 0 where it is not known.`,
      )
    return {
      name: cells.place ?? '',
      council: cells.council ?? '',
      population,
      isDistrict: cells.kind === 'district',
    }
  })

/**
 * The days, as 2022-07-05, on which Ofsted published reports on the services of a council, the first first, by its slug: of
 * data/sources.csv. Throws a sentence naming file and line where the file is broken.
 */
export const loadPublished = (
  file = join(packageData(), 'sources.csv'),
): ReadonlyMap<string, readonly string[]> => {
  const rows = readRows(file, ['authority', 'published']).map(({ cells }) => cells)
  return new Map(
    [...grouped(rows, ({ authority }) => authority ?? '')].map(([slug, of]) => [
      slug,
      of.map(({ published }) => published ?? '').sort(),
    ]),
  )
}

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
