import { describe, expect, it } from 'vitest'
import { readText } from '../../src/ingest/read/plain-text.js'
import { NotAReport, recogniseReport } from '../../src/ingest/recognise.js'
import { authorities } from '../../src/vocabulary/authorities.js'
import { bundled, sourceOf } from './bundled.js'

const recognised = (text: string) => {
  const { framework, authority } = recogniseReport(readText(new TextEncoder().encode(text)))
  return [framework, authority.slug]
}

it.each(bundled)('%s is known by what it says', (id) => {
  expect(recognised(sourceOf(id))[1]).toBe(id.replace(/-\d+$/, ''))
})

describe('the head of a report tells framework and authority', () => {
  it.each([
    ['Inspection of looked after children services\n\nNorfolk County Council\n', 'LAC', 'norfolk'],
    [
      'Surrey Safeguarding Children Board\nReview of the effectiveness of the Local Safeguarding Children\nBoard\n',
      'LSCB',
      'surrey',
    ],
    [
      'Norfolk Council\nRe-inspection of services for children in need of help and\nprotection, children looked after and care leavers\n',
      'SIF',
      'norfolk',
    ],
    ["Birmingham City Council\nInspection of children's social care services\n", 'ILACS', 'birmingham'],
    ['Inspection of Lancashire local authority\nchildren’s services\n', 'ILACS', 'lancashire'],
    ['Inspection of Bradford Children and\nFamilies Trust\n', 'ILACS', 'bradford'],
    ['London Borough of Camden\nInspection of children’s social care services\n', 'ILACS', 'camden'],
    [
      'Inspection of South Gloucestershire local authority children’s services\n',
      'ILACS',
      'south-gloucestershire',
    ],
  ])('%j', (text, framework, slug) => expect(recognised(text)).toEqual([framework, slug]))
})

/** A line broken where a narrow page breaks it. */
const wrapped = (line: string, width: number): string =>
  line.replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n').trimEnd()

/** The covers of each framework, for a council's name as it is printed. */
const covers: readonly [string, string, (name: string) => string][] = [
  ['SLAC', 'SLAC', (name) => `Inspection of safeguarding and looked after children services\n${name}`],
  ['LAC', 'LAC', (name) => `Inspection of looked after children\nservices\n${name}`],
  [
    'SIF',
    'SIF',
    (name) =>
      `${name}\nInspection of services for children in need of help and\nprotection, children looked after and care leavers\nand\nReview of the effectiveness of the local safeguarding children\nboard`,
  ],
  [
    'SIF anew',
    'SIF',
    (name) =>
      `${name}\nRe-inspection of services for children in need of help and\nprotection, children looked after and care leavers`,
  ],
  ['ILACS to 2020', 'ILACS', (name) => `${name}\nInspection of children’s social care services`],
  ['ILACS in 2018', 'ILACS', (name) => `${name}\nInspection of local authority children’s services`],
  ['ILACS since', 'ILACS', (name) => `Inspection of ${name} local authority children’s services`],
]

/** Names as covers print them, with what they mean. */
const printedNames: readonly [string, string][] = [
  ['Doncaster Council and Doncaster Children’s Services Trust', 'doncaster'],
  ['Bristol, City of', 'bristol'],
  ['City of Bristol', 'bristol'],
  ['Herefordshire, County of', 'herefordshire'],
  ['Slough Children First', 'slough'],
  ['Worcestershire Children First', 'worcestershire'],
  ['Together for Children Sunderland', 'sunderland'],
  ["Sandwell Children's Trust", 'sandwell'],
  ["Birmingham Children's Trust", 'birmingham'],
  ['Achieving for Children, Kingston upon Thames', 'kingston-upon-thames'],
  ['London Borough of Richmond upon Thames', 'richmond-upon-thames'],
  ['Royal Borough of Windsor & Maidenhead', 'windsor-and-maidenhead'],
  ['Medway Council', 'medway'],
  ['Isle of Wight Council', 'isle-of-wight'],
  ['Council of the Isles of Scilly', 'isles-of-scilly'],
  ['City of London', 'city-of-london'],
  ['Westminster City Council', 'westminster'],
  ['St Helens', 'st-helens'],
  ['St. Helens Metropolitan Borough Council', 'st-helens'],
  ['Kingston upon Hull City Council', 'kingston-upon-hull'],
  ['Telford & Wrekin', 'telford-and-wrekin'],
  ['Cheshire West & Chester', 'cheshire-west-and-chester'],
  ["North Northamptonshire Children's Trust", 'north-northamptonshire'],
  ['Bournemouth, Christchurch and Poole', 'bournemouth-christchurch-and-poole'],
  ['Southend-on-Sea City Council', 'southend-on-sea'],
  ['Stockton on Tees', 'stockton-on-tees'],
  ['Newcastle upon Tyne', 'newcastle-upon-tyne'],
  ['County Durham', 'durham'],
  ['Bath & North East Somerset', 'bath-and-north-east-somerset'],
  ['Cumbria County Council', 'cumbria'],
  ['Cumberland Council', 'cumberland'],
  ['Westmorland and Furness Council', 'westmorland-and-furness'],
  ['North Lincolnshire', 'north-lincolnshire'],
  ['South Gloucestershire Council', 'south-gloucestershire'],
]

describe.each(covers)('the cover of %s', (_, framework, cover) => {
  it('names its council in whatever form, on lines as narrow as they come', () => {
    const read = printedNames.flatMap(([name]) =>
      [60, 24].map((width) => {
        const lines = cover(name).split('\n')
        return [name, ...recognised(lines.map((line) => wrapped(line, width)).join('\n'))]
      }),
    )
    const meant = printedNames.flatMap(([name, slug]) => [60, 24].map(() => [name, framework, slug]))
    expect(read).toEqual(meant)
  })
})

describe('every council of England', () => {
  const forms: readonly ((name: string) => string)[] = [
    (name) => name,
    (name) => `${name} Council`,
    (name) => `London Borough of ${name}`,
    (name) => `City of ${name} Metropolitan District Council`,
  ]
  const titled: readonly (readonly [string, (name: string) => string])[] = [
    ...covers.map(([, framework, cover]) => [framework, cover] as const),
    ['ILACS', (name) => `Inspection of ${name}’s children’s services`],
    ['ILACS', (name) => `Inspection of children’s social care services in ${name}`],
    ['ILACS', (name) => `Inspection of local authority children’s services: ${name}`],
    ['SIF', (name) => `${name}\nSingle inspection of LA children’s services and review of the LSCB`],
  ]

  it.each(forms.map((form) => [form('…'), form] as const))('is known on every cover as %s', (_, form) => {
    const faults = authorities().flatMap(({ slug, name }, at) => {
      const [framework, cover] = titled[at % titled.length] as (typeof titled)[number]
      const width = [60, 44, 34, 24][at % 4] ?? 60
      const lines = cover(form(name))
        .split('\n')
        .map((line) => wrapped(line, width))
      const read = recognised([...lines, 'Inspection dates: 3 to 14 October 2022'].join('\n'))
      return read[0] === framework && read[1] === slug ? [] : [[name, width, ...read]]
    })
    expect(faults).toEqual([])
  })

  it('is no other whose name its own ends in', () => {
    expect(
      recognised(
        'Inspection of children’s social care services in City of Bath and North East\nSomerset\nInspection dates: 3 to 14 May 2022',
      ),
    ).toEqual(['ILACS', 'bath-and-north-east-somerset'])
  })
})

describe('a report on a trust', () => {
  it.each([
    ['Inspection of Slough Children First', 'slough'],
    ['Inspection of Worcestershire\nChildren First', 'worcestershire'],
    ['Inspection of Together for Children\nSunderland', 'sunderland'],
    ['Inspection of Achieving for Children (Richmond upon Thames)', 'richmond-upon-thames'],
    ['Inspection of Sandwell Children’s Trust', 'sandwell'],
    ['Inspection of Slough Children’s Services Trust', 'slough'],
    [
      'Inspection of Northamptonshire Children’s Trust\nWest Northamptonshire Council',
      'west-northamptonshire',
    ],
  ])('%j is on its council', (text, slug) => {
    expect(recognised(`${text}\nInspection dates: 3 to 14 October 2022`)).toEqual(['ILACS', slug])
  })

  it('of several councils is on none until one is named', () => {
    expect(() => recognised('Inspection of Achieving for Children\n')).toThrow(NotAReport)
  })
})

describe('what is no report is refused by its name', () => {
  it.each([
    ['<!DOCTYPE html>\n<html><head><title>Not found</title>', /HTML page/],
    [
      'Monitoring visit of Bury children’s services\n\nThis letter summarises the findings',
      /monitoring visit/,
    ],
    ["Focused visit to Kent children's services", /focused visit/],
    ['Elm Park Primary School\nUnique reference number 123456\nInspection dates 3 May 2014', /school/],
    [
      'Monitoring visit of Slough children’s services\nThis was the first visit since the\ninspection of services for children in need of help and protection, children looked after and care leavers',
      /monitoring visit/,
    ],
    [
      'Inspection of local authority arrangements for the protection of children\nKent County Council\n',
      /child protection inspection/,
    ],
    ['Joint targeted area inspection of Hampshire\n', /joint targeted area inspection/],
    [
      'Area SEND monitoring inspection of Bury Local Area Partnership\n',
      /monitoring inspection of area SEND/,
    ],
    ['Anytown Fostering\nInspection report for independent fostering agency\n', /agency/],
    ['Inspection of Elm Park Academy\n', /school/],
    ['Short inspection of Elm Park Primary School\n', /school/],
    ['Elm Park Nursery\nUnique reference number EY123456\n', /school or another provider/],
    [
      'Kent County Council Fostering Service\nInspection report for local authority fostering agency',
      /fostering/,
    ],
    ['Inspection report for voluntary adoption agency\nFamilies Together\n', /adoption agency/],
    ['Elm House\nInspection report for residential family centre\n', /residential family centre/],
    ['Elm House\nInspection report for children’s home\n', /children’s home/],
    ['Oakhill Secure Training Centre\nInspection dates 3 May 2014', /secure training centre/],
    ['Joint inspection of local area special educational needs provision in Bury\n', /area SEND inspection/],
    ['Dear Mr Smith\nFocused visit to Kent children’s services\nFollowing the inspection', /focused visit/],
    ['Kent assurance visit\n', /assurance visit/],
    [
      'Elm Park Primary School\nElm Road\nInspection dates 14–15 May 2019\nOverall effectiveness Good',
      /school/,
    ],
    ['Kent College\nGeneral further education college\nInspection dates 3 May 2014', /another provider/],
    [
      'SC034567\nInspected under the social care common inspection framework\nInformation about this children’s home',
      /children’s home/,
    ],
    [
      'The Annual Report of His Majesty’s Chief Inspector of Education, Children’s Services and Skills',
      /annual report/,
    ],
    ['National Cafcass inspection\n', /Cafcass/],
    ['Elm House\nSupported accommodation\nInspection dates', /supported accommodation/],
    ['Joint inspection of the multi-agency arrangements in Kent\n', /joint targeted area/],
    [
      '12 May 2021\nKent County Council\nDear Jane\nInspection of children’s social care services: Kent',
      /This is a letter/,
    ],
    ['12 May 2019\nDear Director\nThank you for your action plan', /This is a letter/],
    ['Dear diary,\n\ntoday nothing happened.', /no report of a kind/],
    ['\n\n', /without any words/],
    ["Inspection of Narnia local authority children's services", /no local authority that Pilcrow knows/],
  ])('%j', (text, message) => {
    expect(() => recognised(text)).toThrow(NotAReport)
    expect(() => recognised(text)).toThrow(message)
  })
})
