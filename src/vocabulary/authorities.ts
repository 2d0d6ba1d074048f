import { join } from 'node:path'
import { grouped, memoisedByObject, memoisedOnce } from '../collections/collections.js'
import { packageData, readRows, several } from './data.js'

/** A council that Ofsted inspects or inspected. */
export interface Authority {
  readonly slug: string
  readonly name: string
  /** Slugs of the authorities that took its place; empty for one that still exists. */
  readonly now: readonly string[]
  /** What people also call it: 'South Glos'. */
  readonly names: readonly string[]
}

const slugShape = /^[a-z]+(-[a-z]+)*$/

/** All authorities, from data/authorities.csv. Throws a sentence naming file and line where the file is broken. */
export function loadAuthorities(file = join(packageData(), 'authorities.csv')): Authority[] {
  const rows = readRows(file, ['slug', 'name', 'now', 'names'])
  const slugs = new Set(rows.map((row) => row.cells.slug))
  const taken = new Map<string, string>()
  return rows.map(({ cells, where }) => {
    const { slug = '', name = '' } = cells
    if (!slugShape.test(slug))
      throw new Error(`${where}: '${slug}' is no slug; write it like south-gloucestershire.`)
    if (name === '') throw new Error(`${where}: ${slug} has no name.`)
    const now = several(cells.now)
    const stray = now.find((successor) => !slugs.has(successor))
    if (stray !== undefined)
      throw new Error(`${where}: no row has the slug '${stray}' that 'now' gives for ${slug}.`)
    const names = several(cells.names)
    for (const known of [name, ...names].map((each) => each.toLowerCase())) {
      const other = taken.get(known)
      if (other !== undefined) throw new Error(`${where}: '${known}' already names ${other}.`)
      taken.set(known, slug)
    }
    return { slug, name, now, names }
  })
}

/** The authorities that come with Pilcrow, read once. */
export const authorities = memoisedOnce(() => loadAuthorities())

/** Folds what differs between two printings of one name: case, accents, apostrophes, '&', hyphens, punctuation. */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’‘`]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** Words that a report prints before a council's name. */
const printedBefore =
  /^(the )?((royal|london|metropolitan) borough|city and county|city|county|borough|council) of (the )?/

/** Words that a report prints after it: 'county council', 'local authority children's services', 'children first', 'county of'. */
const printedAfter =
  / (council|county|city|borough|district|metropolitan|unitary|corporation|local|authority|childrens|children|safeguarding|social|care|services?|trust|first|families|limited|ltd|cic|board|partnership|lscb|mbc|mdc|(city|county|borough) of)$/

/** What stands between the names of a council and of its trust. */
const trustSeparator = /\s+and\s+|\s+&\s+|\s*[(),;:/]\s*|\s+[-–—]\s+/g

/** A company that works for several councils: 'Achieving for Children'. */
const forSeveral = /^[a-z]+( [a-z]+)? for children$/

/** The authorities by every name, folded. */
const byName = memoisedByObject(
  (known: readonly Authority[]): ReadonlyMap<string, Authority> =>
    new Map(
      known.flatMap((each) => [each.name, ...each.names].map((name) => [foldName(name), each] as const)),
    ),
)

/** The authority of one name, without what reports print around it. */
function authorityNamed(printed: string, known: readonly Authority[]): Authority | undefined {
  const names = byName(known)
  let left = foldName(printed)
  for (;;) {
    const found = names.get(left) ?? names.get(left.replace(printedBefore, ''))
    if (found) return found
    const shorter = left.replace(printedAfter, '')
    if (shorter === left) return undefined
    left = shorter
  }
}

/** Each way to cut a text in two where the names of a council and its trust may meet. */
const inTwo = (printed: string): [string, string][] =>
  [...printed.matchAll(trustSeparator)].map(({ 0: cut, index }) => [
    printed.slice(0, index),
    printed.slice(index + cut.length).replace(/\)$/, ''),
  ])

/**
 * The authority that a report means by a name it prints: 'Lincolnshire County Council', 'London Borough of
 * Camden', 'Birmingham Children's Trust', 'Doncaster Council and Doncaster Children's Services Trust'. Undefined for a
 * name that is no authority's: nothing is guessed from a part of a name.
 */
export function authorityPrinted(
  printed: string,
  known: readonly Authority[] = authorities(),
): Authority | undefined {
  const found = authorityNamed(printed, known)
  const cuts = inTwo(printed)
  if (found || cuts.length > MOST_CUTS) return found
  for (const [one, other] of cuts) {
    const [first, second] = [authorityPrinted(one, known), authorityPrinted(other, known)]
    if (first && (first === second || forSeveral.test(foldName(other)))) return first
    if (second && forSeveral.test(foldName(one))) return second
  }
  return undefined
}

/** A text with more places to cut it is a sentence. */
const MOST_CUTS = 5

/** What is known of a council beside its name: one row of data/councils.csv, and the areas of data/areas.csv that it is in. */
export interface CouncilFacts {
  readonly slug: string
  /** Ofsted's number for it; null for one that no longer exists. */
  readonly urn: string | null
  /** 'North West'; null for a council that no longer exists. */
  readonly region: string | null
  /** 'Greater Manchester', 'Thames Valley': what several neighbours are called together, beside their region. */
  readonly areas: readonly string[]
  /** 'County', 'Unitary Authority', 'Metropolitan District' or 'London Borough'; null as the region. */
  readonly kind: string | null
  /** Slugs of its ten or so statistical neighbours, nearest first. */
  readonly neighbours: readonly string[]
}

/** By slug. Throws a sentence naming file and line where a file is broken. */
export function loadCouncilFacts(
  file = join(packageData(), 'councils.csv'),
  areasFile = join(packageData(), 'areas.csv'),
): ReadonlyMap<string, CouncilFacts> {
  const areas = readRows(areasFile, ['area', 'councils']).map(({ cells }) => ({
    name: cells.area ?? '',
    councils: several(cells.councils),
  }))
  return new Map(
    readRows(file, ['slug', 'urn', 'region', 'kind', 'neighbours']).map(({ cells }) => {
      const { slug = '', urn, region, kind, neighbours } = cells
      return [
        slug,
        {
          slug,
          urn: urn || null,
          region: region || null,
          areas: areas.filter(({ councils }) => councils.includes(slug)).map(({ name }) => name),
          kind: kind || null,
          neighbours: several(neighbours),
        },
      ]
    }),
  )
}

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
