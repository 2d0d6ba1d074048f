import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { authorities, authorityPrinted, loadAuthorities } from '../../src/vocabulary/authorities.js'

const folder = mkdtempSync(join(tmpdir(), 'pilcrow-data-'))
afterAll(() => rmSync(folder, { recursive: true }))

const broken = (text: string): string => {
  const file = join(folder, 'authorities.csv')
  writeFileSync(file, text)
  return file
}

it('every authority is known by its own name', () => {
  expect(authorities().length).toBeGreaterThan(150)
  for (const authority of authorities()) expect(authorityPrinted(authority.name)).toBe(authority)
})

describe('a name as reports print it', () => {
  it.each([
    ['Lincolnshire County Council', 'lincolnshire'],
    ['London Borough of Camden', 'camden'],
    ['City of York Council', 'york'],
    ['Royal Borough of Kensington and Chelsea', 'kensington-and-chelsea'],
    ['Bournemouth, Christchurch and Poole Council', 'bournemouth-christchurch-and-poole'],
    ["Birmingham Children's Trust", 'birmingham'],
    ['Together for Children Sunderland', 'sunderland'],
    ["North Lincolnshire local authority children's services", 'north-lincolnshire'],
    ['North East Lincolnshire Council', 'north-east-lincolnshire'],
    ['City of London Corporation', 'city-of-london'],
    ['Council of the Isles of Scilly', 'isles-of-scilly'],
    ['Kingston upon Hull City Council', 'kingston-upon-hull'],
    ['Derby City Council', 'derby'],
    ['Royal Borough of Windsor & Maidenhead', 'windsor-and-maidenhead'],
    ['St. Helens Council', 'st-helens'],
    ['City of Bradford Metropolitan District Council', 'bradford'],
    ['Surrey Safeguarding Children Board', 'surrey'],
    ['South Glos', 'south-gloucestershire'],
  ])('%s is %s', (printed, slug) => expect(authorityPrinted(printed)?.slug).toBe(slug))

  it.each(['', 'Council', 'Narnia County Council', 'shire', 'Her Majesty’s Inspectors'])(
    '%j is none',
    (printed) => {
      expect(authorityPrinted(printed)).toBeUndefined()
    },
  )
})

it('gloucestershire is not South Gloucestershire, nor lincolnshire North Lincolnshire', () => {
  expect(authorityPrinted('Gloucestershire')?.slug).toBe('gloucestershire')
  expect(authorityPrinted('Lincolnshire')?.slug).toBe('lincolnshire')
})

it('an authority that is gone names those that took its place', () => {
  const of = (slug: string) => authorities().find((each) => each.slug === slug)?.now
  expect(of('cumbria')).toEqual(['cumberland', 'westmorland-and-furness'])
  expect(of('kent')).toEqual([])
})

describe('a broken file is named with its line', () => {
  it.each([
    ['slug,name,now\nkent,Kent,', /line 1: the column names is missing/],
    ['slug,name,now,names\nkent,Kent,,\nKent County,Kent,,', /line 3: 'Kent County' is no slug/],
    ['slug,name,now,names\nkent,,,', /line 2: kent has no name/],
    ['slug,name,now,names\nkent,Kent,essex,', /line 2: no row has the slug 'essex'/],
    ['slug,name,now,names\nkent,Kent,,\nessex,Essex,,Kent', /line 3: 'kent' already names kent/],
    ['slug,name,now,names\nkent,"Kent,,', /authorities\.csv cannot be read/],
  ])('%j', (text, message) => expect(() => loadAuthorities(broken(text))).toThrow(message))
})
