import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRank, nameWithoutRank } from '../../../src/ingest/parse/facts.js'
import { isOnlyDays, parseDate, parseDateRange } from '../../../src/text/dates.js'
import { type Block, grades, heading, para, prose, reread } from './typeset.js'

describe('the days of an inspection, however they are printed', () => {
  it.each([
    ['3 to 14 November 2025', '2025-11-03', '2025-11-14'],
    ['14 May–25 May 2018', '2018-05-14', '2018-05-25'],
    ['Monday 14 May to Friday 25 May 2018', '2018-05-14', '2018-05-25'],
    ['25-29 June 2018', '2018-06-25', '2018-06-29'],
    ['1st to 5th October 2018', '2018-10-01', '2018-10-05'],
    ['28 Sept. to 9 Oct. 2015', '2015-09-28', '2015-10-09'],
    ['20 June 2017 ─ 13 July 2017', '2017-06-20', '2017-07-13'],
    ['1/06/15 – 25/06/15', '2015-06-01', '2015-06-25'],
    [
      '30 September 2024 to 4 October 2024 and 13 January 2025 to 16 January 2025',
      '2024-09-30',
      '2025-01-16',
    ],
    ['30 September to 11 October 2024 and 13 to 16 January 2025', '2024-09-30', '2025-01-16'],
    ['4 to 8 January 2024 and 3 to 7 March 2025', '2024-01-04', '2025-03-07'],
    ['12 December to 6 January 2017', '2016-12-12', '2017-01-06'],
    ['14 January 2014 – 5 February2014', '2014-01-14', '2014-02-05'],
    ['13June to 24 June 2022', '2022-06-13', '2022-06-24'],
    ['22 Ocotber to 2 Novemeber 2018', '2018-10-22', '2018-11-02'],
    ['9 Septmeber–9 Febuary 2016', '2015-09-09', '2016-02-09'],
  ])('%s', (printed, from, to) => expect(parseDateRange(printed)).toEqual({ from, to }))

  it('are read back from any two days, written out', () => {
    const day = fc.date({ min: new Date('2012-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    const long = (date: Date) =>
      date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    fc.assert(
      fc.property(day, day, fc.constantFrom(' to ', ' – ', '–', ' - '), (one, other, between) => {
        const [from, to] = one < other ? [one, other] : [other, one]
        const iso = (date: Date) => date.toISOString().slice(0, 10)
        expect(parseDateRange(`${long(from)}${between}${long(to)}`)).toEqual({ from: iso(from), to: iso(to) })
        expect(isOnlyDays(`${long(from)}${between}${long(to)}`)).toBe(true)
      }),
    )
  })

  it('do not go on in words that are no days', () => {
    for (const words of ['Report published: 5 May 2018', 'Lead inspector: Ann Lee', 'to be announced', ''])
      expect(isOnlyDays(words)).toBe(false)
  })
})

it.each([
  ['Published on 5 May 2016', '2016-05-05'],
  ['10/08/2015', '2015-08-10'],
  ['Wednesday, 5th of May 2016', '2016-05-05'],
])('a publication date: %s', (printed, day) => expect(parseDate(printed)).toBe(day))

describe('a lead inspector, whatever the rank', () => {
  it.each([
    ['Dawn Godfrey, HMI', 'Dawn Godfrey'],
    ['Mary O’Brien-Lee HMI (Seconded)', 'Mary O’Brien-Lee'],
    ['Jean-Luc St. John, Senior Her Majesty’s Inspector (SHMI)', 'Jean-Luc St. John'],
    ['Dr Ann B. Lee His Majesty’s Inspector', 'Dr Ann B. Lee'],
    ['Ann Lee Ofsted Inspector', 'Ann Lee'],
    ['Ann Lee Social Care Regulatory Inspector', 'Ann Lee'],
    ['Ann Lee – Regulatory Inspection Manager', 'Ann Lee'],
    ['John Senior Senior HMI', 'John Senior'],
    ['Ann Lee and Bob Ray, HMI', 'Ann Lee'],
    ['Ann Lee/Bob Ray', 'Ann Lee'],
    ['HMI Ann Lee', 'Ann Lee'],
    ['Ann Lee, Senior Operational Lead', 'Ann Lee'],
    ['Ann Lee Specialist Adviser Social Care', 'Ann Lee'],
    ['Ann van der Lee- HMI', 'Ann van der Lee'],
    ['met with children in Kent', null],
    ['HMI', null],
    ['to be confirmed', null],
  ])('%s', (printed, name) => expect(nameWithoutRank(printed)).toBe(name))

  it('may have the rank on the next line', () => {
    expect(isRank('Her Majesty’s Inspector')).toBe(true)
    expect(isRank('Senior HMI, Social Care')).toBe(true)
    expect(isRank('Children are safe')).toBe(false)
  })
})

describe('a cover', () => {
  const report = async (...facts: string[]) => {
    const cover: Block[] = [
      heading('Norfolk County Council', 26),
      heading('Inspection of children’s social care services', 16),
      ...facts.map((each): Block => prose(each)),
      grades(['Judgement', 'Grade'], ['Overall effectiveness', 'Good']),
      prose('Children do well.'),
      heading('The experiences and progress of children who need help and protection: good'),
      para(1, 'Help comes early.'),
    ]
    return (await reread(cover)).report
  }

  it('may break a span of days over two lines, and set rank or name on a line of their own', async () => {
    const { inspected, leadInspector, paragraphs } = await report(
      'Inspection dates: 30 September to 11 October 2024 and 13 to',
      '16 January 2025',
      'Lead inspector:',
      'Ann Lee',
      'Her Majesty’s Inspector',
    )
    expect(inspected).toEqual({ from: '2024-09-30', to: '2025-01-16' })
    expect(leadInspector).toBe('Ann Lee')
    expect(paragraphs.map(({ text }) => text)).toEqual(['Children do well.', 'Help comes early.'])
  })

  it('may leave out what the days are', async () => {
    const { inspected, leadInspector } = await report(
      '2 to 13 March 2020',
      'Lead inspectors: Ann Lee, HMI; Bob Ray, HMI',
    )
    expect(inspected).toEqual({ from: '2020-03-02', to: '2020-03-13' })
    expect(leadInspector).toBe('Ann Lee')
  })

  it.each([
    ['Inspection fieldwork dates: 2 to 13 March 2020'],
    ['Inspection undertaken: 2 March – 13 March 2020'],
    ['Inspected: 2–13 March 2020'],
    ['Fieldwork: 02/03/2020 to 13/03/2020'],
    ['Date: Monday 2 March to Friday 13 March 2020'],
    ['Inspection dates: 2 to 13 March 2020 Lead inspector: Bob Ray Published: 5 May 2021'],
  ])('may call its days otherwise, and set two facts on one line: %s', async (line) => {
    const { inspected, warnings } = await report(line)
    expect(inspected).toEqual({ from: '2020-03-02', to: '2020-03-13' })
    expect(warnings.join()).not.toMatch(/inspection is printed|no day/)
  })

  it.each([
    ['31 June to 10 July 2020', '2020-07-10', '2020-07-10', /one is no day/],
    ['13 July 2020 to 10 July 2020', '2020-07-13', '2020-07-10', /before its first/],
  ])('with a slip in its days keeps what can be read, and says so: %s', async (days, from, to, warning) => {
    const { inspected, warnings } = await report(`Inspection dates: ${days}`)
    expect(inspected).toEqual({ from, to })
    expect(warnings[0]).toMatch(warning)
  })

  it.each([
    [['Lead inspectors: Ann Lee HMI and Bob Ray HMI']],
    [['Lead inspector(s): Ann Lee']],
    [['Lead HMI: Ann Lee']],
    [['Lead Her Majesty’s Inspector: Ann Lee']],
    [['Lead inspector: Ann', 'Lee, His Majesty’s Inspector']],
    [['Lead inspector – Ann Lee – His Majesty’s Inspector']],
  ])('names its inspector in many ways: %s', async (lines) => {
    expect((await report('Inspection dates: 2 to 13 March 2020', ...lines)).leadInspector).toBe('Ann Lee')
  })

  it('that names nobody has no lead inspector, whatever stands below', async () => {
    expect((await report('Inspection dates: 2 to 13 March 2020', 'Lead inspector:')).leadInspector).toBeNull()
  })

  it('takes no sentence that begins with publishing for its own date', async () => {
    const { published } = await report(
      'Inspection dates: 2 to 13 March 2020',
      'published on 4 May 2019 by the council, was read by inspectors before they came.',
    )
    expect(published).toBeNull()
  })

  it('without days makes no report', async () => {
    await expect(report('Lead inspector: Ann Lee')).rejects.toThrow('prints no inspection dates')
  })
})
