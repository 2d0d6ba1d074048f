import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { grouped } from '../../src/collections/collections.js'
import {
  authorities,
  loadCouncilFacts,
  loadPlaces,
  OTHER_COUNTRIES,
  tiles,
} from '../../src/vocabulary/authorities.js'
import { packageData, readRows } from '../../src/vocabulary/data.js'
import { vocabulary } from '../open.js'

/** The tables that come with Pilcrow, each held against the others that it names something of. */

const slugs = new Set(authorities().map(({ slug }) => slug))
const facts = [...loadCouncilFacts().values()]

/** What a table names and no row of data/authorities.csv has. */
const strangers = (named: readonly string[]): string[] => [
  ...new Set(named.filter((slug) => !slugs.has(slug))),
]

describe('A council that a table names has a row in data/authorities.csv', () => {
  it.each([
    ['councils.csv', facts.map(({ slug }) => slug)],
    ['councils.csv, among the neighbours', facts.flatMap(({ neighbours }) => neighbours)],
    ['tiles.csv', tiles().map(({ council }) => council)],
    [
      'places.csv, but for the other countries',
      loadPlaces()
        .map(({ council }) => council)
        .filter((council) => !OTHER_COUNTRIES.has(council)),
    ],
  ])('%s', (_, named) => {
    expect(named.length).toBeGreaterThan(100)
    expect(strangers(named)).toEqual([])
  })
})

/** Councils are called so, and what is asked about them tells that they are meant. */
const WORDS_TOO = [
  ...[
    'Barking',
    'Bucks',
    'Bury',
    'Cleveland',
    'Hackney',
    'Harrow',
    'Hove',
    'Hull',
    'Reading',
    'Staffs',
    'Stoke',
  ],
  ...['Wilts', 'Wolves'],
]

describe('A council of data/authorities.csv', () => {
  it('has no name that is an English word, a grade or a judgement, but for those that people use', () => {
    const { english, stopWords, entityNames, judgements } = vocabulary
    const others = [...entityNames, ...judgements].flatMap(({ names }) => names)
    const taken = new Set([...english, ...stopWords, ...others].map((word) => word.toLowerCase()))
    const names = authorities().flatMap((one) => [one.name, ...one.names])
    expect(names.filter((name) => taken.has(name.toLowerCase())).sort()).toEqual(WORDS_TOO)
  })

  it.each(['slug', 'urn'] as const)('has a %s in data/councils.csv that no other row has', (column) => {
    const rows = readRows(join(packageData(), 'councils.csv'), [column])
    const given = rows.flatMap(({ cells }) => cells[column] || [])
    expect(given.filter((one, at) => given.indexOf(one) !== at)).toEqual([])
  })

  it('has a row in data/councils.csv', () => {
    const known = new Set(facts.map(({ slug }) => slug))
    expect([...slugs].filter((slug) => !known.has(slug))).toEqual([])
  })

  it('is one of several in each area that data/areas.csv names it in', () => {
    const areas = grouped(
      facts.flatMap(({ slug, areas }) => areas.map((area) => ({ slug, area }))),
      ({ area }) => area,
    )
    const rows = readRows(join(packageData(), 'areas.csv'), ['area', 'councils'])
    expect(rows.length).toBeGreaterThan(10)
    expect(
      rows.filter(({ cells }) => areas.get(cells.area ?? '')?.length !== cells.councils?.split(';').length),
    ).toEqual([])
    expect([...areas].filter(([, those]) => those.length < 2)).toEqual([])
  })

  it('is in no area that its region is called by', () => {
    const regions = new Set(facts.map(({ region }) => region))
    expect(facts.filter(({ areas }) => areas.some((area) => regions.has(area)))).toEqual([])
  })

  it.each(['region', 'kind'] as const)('has a %s that others have too', (column) => {
    const alone = [...grouped(facts, (one) => one[column])].filter(([, those]) => those.length === 1)
    expect(alone.map(([name]) => name)).toEqual([])
  })

  it('has a region, a kind and a number at Ofsted, or none of them where another took its place', () => {
    const gone = new Set(authorities().flatMap(({ slug, now }) => (now.length > 0 ? [slug] : [])))
    const halves = facts.filter(({ slug, ...one }) =>
      [one.region, one.kind, one.urn].some((cell) => (cell === null) !== gone.has(slug)),
    )
    expect(halves.map(({ slug }) => slug)).toEqual([])
  })
})
