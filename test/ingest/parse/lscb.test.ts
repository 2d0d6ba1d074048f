import { describe, expect, it } from 'vitest'
import { bullets, heading, newPage, para, prose, reread } from './typeset.js'

describe('a review of a board alone', async () => {
  const { report } = await reread([
    heading('Norfolk Safeguarding Children Board', 26),
    heading('Review of the effectiveness of the Local Safeguarding Children Board'),
    heading('Inspection date: 15 June 2015 – 17 June 2015'),
    heading('Report published: 3 August 2015'),
    heading('The Local Safeguarding Children Board requires improvement'),
    prose('Its work does not yet reach all who need it.'),
    newPage,
    heading('Executive summary', 16),
    prose('The chair is respected.'),
    heading('Recommendations', 16),
    ...bullets('Ask children what they think (paragraph 1).', 'Publish what is learned (paragraph 2).'),
    heading('Inspection findings', 16),
    para(1, 'Children are not asked.'),
    para(2, 'Reviews are thorough, but stay in a drawer.'),
    heading('Information about this review', 16),
    heading('The inspection team', 12),
    prose('Lead inspector: Ann Lee, HMI'),
  ])

  it('makes one judgement', () => {
    expect(report.framework).toBe('LSCB')
    expect(report.judgements.map(({ judgement, grade }) => [judgement, grade])).toEqual([
      ['lscb', 'Requires improvement'],
    ])
    expect(report.warnings).toEqual([])
    expect(report.leadInspector).toBe('Ann Lee')
  })

  it('recommends each bullet, and keeps the findings for themselves', () => {
    expect(report.recommendations.map(({ text }) => text)).toEqual([
      'Ask children what they think (paragraph 1).',
      'Publish what is learned (paragraph 2).',
    ])
    expect(
      report.paragraphs.filter(({ number }) => number !== null).map(({ key, locator }) => [key, locator]),
    ).toEqual([
      ['1', 'Inspection findings'],
      ['2', 'Inspection findings'],
    ])
  })
})
