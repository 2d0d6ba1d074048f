import { describe, expect, it, test } from 'vitest'
import { passageKey, placeOfKey, type Report, tableKey } from '../../src/model/report.js'
import {
  citesHeading,
  datesInWords,
  disputedPlaces,
  inspectorsByBody,
  inWords,
  leadInWords,
  leadsInWords,
  linkWords,
  monthInWords,
  numberOrKey,
  placeName,
  publicationInWords,
  quotable,
  quotableAt,
  quoteOf,
  reportName,
  scaleTable,
  standsIn,
} from '../../src/quotation/quote.js'
import { bundledReport } from '../answer/later-report.js'

const northumberland = bundledReport('northumberland-2012')
const lincolnshire = bundledReport('lincolnshire-2015')
const withLead = (leadInspector: string | null): Report => ({ ...northumberland, leadInspector })

describe('What names a report', () => {
  it('is its council and its year; with a month where there are two of one, and the kind where that is another', () => {
    expect(reportName(northumberland)).toBe('Northumberland 2012')
    const named = { ...northumberland.named, month: 8 }
    expect(reportName({ ...northumberland, named })).toBe('Northumberland August 2012')
    expect(reportName({ ...northumberland, framework: 'SEND' })).toBe('Northumberland 2012 SEND')
  })

  it('is told with who led its inspection, where that is printed', () => {
    expect(leadInWords(withLead('Pat Smith'))).toBe('Northumberland 2012: inspection led by Pat Smith.')
    expect(leadInWords(withLead(null))).toBeNull()
    expect(leadsInWords([withLead('Pat Smith'), withLead(null)])).toBe(
      'Northumberland 2012, inspection led by Pat Smith; Northumberland 2012',
    )
  })

  it('is told with its inspectors, body by body, and which of them led', () => {
    const inspectors = [
      { name: 'Ada Byron', body: 'Ofsted', leads: true },
      { name: 'Mary Somerville', body: 'Ofsted', leads: false },
      { name: 'Mary Anning', body: 'CQC', leads: false },
    ] as Report['inspectors']
    expect(inspectorsByBody({ inspectors })).toEqual([
      ['Ofsted', 'Ada Byron (lead), Mary Somerville'],
      ['CQC', 'Mary Anning'],
    ])
  })

  it('is told with when it was published, and where that date is from, or else when the inspection was', () => {
    const published = '2012-05-14'
    expect(publicationInWords({ ...northumberland, published, publishedSource: 'printed' } as Report)).toBe(
      'published 14 May 2012',
    )
    expect(publicationInWords({ ...northumberland, published, publishedSource: 'given' } as Report)).toBe(
      'published 14 May 2012 (date given with the file)',
    )
    const inspected = { from: '2012-03-05', to: '2012-03-05' }
    expect(publicationInWords({ ...northumberland, published: null, inspected })).toBe(
      'inspected 5 March 2012, publication date not stated',
    )
  })
})

describe('A day', () => {
  test('is told in words, two of them as a span', () => {
    expect(inWords('2012-05-04')).toBe('4 May 2012')
    expect(monthInWords('2026-06-19')).toBe('June 2026')
    expect(datesInWords({ from: '2026-06-08', to: '2026-06-08' })).toBe('8 June 2026')
    expect(datesInWords({ from: '2026-06-08', to: '2026-06-19' })).toBe('8 June 2026 to 19 June 2026')
  })
})

describe('A quotation', () => {
  const text = 'One.  Two. Three. Four. Five.'

  it('keeps the order of the text, whatever that of its sentences, and each of them once', () => {
    expect(quoteOf(text, [3, 0, 3])).toBe('One. … Four.')
    expect(quoteOf('a b c d e f g h i j k. Two. Three.', [2, 1])).toBe('Two. Three.')
    expect(quoteOf(Array.from({ length: 12 }, (_, at) => `S${at}.`).join(' '), [10, 9])).toBe('S9. S10.')
    expect(quoteOf(text, [2])).toBe('Three.')
  })

  it('stands in no text that has its pieces in another order', () => {
    expect(standsIn('Two. … One.', text)).toBe(false)
    expect(standsIn('One. … Two. … Three.', text)).toBe(true)
    expect(standsIn('Two. … Two.', text)).toBe(false)
  })
})

describe('The words of a link', () => {
  test.each([
    ['https://ofsted.gov.uk/a', 'Ofsted'],
    ['https://ofsted.gov.uk.example.org/a', 'ofsted.gov.uk.example.org'],
    ['https://files.www.example.org/a', 'files.www.example.org'],
    ['https://ofsted.gov.uk/a#page=12', 'Ofsted, page 12'],
    ['https://ofsted.gov.uk/a#on#page=2', 'Ofsted'],
    ['https://ofsted.gov.uk/a#page=2b', 'Ofsted'],
  ])('%s: %s', (link, words) => expect(linkWords(link)).toBe(words))
})

describe('A key', () => {
  test.each([
    ['75', '75', '75', null, false],
    ['3t', '3', '3', null, true],
    ['13t', '13', '13', null, true],
    ['s7p4', 's7p4', null, '4', false],
    ['s12p14t', 's12p14', null, '14', true],
    ['at', 'at', null, null, false],
    ['x3t', 'x3t', null, null, false],
    ['3tt', '3tt', null, null, false],
  ])('%s stands at %s', (key, paragraph, number, passage, isTable) => {
    expect(placeOfKey(key)).toEqual({ paragraph, number, passage, isTable })
    expect(placeName({ key })).toBe(isTable ? 'four-point scale' : null)
  })

  it('is read as it was made', () => {
    const passage = passageKey('s12', 14)
    expect(placeOfKey(passage)).toMatchObject({ paragraph: passage, passage: '14', isTable: false })
    expect(placeOfKey(tableKey(passage))).toMatchObject({ paragraph: passage, passage: '14', isTable: true })
    expect(placeOfKey(tableKey('3'))).toMatchObject({ paragraph: '3', number: '3', isTable: true })
  })

  it('is cited by its number where it has one, and with the heading over it where it has none', () => {
    expect(numberOrKey({ number: 75, key: '75' })).toBe('¶75')
    expect(numberOrKey({ number: null, key: 's7p4' })).toBe('s7p4')
    expect(citesHeading({ paragraph: null, key: 's7p4' })).toBe(true)
    expect(citesHeading({ paragraph: 75, key: '75' })).toBe(false)
    expect(citesHeading({ paragraph: null, key: '3t' })).toBe(false)
    expect(citesHeading({ paragraph: 12, key: 's7p4' })).toBe(false)
  })
})

describe('The table of a report’s grades', () => {
  const table = scaleTable(northumberland)

  it('stands once, after its paragraph, among what can be quoted', () => {
    const keys = quotable(northumberland).map(({ key }) => key)
    const at = keys.indexOf(table?.key ?? '')
    expect(at).toBeGreaterThan(0)
    expect(keys[at - 1]).toBe(placeOfKey(table?.key ?? '').paragraph)
    expect(keys.filter((key) => key === table?.key)).toHaveLength(1)
    expect(keys).toHaveLength(northumberland.paragraphs.length + 1)
    expect(quotableAt(northumberland, table?.key ?? '')).toEqual(table)
  })

  it('holds the rows of the table alone, and is none where there are none', () => {
    const rows = northumberland.scale.filter(({ place }) => place === 'table')
    expect(table?.text.split('\n')).toHaveLength(rows.length)
    const told = { ...northumberland.scale[0], place: 'passage' } as Report['scale'][number]
    expect(scaleTable({ ...northumberland, scale: [told] })).toBeNull()
    expect(scaleTable({ ...northumberland, paragraphs: [] })).toBeNull()
    expect(quotable(lincolnshire)).toHaveLength(
      lincolnshire.paragraphs.length + (scaleTable(lincolnshire) === null ? 0 : 1),
    )
  })
})

describe('A judgement of which a report prints one grade', () => {
  it('is disputed nowhere', () =>
    expect(northumberland.judgements.filter((one) => disputedPlaces(one).length > 0)).toEqual([]))
})
