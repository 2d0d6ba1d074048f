import type { Place, Placed } from './parse/place.js'

/** Columns that a place takes in the listing. */
const PLACE_WIDTH = 34

const words: Readonly<Record<Place['kind'], (place: never) => string>> = {
  paragraph: ({ key }: { key: string }) => `¶${key}`,
  passage: ({ key }: { key: string }) => `passage ${key}`,
  note: ({ key }: { key: string }) => `note of ${key}`,
  heading: ({ section }: { section: string }) => `heading of ${section}`,
  table: ({ name }: { name: string }) => `table: ${name}`,
  furniture: ({ name }: { name: string }) => name,
}

/** A place in words: '¶75', 'table: Record of main findings', 'page number'. */
export const placeInWords = (place: Place): string => words[place.kind](place as never)

const shown = (source: string): string =>
  source.replace(/\r/g, '␍').replace(/\n/g, '␊').replace(/\t/g, '⇥').replace(/\f/g, '␌')

const cut = (name: string): string =>
  name.length > PLACE_WIDTH ? `${name.slice(0, PLACE_WIDTH - 1)}…` : name

/**
 * Where every stretch of a source landed, a line each: the source line, the place, the stretch itself (line ends and
 * tabs drawn as signs). Joined, the stretches are the source.
 */
export function explain(placed: readonly Placed[]): string[] {
  const width = String(placed.at(-1)?.line ?? 0).length
  return placed.map(
    ({ line, place, source }) =>
      `${String(line).padStart(width)}  ${cut(placeInWords(place)).padEnd(PLACE_WIDTH)}  ${shown(source)}`,
  )
}
