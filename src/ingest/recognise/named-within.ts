import { type Authority, foldName } from '../../vocabulary/authorities.js'

/** Shorter names are abbreviations, which other words may be too: 'MK'. */
const SHORTEST_NAME = 4

/** A name folded, in no genitive: 'Norfolk's children's services'. */
const folded = (words: string): string => foldName(words.replace(/['’‘]s\b/g, ' '))

interface Found {
  readonly authority: Authority
  readonly from: number
  readonly to: number
}

function everyPlace(text: string, name: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) places.push(at)
  return places
}

/** Whether one name stands in the midst of a longer one: 'Gloucestershire' in 'South Gloucestershire'. */
const isWithin = (one: Found, other: Found): boolean =>
  one !== other && one.from >= other.from && one.to <= other.to && one.to - one.from < other.to - other.from

/** The one authority that a few words name, whatever stands around its name; undefined for none, and for several. */
export function namedWithin(words: string, known: readonly Authority[]): Authority | undefined {
  const text = ` ${folded(words)} `
  const found = known.flatMap((authority): Found[] =>
    [authority.name, ...authority.names]
      .map(folded)
      .filter((name) => name.length >= SHORTEST_NAME)
      .flatMap((name) =>
        everyPlace(text, ` ${name} `).map((from) => ({ authority, from, to: from + name.length + 2 })),
      ),
  )
  const whole = found.filter((one) => !found.some((other) => isWithin(one, other)))
  const [first, ...others] = new Set(whole.map(({ authority }) => authority))
  return others.length === 0 ? first : undefined
}
