import { describe, expect, it } from 'vitest'
import type { GradeMeaning } from '../../../src/model/report.js'
import { type BundledId, parseText, slacReports, sourceOf } from '../bundled.js'
import { heading, newPage, para, prose, reread } from './typeset.js'

const scaleOf = (id: BundledId): GradeMeaning[] => parseText(sourceOf(id)).report.scale

describe('what the grades mean', () => {
  it.each(slacReports)('is the table after ¶3 in %s, however the copy draws it', (id) => {
    const row = { of: null, place: 'table', key: '3', page: null }
    expect(scaleOf(id)).toEqual([
      {
        ...row,
        grade: 'Outstanding',
        label: 'Outstanding (Grade 1)',
        meaning: 'A service that significantly exceeds minimum requirements',
      },
      {
        ...row,
        grade: 'Good',
        label: 'Good (Grade 2)',
        meaning: 'A service that exceeds minimum requirements',
      },
      {
        ...row,
        grade: 'Adequate',
        label: 'Adequate (Grade 3)',
        meaning: 'A service that only meets minimum requirements',
      },
      {
        ...row,
        grade: 'Inadequate',
        label: 'Inadequate (Grade 4)',
        meaning: 'A service that does not meet minimum requirements',
      },
    ])
  })

  it('is told of the local authority and of the board apart in Lincolnshire 2015, though its copy runs passages together', () => {
    const scale = scaleOf('lincolnshire-2015')
    expect(scale.map(({ of, grade }) => `${of}: ${grade}`)).toEqual(
      ['local authority', 'LSCB'].flatMap((of) =>
        ['Outstanding', 'Good', 'Requires improvement', 'Inadequate'].map((grade) => `${of}: ${grade}`),
      ),
    )
    expect(scale.find(({ of, grade }) => of === 'LSCB' && grade === 'Requires improvement')).toEqual({
      grade: 'Requires improvement',
      label: 'An LSCB requires improvement',
      meaning: 'An LSCB requires improvement if it does not yet demonstrate the characteristics of good.',
      of: 'LSCB',
      place: 'passage',
      key: 's40p1',
      page: null,
    })
  })

  it('is not said in a report of today', () => expect(scaleOf('north-lincolnshire-2022')).toEqual([]))

  it('is read from a printed page: cells wrap, and a later table of grades is none of it', async () => {
    const { report } = await reread([
      heading('Inspection of looked after children services', 26),
      heading('Norfolk County Council', 18),
      heading('Inspection dates: 8 – 12 July 2013', 10),
      newPage,
      heading('Contents', 18),
      ...['The inspection judgements and what they mean', 'Service information'].map((each) => ({
        rows: [[each, '2']],
        widths: [400, 50],
      })),
      newPage,
      heading('The inspection judgements and what they mean', 18),
      para(1, 'All inspection judgements are made using the following four point scale.'),
      {
        rows: [
          ['Outstanding (Grade 1)', 'A service that significantly exceeds minimum requirements'],
          ['Adequate (Grade 3)', 'A service that only meets minimum requirements'],
        ],
        widths: [140, 190],
      },
      heading('Service information', 18),
      para(2, 'Ofsted judged its homes:'),
      { rows: [['Good (Grade 2)', 'Three homes']], widths: [140, 190] },
    ])
    expect(report.scale.map(({ label, meaning, key, page }) => [label, meaning, key, page])).toEqual([
      ['Outstanding (Grade 1)', 'A service that significantly exceeds minimum requirements', '1', 3],
      ['Adequate (Grade 3)', 'A service that only meets minimum requirements', '1', 3],
    ])
  })

  it('is not what findings say of an authority', async () => {
    const { report } = await reread([
      heading('Norfolk County Council', 26),
      heading(
        'Inspection of services for children in need of help and protection, children looked after and care leavers',
      ),
      heading('Inspection date: 18 Feb 2014 – 12 March 2014'),
      newPage,
      heading('Section 1: the local authority', 16),
      heading('Summary of key findings'),
      prose('A local authority that is good would have done so sooner.'),
      para(1, 'Social workers see children alone.'),
      heading('What the inspection judgements mean: the local authority', 16),
      prose('A good local authority leads effective services. Children are safe.'),
      prose('An inadequate local authority leaves children at risk.'),
      heading('Information about this inspection', 16),
      prose('A local authority that is outstanding is rare.'),
    ])
    expect(report.scale.map(({ label, meaning }) => [label, meaning])).toEqual([
      ['A good local authority', 'A good local authority leads effective services. Children are safe.'],
      ['An inadequate local authority', 'An inadequate local authority leaves children at risk.'],
    ])
  })
})
