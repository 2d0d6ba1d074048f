import type { Place, Placed } from './parse/place.js'

/** Columns that a place takes in the listing. */
const PLACE_WIDTH = 34

/** A place in words: '¶75', 'table: Record of main findings', 'page number'. */
function placeInWords(place: Place): string {
  if (place.kind === 'furniture') return place.name
  if (place.kind === 'table') return `table: ${place.name}`
  if (place.kind === 'heading') return `heading of ${place.section}`
  return place.kind === 'paragraph' ? `¶${place.key}` : `${place.kind} ${place.key}`
}

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
