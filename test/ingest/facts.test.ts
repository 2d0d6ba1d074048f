import { describe, expect, it } from 'vitest'
import { nameWithoutRank } from '../../src/ingest/parse/facts.js'
import { parseDate, parseDateRange } from '../../src/text/dates.js'
import { type BundledId, parseText, sourceOf } from './bundled.js'

const facts: Readonly<Record<BundledId, readonly [string, string, string, string | null, string]>> = {
  'lincolnshire-2015': ['SIF', '2014-10-22', '2014-11-12', '2015-01-06', 'Fiona Millns'],
  'north-lincolnshire-2012': ['SLAC', '2012-04-23', '2012-05-04', '2012-06-13', 'Neil Penswick'],
  'north-lincolnshire-2022': ['ILACS', '2022-10-10', '2022-10-14', null, 'Jan Edwards'],
  'northumberland-2012': ['SLAC', '2012-03-19', '2012-03-30', '2012-05-14', 'Martin Ayres'],
  'south-gloucestershire-2012': ['SLAC', '2012-06-25', '2012-07-06', '2012-08-10', 'Richard Nash'],
}

describe.each(Object.entries(facts))('%s', (id, [framework, from, to, published, lead]) => {
  const source = sourceOf(id as BundledId)
  const { report } = parseText(source)

  it('says who inspected when, and when it was published', () => {
    expect(report.framework).toBe(framework)
    expect(report.inspected).toEqual({ from, to })
    expect(report.published).toBe(published)
    expect(report.leadInspector).toBe(lead)
  })

  it('gives the terms of its licence word for word', () => {
    expect(report.licence).toMatch(/^(This document may be reproduced|You may (copy|reuse)) .*\.$/)
    expect(source.replace(/\s+/g, ' ')).toContain(report.licence)
  })
})

describe('printed days', () => {
  it.each([
    ['23 April to 4 May 2012', '2012-04-23', '2012-05-04'],
    ['10 to 14 October 2022', '2022-10-10', '2022-10-14'],
    ['8 – 12 July 2013', '2013-07-08', '2013-07-12'],
    ['22 October 2014  12 November 2014', '2014-10-22', '2014-11-12'],
    ['18 Feb 2014 – 12 March 2014', '2014-02-18', '2014-03-12'],
    ['12/09/2016 to 06/10/2016', '2016-09-12', '2016-10-06'],
    ['12 December to 6 January 2017', '2016-12-12', '2017-01-06'],
    ['5 March 2013', '2013-03-05', '2013-03-05'],
  ])('%s', (printed, from, to) => expect(parseDateRange(printed)).toEqual({ from, to }))

  it.each(['', 'to be announced', '40 May 2012', '6 to 3 May 2012', '31 February 2014'])(
    '%s is no span of days',
    (printed) => {
      expect(parseDateRange(printed)).toBeNull()
    },
  )

  it('a publication date needs day, month and year', () => {
    expect(parseDate('13 June 2012')).toBe('2012-06-13')
    expect(parseDate('June 2012')).toBeNull()
  })
})

describe('an inspector', () => {
  it.each([
    ['Neil Penswick HMI', 'Neil Penswick'],
    ["Jan Edwards, His Majesty's Inspector", 'Jan Edwards'],
    ['Jan Edwards, Her Majesty’s Inspector', 'Jan Edwards'],
    ['Marie McGuinness Senior HMI', 'Marie McGuinness'],
    ['Marianick Ellender-Gele HMI', 'Marianick Ellender-Gele'],
    ["Sean O'Brien", "Sean O'Brien"],
    ['Ann Lee HMI and Bob Ray HMI', 'Ann Lee'],
  ])('%s is named without rank', (printed, name) => expect(nameWithoutRank(printed)).toBe(name))
})
