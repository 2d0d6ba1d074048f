import { grouped } from '../../collections/group.js'
import { wordsOf } from '../../search/terms.js'
import type { Authority } from '../../vocabulary/authorities.js'
import { OTHER_COUNTRIES, type PlaceRow } from '../../vocabulary/councils.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import { LOOSE, type Phrasebook, phrase, phrasebook } from '../phrases.js'
import { plainWords } from './tokens.js'

/** What a name may stand for: a council itself, or a place and the council that it lies in. */
export type Located =
  | { readonly is: 'council'; readonly council: Authority }
  | { readonly is: 'place'; readonly place: PlaceRow; readonly council: Authority }
  /** Outside England: Ofsted inspects no council there. */
  | { readonly is: 'elsewhere'; readonly place: PlaceRow; readonly country: string }

/** The names of councils and places, exactly and nearly. */
export interface Gazetteer {
  /** By {@link nameKey}; a council's name comes before the places that share it, a larger place before a smaller. */
  readonly exact: ReadonlyMap<string, readonly Located[]>
  /** The most words that a name has. */
  readonly longest: number
  /** Names of councils alone, for slips of typing. */
  readonly councils: Phrasebook<Authority>
  /** Words that some name is made of: none of them is a slip for another. */
  readonly isNameWord: (word: string) => boolean
}

/** Words as a name is found by: 'the Isle of Wight', 'isle of wight'. */
export const nameKey = (words: readonly string[]): string =>
  words.filter((word) => !LOOSE.has(word)).join(' ')

/** What people write for the quarters that councils are named after: 'N Lincolnshire', 'sth glos'. */
const QUARTERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['north', ['n', 'nth', 'nrth', 'no']],
  ['south', ['s', 'sth', 'so']],
  ['east', ['e', 'est']],
  ['west', ['w', 'wst']],
])

/** A name and the short forms that hold for every name of its shape: 'south glos', 's glos', 'southglos'. */
function formsOf(name: string): string[] {
  const words = plainWords(name)
  const [quarter = '', ...rest] = words
  const shorts = QUARTERS.get(quarter)
  if (!shorts || rest.length === 0) return [words.join(' ')]
  const parted = [quarter, ...shorts].map((first) => [first, ...rest].join(' '))
  const joined = rest.length === 1 ? [quarter, shorts[0] ?? ''].map((first) => `${first}${rest[0]}`) : []
  return [...parted, ...joined]
}

export function gazetteerOf({ authorities, places }: Vocabulary): Gazetteer {
  const bySlug = new Map(authorities.map((authority) => [authority.slug, authority]))
  const councils = authorities.flatMap((council) =>
    [council.name, ...council.names].flatMap(formsOf).map((name) => ({ name, council })),
  )
  const located = [...places]
    .sort((one, other) => other.population - one.population)
    .flatMap((place): Located[] => {
      const country = OTHER_COUNTRIES.get(place.council)
      if (country !== undefined) return [{ is: 'elsewhere', place, country }]
      const council = bySlug.get(place.council)
      return council ? [{ is: 'place', place, council }] : []
    })
  // A country's name is some village's too: Wales lies in Rotherham.
  const countries = [...OTHER_COUNTRIES.values()].map((country) => ({
    name: country,
    is: {
      is: 'elsewhere',
      place: { name: country, council: '', population: 0, isDistrict: false },
      country,
    } as Located,
  }))
  const named = [
    ...countries,
    ...councils.map(({ name, council }) => ({ name, is: { is: 'council', council } as Located })),
    ...located.map((is) => ({ name: is.is === 'council' ? '' : is.place.name, is })),
  ]
  // 'King’s Lynn' is typed 'kings lynn' as often.
  const written = named.flatMap(({ name, is }) =>
    [...new Set([nameKey(plainWords(name)), nameKey(wordsOf(name))])].map((key) => ({ key, is })),
  )
  const keyed = grouped(written, ({ key }) => key)
  const words = new Set(named.flatMap(({ name }) => plainWords(name)))
  return {
    exact: new Map([...keyed].map(([key, all]) => [key, all.map(({ is }) => is)])),
    longest: Math.max(1, ...[...keyed.keys()].map((key) => key.split(' ').length)),
    councils: phrasebook(councils.map(({ name, council }) => phrase(name, council))),
    isNameWord: (word) => words.has(word),
  }
}
