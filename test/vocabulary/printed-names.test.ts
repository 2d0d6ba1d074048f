import { describe, expect, it, test } from 'vitest'
import { authorities, authorityPrinted } from '../../src/vocabulary/authorities.js'

/** How reports and councils print a council's name. */
const forms: readonly ((name: string) => string)[] = [
  (name) => `${name} Council`,
  (name) => `${name} County Council`,
  (name) => `${name} City Council`,
  (name) => `${name} Borough Council`,
  (name) => `${name} Metropolitan Borough Council`,
  (name) => `${name} Metropolitan District Council`,
  (name) => `${name} Unitary Authority`,
  (name) => `${name} MBC`,
  (name) => `London Borough of ${name}`,
  (name) => `The London Borough of ${name}`,
  (name) => `Royal Borough of ${name}`,
  (name) => `Borough of ${name}`,
  (name) => `Metropolitan Borough of ${name}`,
  (name) => `City of ${name}`,
  (name) => `City of ${name} Council`,
  (name) => `County of ${name}`,
  (name) => `Council of the ${name}`,
  (name) => `${name} local authority children’s services`,
  (name) => `${name} children's services`,
  (name) => `${name} Council children’s social care services`,
  (name) => `${name} Safeguarding Children Board`,
  (name) => `${name} Local Safeguarding Children Board (LSCB)`,
  (name) => `${name} Safeguarding Children Partnership`,
  (name) => `${name} Children’s Trust`,
  (name) => `${name} Children's Services Trust`,
  (name) => `${name} Children First`,
  (name) => `${name}, City of`,
  (name) => `${name}, County of`,
  (name) => `${name} Council and ${name} Children’s Services Trust`,
  (name) => `${name} Council (Achieving for Children)`,
  (name) => name.toUpperCase(),
  (name) => name.replaceAll(' and ', ' & '),
  (name) => name.replaceAll('-', ' '),
  (name) => name.replaceAll(' ', '-'),
  (name) => name.replace(/^St /, 'St. '),
]

test.each(authorities().map((authority) => [authority.name, authority] as const))(
  '%s is itself in all forms in which its name is printed, and by its other names',
  (name, authority) => {
    const printed = [...forms.map((form) => form(name)), ...authority.names]
    expect(printed.filter((form) => authorityPrinted(form) !== authority)).toEqual([])
  },
)

describe('a trust’s report belongs to its council', () => {
  it.each([
    ['Achieving for Children, Richmond upon Thames', 'richmond-upon-thames'],
    ['Achieving for Children (Kingston upon Thames)', 'kingston-upon-thames'],
    ['Achieving for Children Windsor and Maidenhead', 'windsor-and-maidenhead'],
    ['Birmingham Children’s Trust', 'birmingham'],
    ['Bradford Children and Families Trust', 'bradford'],
    ['Bradford District Children and Families Trust', 'bradford'],
    ['Brighter Futures for Children', 'reading'],
    ['Brighter Futures for Children (Reading)', 'reading'],
    ['Doncaster Children’s Services Trust', 'doncaster'],
    ['Doncaster Children’s Trust', 'doncaster'],
    ['Northamptonshire Children’s Trust', 'northamptonshire'],
    ['Sandwell Children’s Trust', 'sandwell'],
    ['Slough Children First', 'slough'],
    ['Slough Children’s Services Trust', 'slough'],
    ['Together for Children', 'sunderland'],
    ['Together for Children (Sunderland)', 'sunderland'],
    ['Worcestershire Children First', 'worcestershire'],
    ['Worcestershire County Council and Worcestershire Children First', 'worcestershire'],
    ['Royal Borough of Kingston upon Thames and Achieving for Children', 'kingston-upon-thames'],
    ['Achieving for Children – Royal Borough of Windsor & Maidenhead', 'windsor-and-maidenhead'],
    ['Sunderland City Council/Together for Children', 'sunderland'],
    ['North Northamptonshire Children’s Trust', 'north-northamptonshire'],
    ['Reading Borough Council and Brighter Futures for Children', 'reading'],
  ])('%s: %s', (printed, slug) => expect(authorityPrinted(printed)?.slug).toBe(slug))
})

describe('usual short names', () => {
  it.each([
    ['BANES', 'bath-and-north-east-somerset'],
    ['B&NES', 'bath-and-north-east-somerset'],
    ['BCP Council', 'bournemouth-christchurch-and-poole'],
    ['Corporation of London', 'city-of-london'],
    ['Hull City Council', 'kingston-upon-hull'],
    ['Newcastle City Council', 'newcastle-upon-tyne'],
    ['London Borough of Richmond', 'richmond-upon-thames'],
    ['RBKC', 'kensington-and-chelsea'],
    ['Southend Borough Council', 'southend-on-sea'],
    ['The County of Herefordshire District Council', 'herefordshire'],
  ])('%s: %s', (printed, slug) => expect(authorityPrinted(printed)?.slug).toBe(slug))
})

describe('what is the name of no one authority is none', () => {
  it.each([
    'Achieving for Children',
    'Cheshire',
    'Berkshire',
    'Yorkshire',
    'London',
    'Torbay and Plymouth',
    'Kingston upon Thames and Richmond upon Thames',
    'Hounslow Council and Surrey Children’s Trust',
    'Children First',
    'Kent and its partners',
  ])('%s', (printed) => expect(authorityPrinted(printed)).toBeUndefined())

  it('nor is a sentence, however many councils it lists', () => {
    const sentence = 'Bury, Bolton, Wigan, Leeds and Kent, York, Hull, Sefton and Essex'.repeat(4)
    expect(authorityPrinted(sentence)).toBeUndefined()
  })
})

test('an authority that is gone keeps its reports, and names those that took its place', () => {
  const gone = authorities().filter(({ now }) => now.length > 0)
  expect(Object.fromEntries(gone.map(({ slug, now }) => [slug, now]))).toEqual({
    bournemouth: ['bournemouth-christchurch-and-poole'],
    cumbria: ['cumberland', 'westmorland-and-furness'],
    northamptonshire: ['north-northamptonshire', 'west-northamptonshire'],
    poole: ['bournemouth-christchurch-and-poole'],
  })
  for (const { slug, name } of gone) expect(authorityPrinted(`${name} Council`)?.slug).toBe(slug)
})
