import { describe, expect, it } from 'vitest'
import { bullets, grades, heading, newPage, para, prose, reread } from './typeset.js'

describe('a report on looked after children, 2013', async () => {
  const { report } = await reread([
    heading('Inspection of looked after children services', 26),
    heading('Norfolk County Council', 18),
    heading('Inspection dates: 8 – 12 July 2013', 10),
    heading('Reporting inspector Ann Lee HMI', 10),
    prose('Published: 16 August 2013', 10),
    newPage,
    heading('Contents', 18),
    ...['About this inspection', 'Service information', 'Capacity to improve'].map((each) => ({
      rows: [[each, '2']],
      widths: [400, 50],
    })),
    newPage,
    heading('About this inspection', 18),
    para(1, 'Inspectors met children, carers and staff.'),
    heading('Service information', 18),
    para(2, 'About 1,000 children are looked after.'),
    heading('Overall effectiveness of services for looked after children and young people', 18),
    heading('Grade 3 (Adequate)'),
    para(3, 'Services meet what the law asks.'),
    heading('Capacity to improve', 18),
    heading('Grade 2 (Good)'),
    para(4, 'Leaders learn.'),
    heading('Areas for improvement'),
    para(5, 'The local authority should take the following action:'),
    heading('Immediately:', 12),
    ...bullets('see that every child has a plan', 'tell children who their social worker is.'),
    heading('Within three months:', 12),
    ...bullets('shorten the wait for a dentist.'),
    heading('Outcomes for looked after children and young people', 18),
    heading('Grade 4 (inadequate)'),
    para(6, 'Few pass their examinations.'),
    heading('Quality of provision', 18),
    heading('Grade 3 (Adequate)'),
    para(7, 'Homes differ.'),
    heading('Leadership and management', 18),
    heading('Grade 3 (Adequate)'),
    para(8, 'Members are informed.'),
    newPage,
    heading('Record of main findings', 18),
    grades(
      ['Overall effectiveness', 'Adequate'],
      ['Capacity to improve', 'Good'],
      ['Outcomes for looked after children and young people', 'Inadequate'],
      ['Quality of provision', 'Adequate'],
      ['Leadership and management', 'Adequate'],
    ),
  ])

  it('says who inspected when, and when it was published', () => {
    expect([report.framework, report.inspected, report.published, report.leadInspector]).toEqual([
      'LAC',
      { from: '2013-07-08', to: '2013-07-12' },
      '2013-08-16',
      'Ann Lee',
    ])
  })

  it('has five grades, each told twice', () => {
    expect(
      report.judgements.map(({ judgement, grade, evidence }) => [
        judgement,
        grade,
        evidence.map(({ kind }) => kind),
      ]),
    ).toEqual([
      ['overall-effectiveness', 'Adequate', ['heading', 'record']],
      ['capacity-to-improve', 'Good', ['heading', 'record']],
      ['outcomes', 'Inadequate', ['heading', 'record']],
      ['quality-of-provision', 'Adequate', ['heading', 'record']],
      ['leadership-and-management', 'Adequate', ['heading', 'record']],
    ])
    expect(report.warnings).toEqual([])
  })

  it('recommends each bullet, with its deadline and the number it stands under', () => {
    expect(
      report.recommendations.map(({ paragraph, deadline, text }) => [paragraph, deadline, text]),
    ).toEqual([
      [5, 'Immediately', 'see that every child has a plan'],
      [5, 'Immediately', 'tell children who their social worker is.'],
      [5, 'Within three months', 'shorten the wait for a dentist.'],
    ])
    expect(report.paragraphs.filter(({ number }) => number !== null).map(({ number }) => number)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ])
  })
})
