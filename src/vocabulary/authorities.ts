import { join } from 'node:path'
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

let loaded: readonly Authority[] | null = null

/** The authorities that come with Pilcrow, read once. */
export function authorities(): readonly Authority[] {
  loaded ??= loadAuthorities()
  return loaded
}

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
const before =
  /^(the )?((royal|london|metropolitan) borough|city and county|city|county|borough|council) of (the )?/

/** Words that a report prints after it: 'county council', 'local authority children's services', 'safeguarding children board'. */
const after =
  / (council|county|city|borough|district|metropolitan|unitary|corporation|local|authority|childrens|children|safeguarding|social|care|services?|trust|board|partnership|lscb|mbc|mdc)$/

/**
 * The authority that a report means by a name it prints: 'Lincolnshire County Council', 'London Borough of
 * Camden', 'Birmingham Children's Trust', 'North Lincolnshire local authority children's services'. Undefined for a
 * name that is no authority's: nothing is guessed from a part of a name.
 */
export function authorityPrinted(
  printed: string,
  known: readonly Authority[] = authorities(),
): Authority | undefined {
  const byName = new Map(
    known.flatMap((each) => [each.name, ...each.names].map((name) => [foldName(name), each] as const)),
  )
  let left = foldName(printed)
  for (;;) {
    const found = byName.get(left) ?? byName.get(left.replace(before, ''))
    if (found) return found
    const shorter = left.replace(after, '')
    if (shorter === left) return undefined
    left = shorter
  }
}
